// Made from the comments in src/schema by scripts/generate-descriptions.ts; do not edit.

import type { Descriptions } from '../description.js';

/** What is described in parking.ts of the schemas. */
export const parking: Descriptions = {
  EVSEPosition: { about: 'On which side of a parked vehicle the EVSE stands.' },
  ParkingDirection: { about: 'How vehicles stand relative to the road.' },
  VehicleType: { about: 'Kind of vehicle.' },
  EVSEParking: {
    about: 'Link from an EVSE to a parking place of its Location.',
    fields: {
      parking_id: 'Identifier of the Parking among the `parking_places` of the Location.',
      evse_position: 'On which side of the vehicle the EVSE stands.',
    },
  },
  Parking: {
    about: 'A parking place at a Location and the vehicles it suits.',
    fields: {
      id: 'Identifier of the parking place, unique within its Location.',
      physical_reference: 'Marking that drivers can see on site, such as a painted number.',
      vehicle_types: 'Kinds of vehicles that the place is made for.',
      max_vehicle_weight: 'Heaviest vehicle that may park here, in kilograms.',
      max_vehicle_height: 'Highest vehicle that fits, in centimetres.',
      max_vehicle_length: 'Longest vehicle that fits, in centimetres.',
      max_vehicle_width: 'Widest vehicle that fits, in centimetres.',
      parking_space_length: 'Length of the place, in centimetres.',
      parking_space_width: 'Width of the place, in centimetres.',
      dangerous_goods_allowed: 'Whether vehicles with dangerous goods may park here.',
      direction: 'How vehicles stand relative to the road.',
      drive_through: 'Whether all `vehicle_types` can leave forwards, without reversing in or out.',
      restricted_to_type:
        'Whether vehicles of other types than `vehicle_types` may not park here even if they fit.',
      reservation_required: 'Whether the place must be reserved before parking.',
      time_limit: 'Longest time a vehicle may stay, in minutes.',
      roofed: 'Whether there is a roof over the vehicle.',
      images: 'Photos of the place.',
      lighting: 'Whether the place is lit.',
      refrigeration_outlet: "Whether an outlet powers the cooling of a truck's load.",
      standards: 'Names of standards that the place complies with, such as `PAS 1899`.',
      apds_reference:
        'Reference to the element of the Alliance for Parking Data Standards (APDS) that describes this place.',
    },
  },
};
