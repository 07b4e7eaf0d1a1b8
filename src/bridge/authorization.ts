import type { ConversionContext } from '../convert/context.js';
import type { Loss } from '../convert/loss.js';
import { now } from '../core/time.js';
import type { JsonObject } from '../store/store.js';
import type { Subject } from './options.js';

/**
 * The Token in the answer to a real-time authorization of 2.1.1, which does not repeat it, when nobody knows it: what was
 * asked about, with nothing else said. A driver at a charge point must not fail because of that; it is reported.
 */
export function answeredToken(
  { module, role, operation, object, params, from, owner }: Subject,
  context: ConversionContext,
): { readonly value: JsonObject; readonly losses: readonly Loss[] } | undefined {
  if (module !== 'tokens' || role !== 'SENDER' || operation !== 'authorize') return undefined;
  const party = context.party ?? owner;
  if (from !== '2.1.1' || context.token || !object || !party) return undefined;
  const { token_uid, type } = params;
  const uid = String(token_uid);
  const value = {
    country_code: party.country_code,
    party_id: party.party_id,
    uid,
    type: typeof type === 'string' ? type : 'RFID',
    contract_id: uid,
    issuer: 'unknown',
    valid: (object as { allowed?: unknown }).allowed === 'ALLOWED',
    whitelist: 'NEVER',
    last_updated: now(),
  };
  const reason =
    'OCPI 2.1.1 does not repeat the Token, and it is not known: contract and issuer are made up.';
  return { value, losses: [{ pointer: '/token', kind: 'defaulted', code: 'required_here', reason }] };
}
