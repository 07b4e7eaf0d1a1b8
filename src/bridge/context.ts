import type { ConversionContext } from '../convert/context.js';
import { partyOfContract } from '../convert/contract-id.js';
import { canConvert, convertAny } from '../convert/convert.js';
import type { Party } from '../core/party.js';
import type { VersionNumber } from '../core/version.js';
import type { JsonObject, Store, StoredObject } from '../store/store.js';
import type { BridgeOptions, Subject } from './options.js';
import { namedParty } from './owner.js';
import { TOKEN_TYPES } from './token-type.js';

/**
 * What the conversion of one object may use: its owner, our Tokens' party, what the application always says, and what is
 * found for this object.
 */
export async function contextOf(
  subject: Subject,
  options: BridgeOptions,
  emsp: Party | undefined,
): Promise<ConversionContext> {
  const { context, contextFor, store } = options;
  return {
    ...(subject.owner ? { party: subject.owner } : {}),
    ...tokenParty(subject, emsp),
    ...(store ? await fromStore(store, subject) : {}),
    ...context,
    ...(contextFor ? await contextFor(subject) : {}),
  };
}

/** Whose Token an `auth_id` is, where it does not say so itself: that of the eMSP which the Session is told to. */
function tokenParty({ object, from }: Subject, emsp: Party | undefined): ConversionContext {
  const { auth_id } = (object ?? {}) as { auth_id?: unknown };
  if (from !== '2.1.1' || !emsp || typeof auth_id !== 'string' || partyOfContract(auth_id)) return {};
  return { tokenParty: emsp };
}

async function fromStore(store: Store, subject: Subject): Promise<ConversionContext> {
  const { module, operation, from, to } = subject;
  if (module === 'tokens' && operation === 'authorize' && from === '2.1.1') {
    const token = await tokenIn(store, subject);
    return token ? { token } : {};
  }
  if (to !== '2.1.1' || (module !== 'sessions' && module !== 'cdrs')) return {};
  const location = await locationIn(store, subject);
  return location ? { location } : {};
}

/** 2.1.1 has a whole Location in Sessions and CDRs. */
async function locationIn(store: Store, { object, from, owner }: Subject): Promise<JsonObject | undefined> {
  const { location_id, cdr_location } = (object ?? {}) as {
    location_id?: unknown;
    cdr_location?: { id?: unknown };
  };
  const id = location_id ?? cdr_location?.id;
  const party = namedParty(object) ?? owner;
  if (typeof id !== 'string' || !party) return undefined;
  return inVersion(await store.get({ module: 'locations', owner: party, id }), 'Location', from);
}

/** 2.1.1 does not repeat the Token that it was asked about. */
async function tokenIn(store: Store, { params, to, owner }: Subject): Promise<JsonObject | undefined> {
  const { token_uid, type } = params;
  if (!owner || typeof token_uid !== 'string') return undefined;
  for (const one of typeof type === 'string' ? [type] : TOKEN_TYPES) {
    const found = await store.get({ module: 'tokens', owner, id: [token_uid, one] });
    if (found) return inVersion(found, 'Token', to);
  }
  return undefined;
}

/** A stored object in a version; as it is where it cannot be converted. */
function inVersion(
  stored: StoredObject | undefined,
  name: string,
  version: VersionNumber,
): JsonObject | undefined {
  if (!stored || stored.version === version || !canConvert(name, stored.version, version))
    return stored?.value;
  const options = { party: stored.key.owner };
  return convertAny(name, stored.value, stored.version, version, options).value as JsonObject;
}
