import type { Operation } from '../contract/operation.js';
import { OcpiStatusError } from '../core/errors.js';
import { itemsOf } from '../core/items.js';
import { sameParty } from '../core/party.js';
import { uniqueId } from '../core/random.js';
import { StatusCode } from '../core/status.js';
import { now, toMillis } from '../core/time.js';
import type { Context, Handler } from '../server/types.js';
import type { Env } from './env.js';
import { idText, ownerText } from './key.js';
import type { Plan } from './plan.js';
import { listHandler } from './read-handlers.js';
import type { JsonObject } from './store.js';
import { ownParty, partiesOf, valueIn } from './target.js';
import { writeObject } from './write.js';

const LOCATIONS = 'bookings/booking_locations';
const REQUESTS = 'booking-requests';
const PAGE = 1000;

/** What the state of a Booking says about the request that led to it. */
const REQUEST_STATUS: Readonly<Record<string, string>> = {
  PENDING: 'PENDING',
  RESERVED: 'ACCEPTED',
  CANCELED: 'ACCEPTED',
  REJECTED: 'DECLINED',
};

/**
 * Takes a request to make, change or cancel a Booking: the hook decides, without it the Booking is PENDING (CANCELED
 * when that is asked). The Booking is kept and given.
 * @see OCPI 2.3.0 Bookings 1.1, mod_bookings, mod_bookings_cpo_post_booking_method
 */
export function bookingHandler(env: Env, plan: Plan): Handler<Operation> {
  return async (input, context) => {
    const request = input.body as JsonObject;
    const reference = referenceOf(request, context);
    const location = await bookingLocation(env, request, context);
    const known = await env.store.state.get(REQUESTS, reference);
    const id = typeof known === 'string' ? known : uniqueId();
    const key = { module: 'bookings', owner: ownParty(context), id };
    const before = (await env.store.get(key))?.value;
    const decided = (await env.options.onBookingRequest?.({ request, location, before, by: context })) ?? {};
    const fields = typeof decided === 'string' ? { reservation_status: decided } : decided;
    const decision = await writeObject(env, {
      key,
      plan,
      context,
      decide: (current) => {
        const value = bookingOf(request, location, current, { id, ...ownParty(context), ...fields });
        return { verdict: current ? 'changed' : 'created', value, received: request };
      },
    });
    await env.store.state.update(REQUESTS, reference, () => ({ value: id }));
    return decision.verdict === 'orphan' ? undefined : decision.value;
  };
}

/** A request is known by its party and request id; the party must be the one that asks. */
function referenceOf(request: JsonObject, context: Context): string {
  const owner = { country_code: String(request.country_code), party_id: String(request.party_id) };
  if (!partiesOf(context).some((party) => sameParty(party, owner))) {
    const message = `The request names ${ownerText(owner)}, which the credentials token does not belong to.`;
    throw new OcpiStatusError(StatusCode.invalidParameters, message, { partnerMessage: message });
  }
  return `${ownerText(owner)}/${idText(String(request.request_id))}`;
}

async function bookingLocation(env: Env, request: JsonObject, context: Context): Promise<JsonObject> {
  const id = String(request.booking_location_id);
  const location = valueIn(env, await env.store.get({ module: LOCATIONS, owner: ownParty(context), id }));
  if (location) return location;
  const message = `The BookingLocation ${id} is not known here.`;
  throw new OcpiStatusError(StatusCode.unknownLocation, message, { partnerMessage: message });
}

function bookingOf(
  request: JsonObject,
  location: JsonObject,
  current: JsonObject | undefined,
  fields: JsonObject,
): JsonObject {
  const status = String(
    fields.reservation_status ?? (request.canceled === undefined ? 'PENDING' : 'CANCELED'),
  );
  const { request_id, location_id, period, authorization_reference } = request;
  const made = {
    ...current,
    request_id,
    location_id,
    period,
    authorization_reference,
    ...present(request, 'booking_option', 'canceled', 'access_information'),
    ...(request.tokens === undefined ? {} : { booking_tokens: request.tokens }),
    ...(location.tariff_ids === undefined ? {} : { tariff_ids: location.tariff_ids }),
    ...(location.booking_terms === undefined ? {} : { booking_terms: location.booking_terms }),
    booking_requests: [...itemsOf(current ?? {}, 'booking_requests'), requestStatus(request, status)],
    last_updated: now(),
    ...fields,
    reservation_status: status,
  };
  return made;
}

const requestStatus = (request: JsonObject, status: string): JsonObject => ({
  request_status: REQUEST_STATUS[status] ?? 'FAILED',
  booking_request: request,
  request_received: now(),
});

const present = (value: JsonObject, ...names: string[]): JsonObject =>
  Object.fromEntries(names.filter((name) => value[name] !== undefined).map((name) => [name, value[name]]));

/** Lists BookingLocations; with `timeslot_from` or `timeslot_to` those with a free time in between. */
export function bookingLocationsHandler(env: Env, plan: Plan): Handler<Operation> {
  const plain = listHandler(env, plan);
  return async (input, context) => {
    const { timeslot_from, timeslot_to } = input.query as { timeslot_from?: string; timeslot_to?: string };
    if (timeslot_from === undefined && timeslot_to === undefined) return plain(input, context);
    const found: JsonObject[] = [];
    let cursor: string | undefined;
    do {
      const page = await plain({ ...input, limit: PAGE, offset: 0, cursor }, context);
      const { items, cursor: next } = page as { items: readonly JsonObject[]; cursor: string | undefined };
      found.push(...items.filter((item) => hasTimeslot(item, timeslot_from, timeslot_to)));
      cursor = next;
    } while (cursor !== undefined);
    return found;
  };
}

function hasTimeslot(location: JsonObject, from: string | undefined, to: string | undefined): boolean {
  const slots = itemsOf(location, 'calendars').flatMap((calendar) =>
    itemsOf(calendar, 'available_timeslots'),
  );
  return slots.some(({ start_date_time }) => {
    const start = toMillis(String(start_date_time));
    return (from === undefined || start >= toMillis(from)) && (to === undefined || start < toMillis(to));
  });
}
