import type { ConversionContext } from '../convert/context.js';
import { canConvert, convertAny } from '../convert/convert.js';
import type { Party } from '../core/party.js';
import type { VersionNumber } from '../core/version.js';
import type { JsonObject, Store } from '../store/store.js';

/** An object that is about to be converted. */
export interface Subject {
  /** `sessions RECEIVER putSession`. */
  readonly where: string;
  readonly object: unknown;
  readonly from: VersionNumber;
  readonly to: VersionNumber;
  /** Whose object it is, as far as that is known. */
  readonly owner: Party | undefined;
}

/** Finds what a conversion needs to know and the object does not say. */
export type ContextFor = (subject: Subject) => ConversionContext | Promise<ConversionContext>;

/**
 * Finds Locations for Sessions that go to 2.1.1, which has all of the Location inside, in a store of ours.
 * Give it to `bridgedTo`, `connectBridged` and `registerBridged` as `contextFor`.
 */
export function storeContext(store: Store): ContextFor {
  return async ({ object, from, to, owner }) => {
    const { location_id } = (object ?? {}) as { location_id?: unknown };
    if (to !== '2.1.1' || typeof location_id !== 'string' || !owner) return {};
    const found = await store.get({ module: 'locations', owner, id: location_id });
    if (!found) return {};
    const { version, value } = found;
    const location = canConvert('Location', version, from)
      ? (convertAny('Location', value, version, from, { party: owner }).value as JsonObject)
      : value;
    return { location };
  };
}

/** The context of one object: the owner, what the application always says, and what is found for this object. */
export async function contextOf(
  subject: Subject,
  always: ConversionContext | undefined,
  contextFor: ContextFor | undefined,
): Promise<ConversionContext> {
  const party = subject.owner ? { party: subject.owner } : {};
  return { ...party, ...always, ...(contextFor ? await contextFor(subject) : {}) };
}
