import { isSuccess } from '../core/status.js';
import type { Passed } from './env.js';
import { type Fact, partyIn, textOf } from './known.js';
import { bodyOf } from './message.js';

/** So many objects of one answer are looked at. */
const MOST = 1000;

/**
 * What a message and its answer tell about whose objects are whose. Only owners are believed: the sender of a push, which
 * the server has held against the credentials, and the receiver of a request for its own objects.
 */
export function factsOf({ message, from, to, data, statusCode }: Passed): readonly Fact[] {
  if (!isSuccess(statusCode)) return [];
  const { module, side, params } = message;
  if (side === 'SENDER') {
    if (!to) return [];
    const objects = Array.isArray(data) ? data.slice(0, MOST) : [data];
    return objects.flatMap((object) => ofObject(module, object, {}, to.party));
  }
  const body = bodyOf(message);
  if (module === 'commands') {
    const id = textOf(body, 'reservation_id');
    return to && id !== undefined ? [{ kind: 'reservation', id, party: to.party }] : [];
  }
  if (module === 'chargingprofiles') {
    const id = params.session_id;
    return id === undefined ? [] : [{ kind: 'session-scsp', id, party: from.party }];
  }
  const facts = ofObject(module, body, params, from.party);
  const session = params.session_id;
  if (!to || session === undefined || module !== 'sessions') return facts;
  return [...facts, { kind: 'session-emsp', id: session, party: to.party }];
}

/** What an object of a party tells; ids are in the URL where the body has only what changes. */
function ofObject(
  module: string,
  object: unknown,
  params: Readonly<Record<string, string>>,
  owner: Fact['party'],
): Fact[] {
  const fact = (kind: Fact['kind'], id: string | undefined, party = owner): Fact[] =>
    id === undefined ? [] : [{ kind, id, party }];
  switch (module) {
    case 'locations':
      return fact('location', params.location_id ?? textOf(object, 'id'));
    case 'tokens': {
      const contract = textOf(object, 'contract_id') ?? textOf(object, 'auth_id');
      return [...fact('token', params.token_uid ?? textOf(object, 'uid')), ...fact('contract', contract)];
    }
    case 'sessions': {
      const id = params.session_id ?? textOf(object, 'id');
      const emsp = partyIn((object as { cdr_token?: unknown } | null | undefined)?.cdr_token);
      return [...fact('session', id), ...(emsp ? fact('session-emsp', id, emsp) : [])];
    }
    default:
      return [];
  }
}
