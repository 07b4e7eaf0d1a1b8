import { ALPHA2, ALPHA3, CURRENCY } from '../../core/formats.js';
import type { ObjectSchema } from '../../core/kind.js';
import { list, nonEmptyList, object, optional } from '../../core/object.js';
import { boolean, ciString, dateTime, int, number, string } from '../../core/primitives.js';
import { isCDR, isCdrLocation, isSignedData, isSignedValue } from '../guards_v2_2_1/cdrs.js';
import { type AuthMethod, AuthMethodSchema } from './auth-method.js';
import { type CdrToken, CdrTokenSchema } from './cdr-token.js';
import { type ChargingPeriod, ChargingPeriodSchema } from './charging-period.js';
import { type GeoLocation, GeoLocationSchema } from './geo-location.js';
import {
  type ConnectorFormat,
  ConnectorFormatSchema,
  type ConnectorType,
  ConnectorTypeSchema,
  type PowerType,
  PowerTypeSchema,
} from './location-enums.js';
import { cdrRules } from './rules.js';
import { type Tariff, TariffSchema } from './tariffs.js';
import { type Price, PriceSchema } from './types.js';

/** One signed value, plain and signed. @see OCPI 2.2.1, mod_cdrs, mod_cdrs_signed_value_class */
export interface SignedValue {
  /** The event that the value belongs to: `Start`, `End` or `Intermediate`; others may come. */
  nature: string;
  /** The value before signing, in the format of the encoding. */
  plain_data: string;
  /** The signed value in base64, in the format of the encoding. */
  signed_data: string;
}

/** Schema of {@link SignedValue}. */
export const SignedValueSchema: ObjectSchema<SignedValue> = object<SignedValue>(
  'SignedValue',
  {
    nature: ciString(32),
    plain_data: string(5000),
    signed_data: string(5000),
  },
  [],
  isSignedValue,
);

/**
 * Signed meter values with what is needed to check them.
 * @see OCPI 2.2.1, mod_cdrs, mod_cdrs_signed_data_class
 */
export interface SignedData {
  /** Name of the encoding of the signed values, such as `OCMF`. */
  encoding_method: string;
  /** Version of the encoding. */
  encoding_method_version?: number | undefined;
  /** Public key of the signature, in base64. */
  public_key?: string | undefined;
  /** The signed values. */
  signed_values: SignedValue[];
  /** Page on which a driver can check the signed values. */
  url?: string | undefined;
}

/** Schema of {@link SignedData}. */
export const SignedDataSchema: ObjectSchema<SignedData> = object<SignedData>(
  'SignedData',
  {
    encoding_method: ciString(36),
    encoding_method_version: optional(int()),
    public_key: optional(string(512)),
    signed_values: nonEmptyList(SignedValueSchema),
    url: optional(string(512)),
  },
  [],
  isSignedData,
);

/**
 * The place of a session as it was when the session began.
 * @see OCPI 2.2.1, mod_cdrs, mod_cdrs_cdr_location_class
 */
export interface CdrLocation {
  /** Identifier of the Location within the CPO's platform. */
  id: string;
  /** Name to display. */
  name?: string | undefined;
  /** Street and house number. */
  address: string;
  /** City or town. */
  city: string;
  /** Postal code; left out only where the place has none. */
  postal_code?: string | undefined;
  /** State or province, where that matters. */
  state?: string | undefined;
  /** ISO 3166-1 alpha-3 code of the country the Location is in. */
  country: string;
  /** Where the Location is. */
  coordinates: GeoLocation;
  /** Identifier of the EVSE; `#NA` for a reservation that never became a session. */
  evse_uid: string;
  /** EVSE ID in the eMI3 format; `#NA` for a reservation that never became a session. */
  evse_id: string;
  /** Identifier of the connector; `#NA` for a reservation that never became a session. */
  connector_id: string;
  /** Standard of the connector; to be ignored for a reservation that never became a session. */
  connector_standard: ConnectorType;
  /** Format of the connector; to be ignored for a reservation that never became a session. */
  connector_format: ConnectorFormat;
  /** Kind of current; to be ignored for a reservation that never became a session. */
  connector_power_type: PowerType;
}

/** Schema of {@link CdrLocation}. */
export const CdrLocationSchema: ObjectSchema<CdrLocation> = object<CdrLocation>(
  'CdrLocation',
  {
    id: ciString(36),
    name: optional(string(255)),
    address: string(45),
    city: string(45),
    postal_code: optional(string(10)),
    state: optional(string(20)),
    country: string(3, ALPHA3),
    coordinates: GeoLocationSchema,
    evse_uid: ciString(36),
    evse_id: ciString(48),
    connector_id: ciString(36),
    connector_standard: ConnectorTypeSchema,
    connector_format: ConnectorFormatSchema,
    connector_power_type: PowerTypeSchema,
  },
  [],
  isCdrLocation,
);

/**
 * Charge detail record: a finished session with its costs, as it is invoiced; it is not changed afterwards.
 * @see OCPI 2.2.1, mod_cdrs, mod_cdrs_cdr_object
 */
export interface CDR {
  /** ISO 3166-1 alpha-2 code of the country of the CPO that owns this CDR. */
  country_code: string;
  /** Party id of the CPO that owns this CDR. */
  party_id: string;
  /** Identifier of the CDR, unique for the party; at most 36 characters unless it is a credit CDR. */
  id: string;
  /** When the session, or the reservation before it, began. */
  start_date_time: string;
  /** When the session ended; charging may have stopped earlier. */
  end_date_time: string;
  /**
   * Identifier of the Session; absent when the CPO has no Sessions module or a reservation was never used.
   */
  session_id?: string | undefined;
  /** The Token that started the session. */
  cdr_token: CdrToken;
  /** How the driver was authorised; the last method when there were several. */
  auth_method: AuthMethod;
  /** Reference that the eMSP gave with its authorisation; the last one when there were several. */
  authorization_reference?: string | undefined;
  /** Where the session took place, with the EVSE and connector that were used. */
  cdr_location: CdrLocation;
  /** Identifier of the meter in the charge point. */
  meter_id?: string | undefined;
  /** ISO 4217 code of the currency of all amounts in this CDR, three capital letters. */
  currency: string;
  /** The Tariffs that the costs were computed with, also when they are free of charge. */
  tariffs?: Tariff[] | undefined;
  /** The periods of which the session is made up. */
  charging_periods: ChargingPeriod[];
  /** Signed meter values of the session. */
  signed_data?: SignedData | undefined;
  /** All costs together. */
  total_cost: Price;
  /** The fixed costs, such as a start fee; without those of parking and reservation. */
  total_fixed_cost?: Price | undefined;
  /** Energy charged, in kWh. */
  total_energy: number;
  /** The costs of energy. */
  total_energy_cost?: Price | undefined;
  /** Duration of the session, charging or not, in hours. */
  total_time: number;
  /** The costs of charging time. */
  total_time_cost?: Price | undefined;
  /** Time in which the vehicle was connected but not charging, in hours. */
  total_parking_time?: number | undefined;
  /** The costs of parking, its fixed prices included. */
  total_parking_cost?: Price | undefined;
  /** The costs of the reservation, its fixed prices included. */
  total_reservation_cost?: Price | undefined;
  /** A remark for people, such as why the session was stopped. */
  remark?: string | undefined;
  /** Reference to the invoice that will be sent for this CDR. */
  invoice_reference_id?: string | undefined;
  /** Whether this is a credit CDR, which takes back another; needs `credit_reference_id`. */
  credit?: boolean | undefined;
  /** Identifier of the CDR that this credit CDR takes back. */
  credit_reference_id?: string | undefined;
  /** Whether the driver is to be paid back for energy of the charger at home. */
  home_charging_compensation?: boolean | undefined;
  /** When this CDR was last changed or created. */
  last_updated: string;
}

/** Schema of {@link CDR}. */
export const CDRSchema: ObjectSchema<CDR> = object<CDR>(
  'CDR',
  {
    country_code: ciString(2, ALPHA2),
    party_id: ciString(3),
    id: ciString(39),
    start_date_time: dateTime(),
    end_date_time: dateTime(),
    session_id: optional(ciString(36)),
    cdr_token: CdrTokenSchema,
    auth_method: AuthMethodSchema,
    authorization_reference: optional(ciString(36)),
    cdr_location: CdrLocationSchema,
    meter_id: optional(string(255)),
    currency: string(3, CURRENCY),
    tariffs: optional(list(TariffSchema)),
    charging_periods: nonEmptyList(ChargingPeriodSchema),
    signed_data: optional(SignedDataSchema),
    total_cost: PriceSchema,
    total_fixed_cost: optional(PriceSchema),
    total_energy: number(),
    total_energy_cost: optional(PriceSchema),
    total_time: number(),
    total_time_cost: optional(PriceSchema),
    total_parking_time: optional(number()),
    total_parking_cost: optional(PriceSchema),
    total_reservation_cost: optional(PriceSchema),
    remark: optional(string(255)),
    invoice_reference_id: optional(ciString(39)),
    credit: optional(boolean()),
    credit_reference_id: optional(ciString(39)),
    home_charging_compensation: optional(boolean()),
    last_updated: dateTime(),
  },
  cdrRules,
  isCDR,
);
