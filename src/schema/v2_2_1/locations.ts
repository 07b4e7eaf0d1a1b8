import { ALPHA2, ALPHA3 } from '../../core/formats.js';
import type { ObjectSchema } from '../../core/kind.js';
import { list, nonEmptyList, object, optional } from '../../core/object.js';
import { boolean, ciString, dateTime, int, string, url } from '../../core/primitives.js';
import {
  isConnector,
  isEVSE,
  isLocation,
  isPublishTokenType,
  isStatusSchedule,
} from '../guards_v2_2_1/locations.js';
import { type BusinessDetails, BusinessDetailsSchema, type Image, ImageSchema } from './business-details.js';
import { type EnergyMix, EnergyMixSchema } from './energy-mix.js';
import {
  type AdditionalGeoLocation,
  AdditionalGeoLocationSchema,
  type GeoLocation,
  GeoLocationSchema,
} from './geo-location.js';
import { type Hours, HoursSchema } from './hours.js';
import {
  type Capability,
  CapabilitySchema,
  type ConnectorFormat,
  ConnectorFormatSchema,
  type ConnectorType,
  ConnectorTypeSchema,
  type Facility,
  FacilitySchema,
  type ParkingRestriction,
  ParkingRestrictionSchema,
  type ParkingType,
  ParkingTypeSchema,
  type PowerType,
  PowerTypeSchema,
  type Status,
  StatusSchema,
} from './location-enums.js';
import { evseRules, locationRules, publishTokenTypeRules, statusScheduleRules } from './rules.js';
import { type TokenType, TokenTypeSchema } from './token-type.js';
import { type DisplayText, DisplayTextSchema } from './types.js';

/**
 * Description of tokens whose holders may see a Location that is not published; all fields given must match.
 * @see OCPI 2.2.1, mod_locations, mod_locations_publish_token_class
 */
export interface PublishTokenType {
  /** Unique identifier of the Token; needs `type`. */
  uid?: string | undefined;
  /** Type of the Token. */
  type?: TokenType | undefined;
  /** Number printed on the Token; needs `issuer`. */
  visual_number?: string | undefined;
  /** Company printed on the Token. */
  issuer?: string | undefined;
  /** Group that the Token belongs to. */
  group_id?: string | undefined;
}

/** Schema of {@link PublishTokenType}. */
export const PublishTokenTypeSchema: ObjectSchema<PublishTokenType> = object<PublishTokenType>(
  'PublishTokenType',
  {
    uid: optional(ciString(36)),
    type: optional(TokenTypeSchema),
    visual_number: optional(string(64)),
    issuer: optional(string(64)),
    group_id: optional(ciString(36)),
  },
  publishTokenTypeRules,
  isPublishTokenType,
);

/**
 * A status that an EVSE is planned to have; for information, the status itself is still pushed.
 * @see OCPI 2.2.1, mod_locations, mod_locations_statusschedule_class
 */
export interface StatusSchedule {
  /** When the status begins. */
  period_begin: string;
  /** When it ends; absent when unknown. */
  period_end?: string | undefined;
  /** The status in that period. */
  status: Status;
}

/** Schema of {@link StatusSchedule}. */
export const StatusScheduleSchema: ObjectSchema<StatusSchedule> = object<StatusSchedule>(
  'StatusSchedule',
  {
    period_begin: dateTime(),
    period_end: optional(dateTime()),
    status: StatusSchema,
  },
  statusScheduleRules,
  isStatusSchedule,
);

/**
 * A socket, or a cable with a plug, of an EVSE.
 * @see OCPI 2.2.1, mod_locations, mod_locations_connector_object
 */
export interface Connector {
  /** Identifier of the connector within its EVSE. */
  id: string;
  /** The standard of the socket or plug. */
  standard: ConnectorType;
  /** Whether it is a socket or a cable with a plug. */
  format: ConnectorFormat;
  /** Alternating current, with its phases, or direct current. */
  power_type: PowerType;
  /** Maximum voltage in volts (V); between line and neutral for AC_3_PHASE. */
  max_voltage: number;
  /** Maximum current in amperes (A). */
  max_amperage: number;
  /** Maximum power in watts (W), where it is less than voltage and current would give. */
  max_electric_power?: number | undefined;
  /** Identifiers of the Tariffs that hold for this connector, such as one for each kind of use or period. */
  tariff_ids?: string[] | undefined;
  /** Where the operator's terms and conditions are found. */
  terms_and_conditions?: string | undefined;
  /** When this Connector was last changed or created. */
  last_updated: string;
}

/** Schema of {@link Connector}. */
export const ConnectorSchema: ObjectSchema<Connector> = object<Connector>(
  'Connector',
  {
    id: ciString(36),
    standard: ConnectorTypeSchema,
    format: ConnectorFormatSchema,
    power_type: PowerTypeSchema,
    max_voltage: int(),
    max_amperage: int(),
    max_electric_power: optional(int()),
    tariff_ids: optional(list(ciString(36))),
    terms_and_conditions: optional(url()),
    last_updated: dateTime(),
  },
  [],
  isConnector,
);

/**
 * The part of a charging station that powers one vehicle at a time, with one or more connectors.
 * @see OCPI 2.2.1, mod_locations, mod_locations_evse_object
 */
export interface EVSE {
  /**
   * Technical identifier of the EVSE within the CPO's platform; it never changes and is not meant for people.
   */
  uid: string;
  /**
   * EVSE ID in the eMI3 format, for people; it may be used again by a later EVSE, which then is another
   * object.
   */
  evse_id?: string | undefined;
  /** What the EVSE is doing now. */
  status: Status;
  /** Status changes that are planned. */
  status_schedule?: StatusSchedule[] | undefined;
  /** What the EVSE can do. */
  capabilities?: Capability[] | undefined;
  /** The connectors, of which one can be used at a time. */
  connectors: Connector[];
  /** Level in a garage, numbered as the signs there do. */
  floor_level?: string | undefined;
  /** Where the EVSE is. */
  coordinates?: GeoLocation | undefined;
  /** Number or text that is visible on the EVSE itself. */
  physical_reference?: string | undefined;
  /** The way from the Location to the EVSE, in several languages. */
  directions?: DisplayText[] | undefined;
  /** Who may park at the EVSE, and when. */
  parking_restrictions?: ParkingRestriction[] | undefined;
  /** Pictures and logos of the EVSE. */
  images?: Image[] | undefined;
  /** When this EVSE, or one of its Connectors, was last changed or created. */
  last_updated: string;
}

/** Schema of {@link EVSE}. */
export const EVSESchema: ObjectSchema<EVSE> = object<EVSE>(
  'EVSE',
  {
    uid: ciString(36),
    evse_id: optional(ciString(48)),
    status: StatusSchema,
    status_schedule: optional(list(StatusScheduleSchema)),
    capabilities: optional(list(CapabilitySchema)),
    connectors: nonEmptyList(ConnectorSchema),
    floor_level: optional(string(4)),
    coordinates: optional(GeoLocationSchema),
    physical_reference: optional(string(16)),
    directions: optional(list(DisplayTextSchema)),
    parking_restrictions: optional(list(ParkingRestrictionSchema)),
    images: optional(list(ImageSchema)),
    last_updated: dateTime(),
  },
  evseRules,
  isEVSE,
);

/**
 * A place with charging equipment of one operator, usually one address with all its EVSEs.
 * @see OCPI 2.2.1, mod_locations, mod_locations_location_object
 */
export interface Location {
  /** ISO 3166-1 alpha-2 code of the country of the CPO that owns this Location. */
  country_code: string;
  /** Party id of the CPO that owns this Location. */
  party_id: string;
  /** Identifier of the Location within the CPO's platform; it never changes. */
  id: string;
  /**
   * Whether anybody may be shown this Location; when `false`, only the token holders in `publish_allowed_to`
   * may.
   */
  publish: boolean;
  /** Tokens whose holders may see a Location that is not published; only with `publish` false. */
  publish_allowed_to?: PublishTokenType[] | undefined;
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
  /** Points nearby that help the driver, such as an entrance. */
  related_locations?: AdditionalGeoLocation[] | undefined;
  /** What kind of parking the Location has. */
  parking_type?: ParkingType | undefined;
  /** The EVSEs of this Location. */
  evses?: EVSE[] | undefined;
  /** How to reach the Location, in several languages. */
  directions?: DisplayText[] | undefined;
  /** Who operates the Location; when absent, the details from the operator's credentials hold. */
  operator?: BusinessDetails | undefined;
  /** Who operates it on behalf of the operator. */
  suboperator?: BusinessDetails | undefined;
  /** Who owns the Location. */
  owner?: BusinessDetails | undefined;
  /** What else is found at or next to the Location. */
  facilities?: Facility[] | undefined;
  /** Time zone of the Location as an IANA name, such as `Europe/Oslo`. */
  time_zone: string;
  /** When the EVSEs can be accessed; absent when unknown. */
  opening_times?: Hours | undefined;
  /** Whether charging goes on outside the opening times. Default `true`. */
  charging_when_closed?: boolean | undefined;
  /** Pictures and logos of the Location. */
  images?: Image[] | undefined;
  /** Where the energy supplied here comes from. */
  energy_mix?: EnergyMix | undefined;
  /** When this Location, or one of its EVSEs or Connectors, was last changed or created. */
  last_updated: string;
}

/** Schema of {@link Location}. */
export const LocationSchema: ObjectSchema<Location> = object<Location>(
  'Location',
  {
    country_code: ciString(2, ALPHA2),
    party_id: ciString(3),
    id: ciString(36),
    publish: boolean(),
    publish_allowed_to: optional(list(PublishTokenTypeSchema)),
    name: optional(string(255)),
    address: string(255),
    city: string(45),
    postal_code: optional(string(10)),
    state: optional(string(45)),
    country: string(3, ALPHA3),
    coordinates: GeoLocationSchema,
    related_locations: optional(list(AdditionalGeoLocationSchema)),
    parking_type: optional(ParkingTypeSchema),
    evses: optional(list(EVSESchema)),
    directions: optional(list(DisplayTextSchema)),
    operator: optional(BusinessDetailsSchema),
    suboperator: optional(BusinessDetailsSchema),
    owner: optional(BusinessDetailsSchema),
    facilities: optional(list(FacilitySchema)),
    time_zone: string(255),
    opening_times: optional(HoursSchema),
    charging_when_closed: optional(boolean()),
    images: optional(list(ImageSchema)),
    energy_mix: optional(EnergyMixSchema),
    last_updated: dateTime(),
  },
  locationRules,
  isLocation,
);
