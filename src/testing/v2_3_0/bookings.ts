import type { BookingsTariff } from '../../schema/v2_3_0/booking-extensions.js';
import type { BookingOption, BookingTerms } from '../../schema/v2_3_0/booking-terms.js';
import type {
  Booking,
  BookingLocation,
  BookingRequest,
  Calendar,
  Timeslot,
} from '../../schema/v2_3_0/bookings.js';
import type { Tariff } from '../../schema/v2_3_0/tariffs.js';
import { DAY, dateTime, HOUR, MINUTE, SAMPLE_NOW } from '../clock.js';
import type { EvsePlan, SitePlan } from '../plan/site.js';
import type { TokenPlan } from '../plan/token.js';
import type { Random } from '../random.js';
import { writeCdrToken } from '../writers/token.js';

/** Midnight (UTC) after a moment. */
const tomorrow = (now: number): number => (Math.floor(now / DAY) + 1) * DAY;

/** The terms under which places are booked. */
export const termsOf = (random: Random): BookingTerms => ({
  rfid_auth_required: false,
  token_groups_supported: true,
  remote_auth_supported: true,
  supported_access_methods: ['TOKEN', 'LICENSE_PLATE'],
  change_until_minutes: 60,
  cancel_until_minutes: 30,
  early_start_allowed: true,
  early_start_time: 10,
  noshow_timeout: random.pick([15, 30]),
  noshow_fee: true,
  late_stop_allowed: false,
  min_booking_duration: 30,
  max_booking_duration: 240,
});

const slot = (from: number, watts: number): Timeslot => ({
  start_date_time: dateTime(from),
  end_date_time: dateTime(from + HOUR),
  max_power: watts / 1000,
  green_energy_support: true,
});

/** A calendar of tomorrow's free hours. */
export function calendarOf(random: Random, evse: EvsePlan, now: number = SAMPLE_NOW): Calendar {
  const day = tomorrow(now);
  const { watts } = evse.connectors[0];
  const free = [8, 9, 10, 11, 13, 14, 15, 16, 17].filter(() => random.chance(60));
  return {
    id: `CAL-${random.int(1000, 9999)}`,
    begin_from: dateTime(day),
    end_before: dateTime(day + DAY),
    timeslot_increment: 30,
    available_timeslots: [...free, 18].map((hour) => slot(day + hour * HOUR, watts)),
    last_updated: dateTime(now - random.int(1, 600) * MINUTE),
  };
}

const optionOf = (evse: EvsePlan): BookingOption => ({
  evse_uid: evse.uid,
  connector_id: evse.connectors[0].id,
  parking_id: `P${evse.reference}`,
  vehicle_types: ['PERSONAL_VEHICLE'],
  connector_types: [evse.connectors[0].standard],
  power_types: [evse.connectors[0].powerType],
});

/** A place that can be booked. */
export function bookingLocationOf(
  random: Random,
  site: SitePlan,
  evse: EvsePlan,
  now: number = SAMPLE_NOW,
): BookingLocation {
  const calendar = calendarOf(random, evse, now);
  return {
    country_code: site.operator.country_code,
    party_id: site.operator.party_id,
    id: `BL-${evse.uid}`,
    location_id: site.id,
    booking_option: optionOf(evse),
    policy: { reservation_required: false, ad_hoc: 1 },
    tariff_ids: [...evse.connectors[0].tariffIds],
    booking_terms: termsOf(random),
    calendars: [calendar],
    last_updated: calendar.last_updated,
  };
}

/** A request of an eMSP to book such a place. */
export function bookingRequestOf(
  random: Random,
  site: SitePlan,
  evse: EvsePlan,
  token: TokenPlan,
  now: number = SAMPLE_NOW,
): BookingRequest {
  const start = tomorrow(now) + random.int(8, 18) * HOUR;
  return {
    country_code: token.provider.country_code,
    party_id: token.provider.party_id,
    request_id: random.uuid(),
    booking_option: optionOf(evse),
    location_id: site.id,
    booking_location_id: `BL-${evse.uid}`,
    tokens: [writeCdrToken(token)],
    access_information: [{ method: 'LICENSE_PLATE', value: `${random.hex(2)}-${random.int(100, 999)}-X` }],
    period: { start_date_time: dateTime(start), end_date_time: dateTime(start + HOUR) },
    authorization_reference: random.uuid(),
    power_required: Math.floor(evse.connectors[0].watts / 1000),
  };
}

/** The booking that came of a request. */
export function bookingOf(
  random: Random,
  site: SitePlan,
  evse: EvsePlan,
  request: BookingRequest,
  now: number = SAMPLE_NOW,
): Booking {
  const received = now - random.int(30, 600) * MINUTE;
  return {
    id: `BK-${random.int(100_000, 999_999)}`,
    country_code: site.operator.country_code,
    party_id: site.operator.party_id,
    request_id: request.request_id,
    booking_option: optionOf(evse),
    location_id: site.id,
    booking_tokens: request.tokens,
    tariff_ids: [...evse.connectors[0].tariffIds],
    period: { ...request.period, max_power: evse.connectors[0].watts / 1000 },
    reservation_status: 'RESERVED',
    access_information: request.access_information,
    authorization_reference: request.authorization_reference,
    booking_terms: termsOf(random),
    booking_requests: [
      { request_status: 'ACCEPTED', booking_request: request, request_received: dateTime(received) },
    ],
    last_updated: dateTime(received + MINUTE),
  };
}

/** A tariff with a fee for bookings that are not used, before its other elements. */
export const withBookingFee = (tariff: Tariff): BookingsTariff => ({
  ...tariff,
  elements: [
    {
      price_components: [{ type: 'FLAT', price: 5, step_size: 1 }],
      restrictions: { booking: 'BOOKING_EXPIRES' },
    },
    ...tariff.elements,
  ],
});
