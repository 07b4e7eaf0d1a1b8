// Written by scripts/generate-guards.ts from src/schema/v2_3_0/parking.ts; change that one.

import { ascii, boolean, isObject, list, number, text } from '../../core/guard.js';
import { isImage } from './business-details.js';

const VEHICLE_TYPE = new Set<unknown>([
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
const isVehicleType = (v: unknown): boolean => VEHICLE_TYPE.has(v);
const isAscii36 = (v: unknown): boolean => ascii(v, 36);

/** Passes most EVSEParking objects with nothing to report, and nothing else. */
export function isEVSEParking(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    ascii(v.parking_id, 36) &&
    (v.evse_position === undefined ||
      v.evse_position === 'LEFT' ||
      v.evse_position === 'RIGHT' ||
      v.evse_position === 'CENTER')
  );
}

/** Passes most Parking objects with nothing to report, and nothing else. */
export function isParking(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    ascii(v.id, 36) &&
    (v.physical_reference === undefined || text(v.physical_reference, 12)) &&
    list(v.vehicle_types, 1, isVehicleType) &&
    (v.max_vehicle_weight === undefined || number(v.max_vehicle_weight)) &&
    (v.max_vehicle_height === undefined || number(v.max_vehicle_height)) &&
    (v.max_vehicle_length === undefined || number(v.max_vehicle_length)) &&
    (v.max_vehicle_width === undefined || number(v.max_vehicle_width)) &&
    (v.parking_space_length === undefined || number(v.parking_space_length)) &&
    (v.parking_space_width === undefined || number(v.parking_space_width)) &&
    (v.dangerous_goods_allowed === undefined || boolean(v.dangerous_goods_allowed)) &&
    (v.direction === undefined ||
      v.direction === 'PARALLEL' ||
      v.direction === 'PERPENDICULAR' ||
      v.direction === 'ANGLE') &&
    (v.drive_through === undefined || boolean(v.drive_through)) &&
    boolean(v.restricted_to_type) &&
    boolean(v.reservation_required) &&
    (v.time_limit === undefined || number(v.time_limit)) &&
    (v.roofed === undefined || boolean(v.roofed)) &&
    (v.images === undefined || list(v.images, 0, isImage)) &&
    (v.lighting === undefined || boolean(v.lighting)) &&
    (v.refrigeration_outlet === undefined || boolean(v.refrigeration_outlet)) &&
    (v.standards === undefined || list(v.standards, 0, isAscii36)) &&
    (v.apds_reference === undefined || ascii(v.apds_reference, Number.POSITIVE_INFINITY))
  );
}
