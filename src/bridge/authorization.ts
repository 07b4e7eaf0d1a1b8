import type { ConversionContext } from '../convert/context.js';
import type { Loss } from '../convert/loss.js';
import { now } from '../core/time.js';
import type { BridgedCall } from '../partners/bridge.js';
import type { JsonObject } from '../store/store.js';
import { ownerOfCall } from './owner.js';
import type { Pair } from './translate.js';

/**
 * The Token in the answer to a real-time authorization of 2.1.1, which does not repeat it, when nobody knows it: what was
 * asked about, with nothing else said. A driver at a charge point must not fail because of that; it is reported.
 */
export function answeredToken(
  call: BridgedCall,
  pair: Pair,
  data: unknown,
  context: ConversionContext,
): { readonly value: JsonObject; readonly losses: readonly Loss[] } | undefined {
  const { module, role } = call.contract;
  if (module !== 'tokens' || role !== 'SENDER' || call.name !== 'authorize') return undefined;
  if (pair.to !== '2.1.1' || context.token || data === undefined || data === null) return undefined;
  const owner = context.party ?? ownerOfCall(call);
  if (!owner) return undefined;
  const { token_uid, type } = call.args;
  const uid = String(token_uid);
  const value = {
    country_code: owner.country_code,
    party_id: owner.party_id,
    uid,
    type: typeof type === 'string' ? type : 'RFID',
    contract_id: uid,
    issuer: 'unknown',
    valid: (data as { allowed?: unknown }).allowed === 'ALLOWED',
    whitelist: 'NEVER',
    last_updated: now(),
  };
  const reason =
    'OCPI 2.1.1 does not repeat the Token, and it is not known: contract and issuer are made up.';
  return { value, losses: [{ pointer: '/token', kind: 'defaulted', code: 'required_here', reason }] };
}
