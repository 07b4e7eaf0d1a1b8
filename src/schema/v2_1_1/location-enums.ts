import type { Schema } from '../../core/kind.js';
import { closedEnum, type Open } from '../../core/object.js';

/** What an EVSE can do. @see OCPI 2.1.1, mod_locations, 42-capability-enum */
export type Capability = Open<
  | 'CHARGING_PROFILE_CAPABLE'
  | 'CREDIT_CARD_PAYABLE'
  | 'REMOTE_START_STOP_CAPABLE'
  | 'RESERVABLE'
  | 'RFID_READER'
  | 'UNLOCK_CAPABLE'
>;

/** Schema of {@link Capability}. */
export const CapabilitySchema: Schema<Capability> = closedEnum<Capability>('Capability', [
  'CHARGING_PROFILE_CAPABLE',
  'CREDIT_CARD_PAYABLE',
  'REMOTE_START_STOP_CAPABLE',
  'RESERVABLE',
  'RFID_READER',
  'UNLOCK_CAPABLE',
]);

/**
 * Whether a connector is a socket or a cable with a plug.
 * @see OCPI 2.1.1, mod_locations, 43-connectorformat-enum
 */
export type ConnectorFormat = Open<'SOCKET' | 'CABLE'>;

/** Schema of {@link ConnectorFormat}. */
export const ConnectorFormatSchema: Schema<ConnectorFormat> = closedEnum<ConnectorFormat>('ConnectorFormat', [
  'SOCKET',
  'CABLE',
]);

/** Standard of a socket or plug. @see OCPI 2.1.1, mod_locations, 44-connectortype-enum */
export type ConnectorType = Open<
  | 'CHADEMO'
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
  | 'TESLA_R'
  | 'TESLA_S'
>;

/** Schema of {@link ConnectorType}. */
export const ConnectorTypeSchema: Schema<ConnectorType> = closedEnum<ConnectorType>('ConnectorType', [
  'CHADEMO',
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
  'TESLA_R',
  'TESLA_S',
]);

/** Something that is found at or next to a Location. @see OCPI 2.1.1, mod_locations, 411-facility-enum */
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
  | 'BUS_STOP'
  | 'TAXI_STAND'
  | 'TRAIN_STATION'
  | 'AIRPORT'
  | 'CARPOOL_PARKING'
  | 'FUEL_STATION'
  | 'WIFI'
>;

/** Schema of {@link Facility}. */
export const FacilitySchema: Schema<Facility> = closedEnum<Facility>('Facility', [
  'HOTEL',
  'RESTAURANT',
  'CAFE',
  'MALL',
  'SUPERMARKET',
  'SPORT',
  'RECREATION_AREA',
  'NATURE',
  'MUSEUM',
  'BUS_STOP',
  'TAXI_STAND',
  'TRAIN_STATION',
  'AIRPORT',
  'CARPOOL_PARKING',
  'FUEL_STATION',
  'WIFI',
]);

/** Kind of parking at a Location. @see OCPI 2.1.1, mod_locations, 416-locationtype-enum */
export type LocationType = Open<
  'ON_STREET' | 'PARKING_GARAGE' | 'UNDERGROUND_GARAGE' | 'PARKING_LOT' | 'OTHER' | 'UNKNOWN'
>;

/** Schema of {@link LocationType}. */
export const LocationTypeSchema: Schema<LocationType> = closedEnum<LocationType>('LocationType', [
  'ON_STREET',
  'PARKING_GARAGE',
  'UNDERGROUND_GARAGE',
  'PARKING_LOT',
  'OTHER',
  'UNKNOWN',
]);

/** Restriction on who may use a parking place. @see OCPI 2.1.1, mod_locations, 417-parkingrestriction-enum */
export type ParkingRestriction = Open<'EV_ONLY' | 'PLUGGED' | 'DISABLED' | 'CUSTOMERS' | 'MOTORCYCLES'>;

/** Schema of {@link ParkingRestriction}. */
export const ParkingRestrictionSchema: Schema<ParkingRestriction> = closedEnum<ParkingRestriction>(
  'ParkingRestriction',
  ['EV_ONLY', 'PLUGGED', 'DISABLED', 'CUSTOMERS', 'MOTORCYCLES'],
);

/** Kind of current that a connector gives. @see OCPI 2.1.1, mod_locations, 418-powertype-enum */
export type PowerType = Open<'AC_1_PHASE' | 'AC_3_PHASE' | 'DC'>;

/** Schema of {@link PowerType}. */
export const PowerTypeSchema: Schema<PowerType> = closedEnum<PowerType>('PowerType', [
  'AC_1_PHASE',
  'AC_3_PHASE',
  'DC',
]);

/** What an EVSE is doing. @see OCPI 2.1.1, mod_locations, 420-status-enum */
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
