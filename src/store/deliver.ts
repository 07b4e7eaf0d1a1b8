import { connect } from '../client/connect.js';
import { toMillis } from '../core/time.js';
import type { Registration } from '../partners/registration.js';
import type { DeliveryParts } from './env.js';
import type { PendingResult } from './pending.js';
import type { JsonObject, Store } from './store.js';

/** The collection of results that partners wait for. */
export const RESULTS = 'results';

const KEPT = 24 * 60 * 60 * 1000;
const CLAIM = 60_000;

/** What delivering takes. */
export interface Delivery extends DeliveryParts {
  readonly registration: Registration;
}

/** Keeps what is to be delivered. */
export async function keepPending(store: Store, pending: PendingResult): Promise<void> {
  await store.state.update(RESULTS, pending.id, () => ({ value: pending, expires: expiryOf(pending) }));
}

const expiryOf = ({ deadline }: PendingResult): string => new Date(toMillis(deadline) + KEPT).toISOString();

/** Keeps the result of a request; the first one counts. */
export async function setResult(store: Store, id: string, result: JsonObject): Promise<void> {
  await store.state.update(RESULTS, id, (current) => {
    const pending = current as PendingResult | undefined;
    if (pending?.state !== 'waiting') return undefined;
    return { value: { ...pending, state: 'ready', result }, expires: expiryOf(pending) };
  });
}

/**
 * Posts a result that is ready to its `response_url` and forgets it; what cannot be delivered stays ready, with the
 * reason. Says whether it was delivered; throws the error of the client when not.
 */
export async function deliver(delivery: Delivery, id: string): Promise<boolean> {
  const { store } = delivery;
  const pending = await claim(store, id);
  if (!pending) return false;
  try {
    await post(delivery, pending);
  } catch (error) {
    const lastError = error instanceof Error ? error.message : String(error);
    const back: PendingResult = { ...pending, state: 'ready', attempts: pending.attempts + 1, lastError };
    await store.state.update(RESULTS, id, () => ({ value: back, expires: expiryOf(back) }));
    throw error;
  }
  await store.state.update(RESULTS, id, () => 'remove');
  return true;
}

/** Takes a result for sending, so that nobody else sends it; one whose sender has died is free after a minute. */
async function claim(store: Store, id: string): Promise<PendingResult | undefined> {
  let claimed: PendingResult | undefined;
  await store.state.update(RESULTS, id, (current) => {
    const pending = current as PendingResult | undefined;
    claimed = undefined;
    if (!pending?.result || (pending.state === 'sending' && isFresh(pending))) return undefined;
    claimed = { ...pending, state: 'sending', since: new Date().toISOString() };
    return { value: claimed, expires: expiryOf(claimed) };
  });
  return claimed;
}

const isFresh = ({ since }: PendingResult): boolean =>
  since !== undefined && Date.now() - toMillis(since) < CLAIM;

type Post = (args: { readonly url: string; readonly body: unknown }) => Promise<unknown>;

async function post(delivery: Delivery, pending: PendingResult): Promise<void> {
  const { protocol: version, registration, client, modules } = delivery;
  const contract = modules[pending.module]?.sender;
  if (!contract) throw new TypeError(`The modules lack ${pending.module}, which the result belongs to.`);
  const partner = await connect({ from: pending.role, ...client, version, registration });
  const methods = partner.module(contract) as unknown as Readonly<Record<string, Post>>;
  await methods[pending.operation]?.({ url: pending.responseUrl, body: pending.result });
}
