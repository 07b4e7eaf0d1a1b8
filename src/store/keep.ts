import type { Interface } from '../contract/interface.js';
import type { Party } from '../core/party.js';
import { planOf } from './plan.js';
import type { Audience, JsonObject, ObjectKey, ObjectUpdate, Store } from './store.js';

/**
 * The key of an object of an interface that has a list: its module, owner and id; Tokens are named by uid and type.
 * Throws a `TypeError` when the object says neither whose it is nor what its id is.
 */
export function keyOf(
  contract: Interface,
  object: JsonObject,
  owner: Party | undefined = undefined,
): ObjectKey {
  const { module, idField } = planOf(contract, Object.keys(contract.operations)[0] ?? '');
  const { country_code = owner?.country_code, party_id = owner?.party_id, type = 'RFID' } = object;
  const id = object[module === 'hubclientinfo' ? 'role' : idField];
  if (typeof id !== 'string' || typeof country_code !== 'string' || typeof party_id !== 'string') {
    throw new TypeError(`An object of ${module} needs ${idField}, country_code and party_id to be kept.`);
  }
  return { module, owner: { country_code, party_id }, id: module === 'tokens' ? [id, String(type)] : id };
}

/**
 * Keeps an object in a store whatever is there, for example one that was pulled or one of our own; `owner` is needed
 * for objects of 2.1.1, which do not say whose they are, and `audience` for its Sessions and CDRs, which do not say whom
 * they concern. Throws like {@link keyOf}.
 */
export function keep(
  store: Store,
  contract: Interface,
  object: object,
  owner?: Party,
  audience?: Audience,
): Promise<ObjectUpdate> {
  const value = object as JsonObject;
  return store.update(keyOf(contract, value, owner), () => ({ version: contract.version, value, audience }));
}
