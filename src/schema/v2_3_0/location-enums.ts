import type { Schema } from '../../core/kind.js';
import { closedEnum, type Open, openEnum } from '../../core/object.js';

/** What an EVSE can do. @see OCPI 2.3.0, mod_locations, mod_locations_capability_enum */
export type Capability = Open<
  | 'CHARGING_PROFILE_CAPABLE'
  | 'CHARGING_PREFERENCES_CAPABLE'
  | 'CHIP_CARD_SUPPORT'
  | 'CONTACTLESS_CARD_SUPPORT'
  | 'CREDIT_CARD_PAYABLE'
  | 'DEBIT_CARD_PAYABLE'
  | 'PED_TERMINAL'
  | 'REMOTE_START_STOP_CAPABLE'
  | 'RESERVABLE'
  | 'RFID_READER'
  | 'START_SESSION_CONNECTOR_REQUIRED'
  | 'TOKEN_GROUP_CAPABLE'
  | 'UNLOCK_CAPABLE'
>;

/** Schema of {@link Capability}. */
export const CapabilitySchema: Schema<Capability> = openEnum<Capability>('Capability', [
  'CHARGING_PROFILE_CAPABLE',
  'CHARGING_PREFERENCES_CAPABLE',
  'CHIP_CARD_SUPPORT',
  'CONTACTLESS_CARD_SUPPORT',
  'CREDIT_CARD_PAYABLE',
  'DEBIT_CARD_PAYABLE',
  'PED_TERMINAL',
  'REMOTE_START_STOP_CAPABLE',
  'RESERVABLE',
  'RFID_READER',
  'START_SESSION_CONNECTOR_REQUIRED',
  'TOKEN_GROUP_CAPABLE',
  'UNLOCK_CAPABLE',
]);

/** What a connector can do. @see OCPI 2.3.0, mod_locations, mod_locations_connectorcapability_enum */
export type ConnectorCapability = Open<'ISO_15118_2_PLUG_AND_CHARGE' | 'ISO_15118_20_PLUG_AND_CHARGE'>;

/** Schema of {@link ConnectorCapability}. */
export const ConnectorCapabilitySchema: Schema<ConnectorCapability> = openEnum<ConnectorCapability>(
  'ConnectorCapability',
  ['ISO_15118_2_PLUG_AND_CHARGE', 'ISO_15118_20_PLUG_AND_CHARGE'],
);

/**
 * Whether a connector is a socket or a cable with a plug.
 * @see OCPI 2.3.0, mod_locations, mod_locations_connectorformat_enum
 */
export type ConnectorFormat = Open<'SOCKET' | 'CABLE'>;

/** Schema of {@link ConnectorFormat}. */
export const ConnectorFormatSchema: Schema<ConnectorFormat> = closedEnum<ConnectorFormat>('ConnectorFormat', [
  'SOCKET',
  'CABLE',
]);

/** Standard of a socket or plug. @see OCPI 2.3.0, mod_locations, mod_locations_connectortype_enum */
export type ConnectorType = Open<
  | 'CHADEMO'
  | 'CHAOJI'
  | 'DOMESTIC_A'
  | 'DOMESTIC_B'
  | 'DOMESTIC_C'
  | 'DOMESTIC_D'
  | 'DOMESTIC_E'
  | 'DOMESTIC_F'
  | 'DOMESTIC_G'
  | 'DOMESTIC_H'
  | 'DOMESTIC_I'
  | 'DOMESTIC_J'
  | 'DOMESTIC_K'
  | 'DOMESTIC_L'
  | 'DOMESTIC_M'
  | 'DOMESTIC_N'
  | 'DOMESTIC_O'
  | 'GBT_AC'
  | 'GBT_DC'
  | 'IEC_60309_2_single_16'
  | 'IEC_60309_2_three_16'
  | 'IEC_60309_2_three_32'
  | 'IEC_60309_2_three_64'
  | 'IEC_62196_T1'
  | 'IEC_62196_T1_COMBO'
  | 'IEC_62196_T2'
  | 'IEC_62196_T2_COMBO'
  | 'IEC_62196_T3A'
  | 'IEC_62196_T3C'
  | 'MCS'
  | 'NEMA_5_20'
  | 'NEMA_6_30'
  | 'NEMA_6_50'
  | 'NEMA_10_30'
  | 'NEMA_10_50'
  | 'NEMA_14_30'
  | 'NEMA_14_50'
  | 'PANTOGRAPH_BOTTOM_UP'
  | 'PANTOGRAPH_TOP_DOWN'
  | 'SAE_J3400'
  | 'TESLA_R'
  | 'TESLA_S'
>;

/** Schema of {@link ConnectorType}. */
export const ConnectorTypeSchema: Schema<ConnectorType> = openEnum<ConnectorType>('ConnectorType', [
  'CHADEMO',
  'CHAOJI',
  'DOMESTIC_A',
  'DOMESTIC_B',
  'DOMESTIC_C',
  'DOMESTIC_D',
  'DOMESTIC_E',
  'DOMESTIC_F',
  'DOMESTIC_G',
  'DOMESTIC_H',
  'DOMESTIC_I',
  'DOMESTIC_J',
  'DOMESTIC_K',
  'DOMESTIC_L',
  'DOMESTIC_M',
  'DOMESTIC_N',
  'DOMESTIC_O',
  'GBT_AC',
  'GBT_DC',
  'IEC_60309_2_single_16',
  'IEC_60309_2_three_16',
  'IEC_60309_2_three_32',
  'IEC_60309_2_three_64',
  'IEC_62196_T1',
  'IEC_62196_T1_COMBO',
  'IEC_62196_T2',
  'IEC_62196_T2_COMBO',
  'IEC_62196_T3A',
  'IEC_62196_T3C',
  'MCS',
  'NEMA_5_20',
  'NEMA_6_30',
  'NEMA_6_50',
  'NEMA_10_30',
  'NEMA_10_50',
  'NEMA_14_30',
  'NEMA_14_50',
  'PANTOGRAPH_BOTTOM_UP',
  'PANTOGRAPH_TOP_DOWN',
  'SAE_J3400',
  'TESLA_R',
  'TESLA_S',
]);

/**
 * Something that is found at or next to a Location.
 * @see OCPI 2.3.0, mod_locations, mod_locations_facility_enum
 */
export type Facility = Open<
  | 'HOTEL'
  | 'RESTAURANT'
  | 'CAFE'
  | 'MALL'
  | 'SUPERMARKET'
  | 'SPORT'
  | 'RECREATION_AREA'
  | 'NATURE'
  | 'MUSEUM'
  | 'BIKE_SHARING'
  | 'BUS_STOP'
  | 'TAXI_STAND'
  | 'TRAM_STOP'
  | 'METRO_STATION'
  | 'TRAIN_STATION'
  | 'AIRPORT'
  | 'PARKING_LOT'
  | 'CARPOOL_PARKING'
  | 'FUEL_STATION'
  | 'WIFI'
>;

/** Schema of {@link Facility}. */
export const FacilitySchema: Schema<Facility> = openEnum<Facility>('Facility', [
  'HOTEL',
  'RESTAURANT',
  'CAFE',
  'MALL',
  'SUPERMARKET',
  'SPORT',
  'RECREATION_AREA',
  'NATURE',
  'MUSEUM',
  'BIKE_SHARING',
  'BUS_STOP',
  'TAXI_STAND',
  'TRAM_STOP',
  'METRO_STATION',
  'TRAIN_STATION',
  'AIRPORT',
  'PARKING_LOT',
  'CARPOOL_PARKING',
  'FUEL_STATION',
  'WIFI',
]);

/**
 * Restriction on who may use a parking place.
 * @see OCPI 2.3.0, mod_locations, mod_locations_parkingrestriction_enum
 */
export type ParkingRestriction = Open<
  'CUSTOMERS' | 'DISABLED' | 'EMPLOYEES' | 'EV_ONLY' | 'MOTORCYCLES' | 'PLUGGED' | 'TAXIS' | 'TENANTS'
>;

/** Schema of {@link ParkingRestriction}. */
export const ParkingRestrictionSchema: Schema<ParkingRestriction> = openEnum<ParkingRestriction>(
  'ParkingRestriction',
  ['CUSTOMERS', 'DISABLED', 'EMPLOYEES', 'EV_ONLY', 'MOTORCYCLES', 'PLUGGED', 'TAXIS', 'TENANTS'],
);

/** Kind of parking at a Location. @see OCPI 2.3.0, mod_locations, mod_locations_parkingtype_enum */
export type ParkingType = Open<
  'ALONG_MOTORWAY' | 'PARKING_GARAGE' | 'PARKING_LOT' | 'ON_DRIVEWAY' | 'ON_STREET' | 'UNDERGROUND_GARAGE'
>;

/** Schema of {@link ParkingType}. */
export const ParkingTypeSchema: Schema<ParkingType> = openEnum<ParkingType>('ParkingType', [
  'ALONG_MOTORWAY',
  'PARKING_GARAGE',
  'PARKING_LOT',
  'ON_DRIVEWAY',
  'ON_STREET',
  'UNDERGROUND_GARAGE',
]);

/** Kind of current that a connector gives. @see OCPI 2.3.0, mod_locations, mod_locations_powertype_enum */
export type PowerType = Open<'AC_1_PHASE' | 'AC_2_PHASE' | 'AC_2_PHASE_SPLIT' | 'AC_3_PHASE' | 'DC'>;

/** Schema of {@link PowerType}. */
export const PowerTypeSchema: Schema<PowerType> = closedEnum<PowerType>('PowerType', [
  'AC_1_PHASE',
  'AC_2_PHASE',
  'AC_2_PHASE_SPLIT',
  'AC_3_PHASE',
  'DC',
]);

/** What an EVSE is doing. @see OCPI 2.3.0, mod_locations, mod_locations_status_enum */
export type Status = Open<
  | 'AVAILABLE'
  | 'BLOCKED'
  | 'CHARGING'
  | 'INOPERATIVE'
  | 'OUTOFORDER'
  | 'PLANNED'
  | 'REMOVED'
  | 'RESERVED'
  | 'UNKNOWN'
>;

/** Schema of {@link Status}. */
export const StatusSchema: Schema<Status> = closedEnum<Status>('Status', [
  'AVAILABLE',
  'BLOCKED',
  'CHARGING',
  'INOPERATIVE',
  'OUTOFORDER',
  'PLANNED',
  'REMOVED',
  'RESERVED',
  'UNKNOWN',
]);
