import { CURRENCY } from '../../core/formats.js';
import type { ObjectSchema, Schema } from '../../core/kind.js';
import { closedEnum, list, type Open, object, optional } from '../../core/object.js';
import { dateTime, number, string } from '../../core/primitives.js';
import { isSession } from '../guards_v2_1_1/sessions.js';
import { type AuthMethod, AuthMethodSchema } from './auth-method.js';
import { type ChargingPeriod, ChargingPeriodSchema } from './charging-period.js';
import { type Location, LocationSchema } from './locations.js';
import { sessionRules } from './rules.js';

/** How far a Session has come. @see OCPI 2.1.1, mod_sessions, 41-sessionstatus-enum */
export type SessionStatus = Open<'ACTIVE' | 'COMPLETED' | 'INVALID' | 'PENDING'>;

/** Schema of {@link SessionStatus}. */
export const SessionStatusSchema: Schema<SessionStatus> = closedEnum<SessionStatus>('SessionStatus', [
  'ACTIVE',
  'COMPLETED',
  'INVALID',
  'PENDING',
]);

/**
 * A charging session, as it is while it goes on and right after.
 * @see OCPI 2.1.1, mod_sessions, 31-session-object
 */
export interface Session {
  /** Identifier of the Session within the CPO's platform. */
  id: string;
  /** When the Session became active. */
  start_datetime: string;
  /** When the Session ended. */
  end_datetime?: string | undefined;
  /** Energy charged so far, in kWh. */
  kwh: number;
  /** Contract of the driver: the `auth_id` of the Token that started the Session. */
  auth_id: string;
  /** How the driver was authorised. */
  auth_method: AuthMethod;
  /** Where the Session takes place, with only the EVSE and Connector that are used. */
  location: Location;
  /** Identifier of the energy meter. */
  meter_id?: string | undefined;
  /** ISO 4217 code of the currency of this Session, three capital letters. */
  currency: string;
  /** The periods of which the cost is made up. */
  charging_periods?: ChargingPeriod[] | undefined;
  /**
   * What the eMSP pays to the CPO, without VAT, in major units of the currency; 0 means free, absent means
   * not said.
   */
  total_cost?: number | undefined;
  /** How far the Session has come. */
  status: SessionStatus;
  /** When this Session was last changed or created. */
  last_updated: string;
}

/** Schema of {@link Session}. */
export const SessionSchema: ObjectSchema<Session> = object<Session>(
  'Session',
  {
    id: string(36),
    start_datetime: dateTime(),
    end_datetime: optional(dateTime()),
    kwh: number(),
    auth_id: string(36),
    auth_method: AuthMethodSchema,
    location: LocationSchema,
    meter_id: optional(string(255)),
    currency: string(3, CURRENCY),
    charging_periods: optional(list(ChargingPeriodSchema)),
    total_cost: optional(number()),
    status: SessionStatusSchema,
    last_updated: dateTime(),
  },
  sessionRules,
  isSession,
);
