import type { ObjectSchema, Schema } from '../../core/kind.js';
import { closedEnum, nonEmptyList, type Open, object, optional } from '../../core/object.js';
import { ciString, dateTime, number } from '../../core/primitives.js';
import { isCdrDimension, isChargingPeriod } from '../guards_v2_2_1/charging-period.js';

/**
 * What a charging period measures: energies in kWh, currents in A, powers in kW, times in hours,
 * STATE_OF_CHARGE in percent; CURRENT, ENERGY_EXPORT, ENERGY_IMPORT, POWER and STATE_OF_CHARGE are for
 * Sessions only.
 * @see OCPI 2.2.1, mod_cdrs, mod_cdrs_cdrdimensiontype_enum
 */
export type CdrDimensionType = Open<
  | 'CURRENT'
  | 'ENERGY'
  | 'ENERGY_EXPORT'
  | 'ENERGY_IMPORT'
  | 'MAX_CURRENT'
  | 'MIN_CURRENT'
  | 'MAX_POWER'
  | 'MIN_POWER'
  | 'PARKING_TIME'
  | 'POWER'
  | 'RESERVATION_TIME'
  | 'STATE_OF_CHARGE'
  | 'TIME'
>;

/** Schema of {@link CdrDimensionType}. */
export const CdrDimensionTypeSchema: Schema<CdrDimensionType> = closedEnum<CdrDimensionType>(
  'CdrDimensionType',
  [
    'CURRENT',
    'ENERGY',
    'ENERGY_EXPORT',
    'ENERGY_IMPORT',
    'MAX_CURRENT',
    'MIN_CURRENT',
    'MAX_POWER',
    'MIN_POWER',
    'PARKING_TIME',
    'POWER',
    'RESERVATION_TIME',
    'STATE_OF_CHARGE',
    'TIME',
  ],
);

/** A quantity measured in a charging period. @see OCPI 2.2.1, mod_cdrs, mod_cdrs_cdrdimension_class */
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
 * @see OCPI 2.2.1, mod_cdrs, mod_cdrs_chargingperiod_class
 */
export interface ChargingPeriod {
  /** When the period began. */
  start_date_time: string;
  /** What was measured in this period. */
  dimensions: CdrDimension[];
  /** Identifier of the Tariff that holds in this period; absent when none does. */
  tariff_id?: string | undefined;
}

/** Schema of {@link ChargingPeriod}. */
export const ChargingPeriodSchema: ObjectSchema<ChargingPeriod> = object<ChargingPeriod>(
  'ChargingPeriod',
  {
    start_date_time: dateTime(),
    dimensions: nonEmptyList(CdrDimensionSchema),
    tariff_id: optional(ciString(36)),
  },
  [],
  isChargingPeriod,
);
