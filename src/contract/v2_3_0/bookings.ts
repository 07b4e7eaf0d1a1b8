import { optional } from '../../core/object.js';
import { dateTime } from '../../core/primitives.js';
import {
  BookingLocationSchema,
  BookingRequestSchema,
  BookingSchema,
  CalendarSchema,
} from '../../schema/v2_3_0/bookings.js';
import { defineModule } from '../interface.js';
import { action, get, list, patch, put } from '../operation.js';
import { listQuery } from '../query.js';

const LOCATION = '/{country_code}/{party_id}/booking_locations/{booking_location_id}';
const CALENDAR = '/{country_code}/{party_id}/booking_locations/{booking_location_id}/{calendar_id}';
const BOOKING = '/{country_code}/{party_id}/{booking_id}';
const LOCATION_IDENTITY = {
  country_code: 'country_code',
  party_id: 'party_id',
  booking_location_id: 'id',
} as const;
const PARTY = { country_code: 'country_code', party_id: 'party_id' } as const;

const GET_OWN = 'mod_bookings_get_booking_location_calendar';
const GET_STORED = 'mod_bookings_msp_booking_location_get_method';
const PUT_LOCATION = 'mod_bookings_put_booking_location_method';
const PATCH_LOCATION = 'mod_bookings_booking_location_patch_method';

const sender = {
  listBookingLocations: list({
    path: '/booking_locations',
    item: BookingLocationSchema,
    query: { ...listQuery, timeslot_from: optional(dateTime()), timeslot_to: optional(dateTime()) },
    anchor: 'mod_bookings_get_booking_locations',
  }),
  getBookingLocation: get({
    path: '/booking_locations/{booking_location_id}',
    data: BookingLocationSchema,
    anchor: GET_OWN,
  }),
  getCalendar: get({
    path: '/booking_locations/{booking_location_id}/{calendar_id}',
    data: CalendarSchema,
    anchor: GET_OWN,
  }),
  list: list({ item: BookingSchema, query: listQuery, anchor: 'mod_bookings_get_bookings' }),
  postBookingRequest: action({
    method: 'POST',
    body: BookingRequestSchema,
    data: BookingSchema,
    anchor: 'mod_bookings_cpo_post_booking_method',
  }),
};

const receiver = {
  getBookingLocation: get({ path: LOCATION, data: BookingLocationSchema, anchor: GET_STORED }),
  getCalendar: get({ path: CALENDAR, data: CalendarSchema, anchor: GET_STORED }),
  putBookingLocation: put({
    path: LOCATION,
    body: BookingLocationSchema,
    identity: LOCATION_IDENTITY,
    anchor: PUT_LOCATION,
  }),
  putCalendar: put({
    path: CALENDAR,
    body: CalendarSchema,
    identity: { calendar_id: 'id' },
    anchor: PUT_LOCATION,
  }),
  patchBookingLocation: patch({
    path: LOCATION,
    body: BookingLocationSchema,
    identity: LOCATION_IDENTITY,
    anchor: PATCH_LOCATION,
  }),
  patchCalendar: patch({
    path: CALENDAR,
    body: CalendarSchema,
    identity: { calendar_id: 'id' },
    anchor: PATCH_LOCATION,
  }),
  getBooking: get({ path: BOOKING, data: BookingSchema, anchor: 'mod_bookings_msp_booking_get_method' }),
  // The last segment is not compared with the body: one table of the specification puts the request_id there.
  putBooking: put({
    path: BOOKING,
    body: BookingSchema,
    identity: PARTY,
    anchor: 'mod_bookings_put_booking_method',
  }),
  patchBooking: patch({
    path: BOOKING,
    body: BookingSchema,
    identity: PARTY,
    anchor: 'mod_bookings_booking_patch_method',
  }),
};

/**
 * Places that can be booked and their Bookings: the CPO owns them (Sender), the eMSP is told (Receiver) and asks for
 * a Booking at the Sender.
 * @see OCPI 2.3.0 Bookings 1.1, mod_bookings, mod_bookings_interfaces_and_endpoints
 */
export const bookings = defineModule('2.3.0', 'bookings', {
  sender: { implementedBy: ['CPO'], operations: sender },
  receiver: { implementedBy: ['EMSP'], operations: receiver },
});
