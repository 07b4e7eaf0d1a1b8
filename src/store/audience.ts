import { type Party, partyKey } from '../core/party.js';
import { partyOf } from './key.js';
import type { Audience, JsonObject, ObjectWrite, StoredObject } from './store.js';

/** Where an object names the one party that it concerns. */
const CONCERNS: Readonly<Record<string, (value: JsonObject) => unknown>> = {
  sessions: (value) => value.cdr_token,
  cdrs: (value) => value.cdr_token,
  bookings: (value) => firstRequest(value.booking_requests),
  'payments/terminals': (value) => value,
  'payments/financial-advice-confirmations': () => undefined,
  invoicereconciliation: () => undefined,
};

/**
 * Who may read an object of ours when nothing else is said: Sessions, CDRs, Bookings, Terminals and what else concerns
 * one partner only the party that the object names, or nobody when it names none; everything else everyone.
 */
export function audienceOf(module: string, value: JsonObject): Audience {
  if (!Object.hasOwn(CONCERNS, module)) return 'everyone';
  const party = CONCERNS[module]?.(value);
  return isParty(party) ? { country_code: party.country_code, party_id: party.party_id } : 'nobody';
}

/** The audience of what is written: as told, else the party that the object names, else what it was before. */
export function audienceFor(module: string, write: ObjectWrite, current: StoredObject | undefined): Audience {
  if (write.audience !== undefined) return write.audience;
  const named = audienceOf(module, write.value);
  return typeof named === 'object' ? named : (current?.audience ?? named);
}

/** Whether one of these parties is in an audience; without parties everything is visible. */
export function isVisible(audience: Audience, parties: readonly Party[] | undefined): boolean {
  if (parties === undefined || audience === 'everyone') return true;
  if (audience === 'nobody') return false;
  const key = partyKey(audience);
  return parties.some((party) => partyKey(party) === key);
}

/** An audience as one text: `*`, an empty text for nobody, or the party's key. */
export function audienceText(audience: Audience): string {
  if (audience === 'everyone') return '*';
  return audience === 'nobody' ? '' : partyKey(audience);
}

/** Reads a text that {@link audienceText} made. */
export function readAudience(text: string): Audience {
  if (text === '*') return 'everyone';
  return text === '' ? 'nobody' : partyOf(text);
}

const firstRequest = (requests: unknown): unknown =>
  Array.isArray(requests) ? (requests[0] as JsonObject | undefined)?.booking_request : undefined;

function isParty(value: unknown): value is Party {
  const party = value as { country_code?: unknown; party_id?: unknown } | null | undefined;
  return typeof party?.country_code === 'string' && typeof party.party_id === 'string';
}
