import type { Operation } from '../contract/operation.js';
import { valueKindOf } from '../core/kind.js';
import type { BridgedCall } from '../partners/bridge.js';
import type { Input } from '../server/types.js';
import type { Store } from '../store/store.js';
import { ownerOfCall } from './owner.js';
import type { Pair } from './translate.js';

/**
 * Calls a handler about a Token whose type the partner's version cannot say (2.1.1): with each type until there is such a
 * Token. Where the type is said, or means nothing, the handler is called once.
 */
export async function byType(
  { source, target }: Pair,
  input: Input<Operation>,
  handler: (input: Input<Operation>) => unknown,
): Promise<unknown> {
  const kind = target.query.type && valueKindOf(target.query.type);
  const told = (input.body as { type?: unknown } | undefined)?.type;
  if (kind?.kind !== 'enum' || 'type' in source.query || told !== undefined) return handler(input);
  const types = ['RFID', ...kind.values.filter((value) => value !== 'RFID')];
  let output: unknown;
  for (const type of types) {
    output = await handler({ ...input, query: { ...input.query, type } });
    if (output !== undefined && output !== 'unknown') return output;
  }
  return output;
}

/** The types that a Token may have in any version; most are RFID. */
export const TOKEN_TYPES = ['RFID', 'OTHER', 'APP_USER', 'AD_HOC_USER', 'EMAID'];

/**
 * The type of the Token of ours that a call is about, where our version (2.1.1) does not say it in the URL: the others take
 * it for RFID then.
 */
export async function tokenTypeOf(call: BridgedCall, store: Store | undefined): Promise<string | undefined> {
  const { body, token_uid } = call.args;
  const { type } = (body ?? {}) as { type?: unknown };
  if (typeof type === 'string') return type;
  const owner = ownerOfCall(call);
  if (!store || !owner || typeof token_uid !== 'string') return undefined;
  for (const one of TOKEN_TYPES) {
    if (await store.get({ module: 'tokens', owner, id: [token_uid, one] })) return one;
  }
  return undefined;
}
