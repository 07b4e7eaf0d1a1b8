import type { ObjectSchema, Schema } from '../../core/kind.js';
import { closedEnum, nonEmptyList, type Open, object } from '../../core/object.js';
import { dateTime, number } from '../../core/primitives.js';
import { isCdrDimension, isChargingPeriod } from '../guards_v2_1_1/charging-period.js';

/**
 * What a charging period measures: ENERGY in kWh, currents in A, times in hours, FLAT without a unit.
 * @see OCPI 2.1.1, mod_cdrs, 43-cdrdimensiontype-enum
 */
export type CdrDimensionType = Open<
  'ENERGY' | 'FLAT' | 'MAX_CURRENT' | 'MIN_CURRENT' | 'PARKING_TIME' | 'TIME'
>;

/** Schema of {@link CdrDimensionType}. */
export const CdrDimensionTypeSchema: Schema<CdrDimensionType> = closedEnum<CdrDimensionType>(
  'CdrDimensionType',
  ['ENERGY', 'FLAT', 'MAX_CURRENT', 'MIN_CURRENT', 'PARKING_TIME', 'TIME'],
);

/** A quantity measured in a charging period. @see OCPI 2.1.1, mod_cdrs, 42-cdrdimension-class */
export interface CdrDimension {
  /** What was measured, which also gives the unit. */
  type: CdrDimensionType;
  /** The quantity, in the unit of its type. */
  volume: number;
}

/** Schema of {@link CdrDimension}. */
export const CdrDimensionSchema: ObjectSchema<CdrDimension> = object<CdrDimension>(
  'CdrDimension',
  {
    type: CdrDimensionTypeSchema,
    volume: number(),
  },
  [],
  isCdrDimension,
);

/**
 * A part of a session in which the same prices hold; it ends where the next one starts.
 * @see OCPI 2.1.1, mod_cdrs, 44-chargingperiod-class
 */
export interface ChargingPeriod {
  /** When the period began. */
  start_date_time: string;
  /** What was measured in this period. */
  dimensions: CdrDimension[];
}

/** Schema of {@link ChargingPeriod}. */
export const ChargingPeriodSchema: ObjectSchema<ChargingPeriod> = object<ChargingPeriod>(
  'ChargingPeriod',
  {
    start_date_time: dateTime(),
    dimensions: nonEmptyList(CdrDimensionSchema),
  },
  [],
  isChargingPeriod,
);
