import { toMillis } from '../core/time.js';
import type { Self } from '../partners/self.js';
import { type Delivery, deliver, RESULTS, setResult } from './deliver.js';
import type { DeliveryParts } from './env.js';
import type { PendingResult } from './pending.js';
import { knownResult } from './result-operation.js';
import type { JsonObject } from './store.js';

/** What the charge point says, as a word or as the object that is posted. */
export type ResultValue = string | JsonObject;

const asObject = (result: ResultValue): JsonObject => (typeof result === 'string' ? { result } : result);

/** Waits for a result until the deadline, keeps it and delivers it; never rejects. */
export async function finish(
  delivery: Delivery,
  pending: PendingResult,
  result: Promise<ResultValue>,
): Promise<void> {
  try {
    await setResult(delivery.store, pending.id, await settled(delivery, pending, result));
    await deliver(delivery, pending.id);
  } catch (error) {
    delivery.onUndelivered?.(error, pending);
  }
}

/** The result, or what is said when the charge point does not answer, or not in time. */
async function settled(
  { modules }: Delivery,
  pending: PendingResult,
  result: Promise<ResultValue>,
): Promise<JsonObject> {
  const sender = modules[pending.module]?.sender;
  const inWords = (...wanted: string[]): JsonObject => ({
    result: sender ? knownResult(sender, pending.operation, wanted) : (wanted[0] ?? ''),
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<JsonObject>((resolve) => {
    const rest = Math.max(0, toMillis(pending.deadline) - Date.now());
    timer = setTimeout(() => resolve(inWords('TIMEOUT', 'UNKNOWN')), rest);
  });
  try {
    return await Promise.race([result.then(asObject, () => inWords('FAILED', 'REJECTED')), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** What delivering results outside of a request takes: the same store, version and modules as the role. */
export type ResumeOptions = Omit<DeliveryParts, 'onUndelivered'> & {
  readonly self: Pick<Self, 'partners'>;
  readonly onUndelivered?: DeliveryParts['onUndelivered'];
};

/**
 * Delivers the result of a command that was answered with `result: 'later'`. Says whether it was delivered: not when the
 * id is unknown or the result was delivered before. Throws the error of the client when it could not be delivered.
 */
export async function deliverResult(
  options: ResumeOptions,
  id: string,
  result: ResultValue,
): Promise<boolean> {
  const pending = (await options.store.state.get(RESULTS, id)) as PendingResult | undefined;
  const registration = pending && (await options.self.partners.get(pending.partner));
  if (!pending || !registration) return false;
  await setResult(options.store, id, asObject(result));
  return deliver({ onUndelivered: undefined, ...options, registration }, id);
}

/** How pending results are resumed. */
export interface Resume extends ResumeOptions {
  /** The result of a command whose promise was lost with its process, where the application can tell. */
  readonly resultOf?: (pending: PendingResult) => Promise<ResultValue> | undefined;
  /**
   * Whether also to take over commands whose deadline has not passed. Default `true`; `false` where other processes that
   * share the store may still be waiting for their charge points.
   */
  readonly takeOver?: boolean;
}

/** What {@link resumePending} did. */
export interface Resumed {
  readonly delivered: number;
  readonly failed: number;
}

/**
 * Delivers what was pending when a process ended: results that are there, the result that `resultOf` gives, and TIMEOUT
 * (in words of the version) for a command whose deadline passes. Resolves when all of that is done.
 */
export async function resumePending(options: Resume): Promise<Resumed> {
  let failed = 0;
  let delivered = 0;
  const onUndelivered: DeliveryParts['onUndelivered'] = (error, pending) => {
    failed += 1;
    options.onUndelivered?.(error, pending);
  };
  const found = await pendingOf(options);
  await Promise.all(
    found.map(async (pending) => {
      const registration = await options.self.partners.get(pending.partner);
      if (!registration) return;
      const before = failed;
      await resume({ ...options, onUndelivered, registration }, pending, options);
      if (failed === before) delivered += 1;
    }),
  );
  return { delivered, failed };
}

async function resume(delivery: Delivery, pending: PendingResult, options: Resume): Promise<void> {
  const never = new Promise<ResultValue>(() => undefined);
  const result = pending.result ? Promise.resolve(pending.result) : (options.resultOf?.(pending) ?? never);
  await finish(delivery, pending, result);
}

async function pendingOf({ store, protocol, takeOver = true }: Resume): Promise<PendingResult[]> {
  const found: PendingResult[] = [];
  let after: string | undefined;
  do {
    const entries = await store.state.list(RESULTS, after === undefined ? {} : { after });
    after = entries.at(-1)?.id;
    found.push(...entries.map(({ value }) => value as PendingResult));
  } while (after !== undefined);
  const isMine = ({ version, state, deadline }: PendingResult): boolean =>
    version === protocol.version && (takeOver || state !== 'waiting' || toMillis(deadline) <= Date.now());
  return found.filter(isMine);
}
