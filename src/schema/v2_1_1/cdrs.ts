import { CURRENCY } from '../../core/formats.js';
import type { ObjectSchema } from '../../core/kind.js';
import { list, nonEmptyList, object, optional } from '../../core/object.js';
import { ciString, dateTime, number, string } from '../../core/primitives.js';
import { isCDR } from '../guards_v2_1_1/cdrs.js';
import { type AuthMethod, AuthMethodSchema } from './auth-method.js';
import { type ChargingPeriod, ChargingPeriodSchema } from './charging-period.js';
import { type Location, LocationSchema } from './locations.js';
import { cdrRules } from './rules.js';
import { type Tariff, TariffSchema } from './tariffs.js';

/**
 * Charge detail record: a finished session with its costs, as it is invoiced; it is not changed afterwards.
 * @see OCPI 2.1.1, mod_cdrs, 31-cdr-object
 */
export interface CDR {
  /** Identifier of the CDR within the CPO's platform. */
  id: string;
  /** When the session began. */
  start_date_time: string;
  /** When the session ended. */
  stop_date_time: string;
  /** Contract of the driver: the `auth_id` of the Token that started the session. */
  auth_id: string;
  /** How the driver was authorised; the last method when there were several. */
  auth_method: AuthMethod;
  /** Where the session took place, with only the EVSE and Connector that were used. */
  location: Location;
  /** Identifier of the meter in the charge point. */
  meter_id?: string | undefined;
  /** ISO 4217 code of the currency of all amounts in this CDR, three capital letters. */
  currency: string;
  /** The Tariffs that the costs were computed with, also when they are free of charge. */
  tariffs?: Tariff[] | undefined;
  /** The periods of which the session is made up. */
  charging_periods: ChargingPeriod[];
  /** All costs together, without VAT, in major units of the currency. */
  total_cost: number;
  /** Energy charged, in kWh. */
  total_energy: number;
  /** Duration of the session, charging or not, in hours. */
  total_time: number;
  /** Time in which the vehicle was connected but not charging, in hours. */
  total_parking_time?: number | undefined;
  /** A remark for people, such as why the session was stopped. */
  remark?: string | undefined;
  /** When this CDR was last changed or created. */
  last_updated: string;
}

/** Schema of {@link CDR}. */
export const CDRSchema: ObjectSchema<CDR> = object<CDR>(
  'CDR',
  {
    id: ciString(36),
    start_date_time: dateTime(),
    stop_date_time: dateTime(),
    auth_id: string(36),
    auth_method: AuthMethodSchema,
    location: LocationSchema,
    meter_id: optional(string(255)),
    currency: string(3, CURRENCY),
    tariffs: optional(list(TariffSchema)),
    charging_periods: nonEmptyList(ChargingPeriodSchema),
    total_cost: number(),
    total_energy: number(),
    total_time: number(),
    total_parking_time: optional(number()),
    remark: optional(string(255)),
    last_updated: dateTime(),
  },
  cdrRules,
  isCDR,
);
