import type { ObjectSchema, Schema } from '../../core/kind.js';
import { closedEnum, list, nonEmptyList, type Open, object, openEnum, optional } from '../../core/object.js';
import { boolean, ciString, number, string } from '../../core/primitives.js';
import { isEVSEParking, isParking } from '../guards_v2_3_0/parking.js';
import { type Image, ImageSchema } from './business-details.js';

/**
 * On which side of a parked vehicle the EVSE stands.
 * @see OCPI 2.3.0, mod_locations, mod_locations_evseposition_enum
 */
export type EVSEPosition = Open<'LEFT' | 'RIGHT' | 'CENTER'>;

/** Schema of {@link EVSEPosition}. */
export const EVSEPositionSchema: Schema<EVSEPosition> = closedEnum<EVSEPosition>('EVSEPosition', [
  'LEFT',
  'RIGHT',
  'CENTER',
]);

/**
 * How vehicles stand relative to the road.
 * @see OCPI 2.3.0, mod_locations, mod_locations_parkingdirection_enum
 */
export type ParkingDirection = Open<'PARALLEL' | 'PERPENDICULAR' | 'ANGLE'>;

/** Schema of {@link ParkingDirection}. */
export const ParkingDirectionSchema: Schema<ParkingDirection> = closedEnum<ParkingDirection>(
  'ParkingDirection',
  ['PARALLEL', 'PERPENDICULAR', 'ANGLE'],
);

/** Kind of vehicle. @see OCPI 2.3.0, mod_locations, mod_locations_vehicletype_enum */
export type VehicleType = Open<
  | 'MOTORCYCLE'
  | 'PERSONAL_VEHICLE'
  | 'PERSONAL_VEHICLE_WITH_TRAILER'
  | 'VAN'
  | 'SEMI_TRACTOR'
  | 'RIGID'
  | 'TRUCK_WITH_TRAILER'
  | 'BUS'
  | 'DISABLED'
>;

/** Schema of {@link VehicleType}. */
export const VehicleTypeSchema: Schema<VehicleType> = openEnum<VehicleType>('VehicleType', [
  'MOTORCYCLE',
  'PERSONAL_VEHICLE',
  'PERSONAL_VEHICLE_WITH_TRAILER',
  'VAN',
  'SEMI_TRACTOR',
  'RIGID',
  'TRUCK_WITH_TRAILER',
  'BUS',
  'DISABLED',
]);

/**
 * Link from an EVSE to a parking place of its Location.
 * @see OCPI 2.3.0, mod_locations, mod_locations_evseparking_class
 */
export interface EVSEParking {
  /** Identifier of the Parking among the `parking_places` of the Location. */
  parking_id: string;
  /** On which side of the vehicle the EVSE stands. */
  evse_position?: EVSEPosition | undefined;
}

/** Schema of {@link EVSEParking}. */
export const EVSEParkingSchema: ObjectSchema<EVSEParking> = object<EVSEParking>(
  'EVSEParking',
  {
    parking_id: ciString(36),
    evse_position: optional(EVSEPositionSchema),
  },
  [],
  isEVSEParking,
);

/**
 * A parking place at a Location and the vehicles it suits.
 * @see OCPI 2.3.0, mod_locations, mod_locations_parking_object
 */
export interface Parking {
  /** Identifier of the parking place, unique within its Location. */
  id: string;
  /** Marking that drivers can see on site, such as a painted number. */
  physical_reference?: string | undefined;
  /** Kinds of vehicles that the place is made for. */
  vehicle_types: VehicleType[];
  /** Heaviest vehicle that may park here, in kilograms. */
  max_vehicle_weight?: number | undefined;
  /** Highest vehicle that fits, in centimetres. */
  max_vehicle_height?: number | undefined;
  /** Longest vehicle that fits, in centimetres. */
  max_vehicle_length?: number | undefined;
  /** Widest vehicle that fits, in centimetres. */
  max_vehicle_width?: number | undefined;
  /** Length of the place, in centimetres. */
  parking_space_length?: number | undefined;
  /** Width of the place, in centimetres. */
  parking_space_width?: number | undefined;
  /** Whether vehicles with dangerous goods may park here. */
  dangerous_goods_allowed?: boolean | undefined;
  /** How vehicles stand relative to the road. */
  direction?: ParkingDirection | undefined;
  /** Whether all `vehicle_types` can leave forwards, without reversing in or out. */
  drive_through?: boolean | undefined;
  /** Whether vehicles of other types than `vehicle_types` may not park here even if they fit. */
  restricted_to_type: boolean;
  /** Whether the place must be reserved before parking. */
  reservation_required: boolean;
  /** Longest time a vehicle may stay, in minutes. */
  time_limit?: number | undefined;
  /** Whether there is a roof over the vehicle. */
  roofed?: boolean | undefined;
  /** Photos of the place. */
  images?: Image[] | undefined;
  /** Whether the place is lit. */
  lighting?: boolean | undefined;
  /** Whether an outlet powers the cooling of a truck's load. */
  refrigeration_outlet?: boolean | undefined;
  /** Names of standards that the place complies with, such as `PAS 1899`. */
  standards?: string[] | undefined;
  /** Reference to the element of the Alliance for Parking Data Standards (APDS) that describes this place. */
  apds_reference?: string | undefined;
}

/** Schema of {@link Parking}. */
export const ParkingSchema: ObjectSchema<Parking> = object<Parking>(
  'Parking',
  {
    id: ciString(36),
    physical_reference: optional(string(12)),
    vehicle_types: nonEmptyList(VehicleTypeSchema),
    max_vehicle_weight: optional(number()),
    max_vehicle_height: optional(number()),
    max_vehicle_length: optional(number()),
    max_vehicle_width: optional(number()),
    parking_space_length: optional(number()),
    parking_space_width: optional(number()),
    dangerous_goods_allowed: optional(boolean()),
    direction: optional(ParkingDirectionSchema),
    drive_through: optional(boolean()),
    restricted_to_type: boolean(),
    reservation_required: boolean(),
    time_limit: optional(number()),
    roofed: optional(boolean()),
    images: optional(list(ImageSchema)),
    lighting: optional(boolean()),
    refrigeration_outlet: optional(boolean()),
    standards: optional(list(ciString(36))),
    apds_reference: optional(ciString()),
  },
  [],
  isParking,
);
