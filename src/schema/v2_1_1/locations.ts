import { ALPHA3 } from '../../core/formats.js';
import type { ObjectSchema } from '../../core/kind.js';
import { list, nonEmptyList, object, optional } from '../../core/object.js';
import { boolean, dateTime, int, string, url } from '../../core/primitives.js';
import { isConnector, isEVSE, isLocation, isStatusSchedule } from '../guards_v2_1_1/locations.js';
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
  type LocationType,
  LocationTypeSchema,
  type ParkingRestriction,
  ParkingRestrictionSchema,
  type PowerType,
  PowerTypeSchema,
  type Status,
  StatusSchema,
} from './location-enums.js';
import { evseRules, locationRules, statusScheduleRules } from './rules.js';
import { type DisplayText, DisplayTextSchema } from './types.js';

/**
 * A status that an EVSE is planned to have; for information, the status itself is still pushed.
 * @see OCPI 2.1.1, mod_locations, 421-statusschedule-class
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

/** A socket, or a cable with a plug, of an EVSE. @see OCPI 2.1.1, mod_locations, 33-connector-object */
export interface Connector {
  /** Identifier of the connector within its EVSE. */
  id: string;
  /** The standard of the socket or plug. */
  standard: ConnectorType;
  /** Whether it is a socket or a cable with a plug. */
  format: ConnectorFormat;
  /** Alternating current, with its phases, or direct current. */
  power_type: PowerType;
  /** Voltage in volts (V); between line and neutral for AC_3_PHASE. */
  voltage: number;
  /** Maximum current in amperes (A). */
  amperage: number;
  /** Identifier of the Tariff that holds for this connector. */
  tariff_id?: string | undefined;
  /** Where the operator's terms and conditions are found. */
  terms_and_conditions?: string | undefined;
  /** When this Connector was last changed or created. */
  last_updated: string;
}

/** Schema of {@link Connector}. */
export const ConnectorSchema: ObjectSchema<Connector> = object<Connector>(
  'Connector',
  {
    id: string(36),
    standard: ConnectorTypeSchema,
    format: ConnectorFormatSchema,
    power_type: PowerTypeSchema,
    voltage: int(),
    amperage: int(),
    tariff_id: optional(string(36)),
    terms_and_conditions: optional(url()),
    last_updated: dateTime(),
  },
  [],
  isConnector,
);

/**
 * The part of a charging station that powers one vehicle at a time, with one or more connectors.
 * @see OCPI 2.1.1, mod_locations, 32-evse-object
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
    uid: string(39),
    evse_id: optional(string(48)),
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
 * @see OCPI 2.1.1, mod_locations, 31-location-object
 */
export interface Location {
  /** Identifier of the Location within the CPO's platform; it never changes. */
  id: string;
  /** What kind of parking the Location has. */
  type: LocationType;
  /** Name to display. */
  name?: string | undefined;
  /** Street and house number. */
  address: string;
  /** City or town. */
  city: string;
  /** Postal code. */
  postal_code: string;
  /** ISO 3166-1 alpha-3 code of the country the Location is in. */
  country: string;
  /** Where the Location is. */
  coordinates: GeoLocation;
  /** Points nearby that help the driver, such as an entrance. */
  related_locations?: AdditionalGeoLocation[] | undefined;
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
  time_zone?: string | undefined;
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
    id: string(39),
    type: LocationTypeSchema,
    name: optional(string(255)),
    address: string(45),
    city: string(45),
    postal_code: string(10),
    country: string(3, ALPHA3),
    coordinates: GeoLocationSchema,
    related_locations: optional(list(AdditionalGeoLocationSchema)),
    evses: optional(list(EVSESchema)),
    directions: optional(list(DisplayTextSchema)),
    operator: optional(BusinessDetailsSchema),
    suboperator: optional(BusinessDetailsSchema),
    owner: optional(BusinessDetailsSchema),
    facilities: optional(list(FacilitySchema)),
    time_zone: optional(string(255)),
    opening_times: optional(HoursSchema),
    charging_when_closed: optional(boolean()),
    images: optional(list(ImageSchema)),
    energy_mix: optional(EnergyMixSchema),
    last_updated: dateTime(),
  },
  locationRules,
  isLocation,
);
