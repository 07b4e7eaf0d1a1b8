import type { Party } from '../core/party.js';
import { partyKey } from '../core/party.js';
import { uniqueId } from '../core/random.js';
import { now } from '../core/time.js';
import { idParts, keyText } from '../store/key.js';
import type { ObjectKey, Store } from '../store/store.js';
import type { OutOfStep } from './types.js';

/** The collection of what partners are owed. */
export const OWED = 'push';

/** That a partner is owed an object: noted before it is sent, removed when it has arrived. */
export interface Mark extends OutOfStep {
  /** Which change it is for: a mark that was renewed meanwhile is not removed with the change before it. */
  readonly turn: string;
}

/** Whom an object is for: a registration, and one of its parties where there are several. */
export interface Address {
  readonly partner: string;
  readonly to?: Party | undefined;
}

/** The beginning of the ids of all marks of a partner. */
export const marksOf = (partner: string): string => `${encodeURIComponent(partner)}|`;

/** The id of a mark. */
export const markId = ({ partner, to }: Address, key: ObjectKey): string =>
  `${marksOf(partner)}${to ? partyKey(to) : ''}|${keyText(key)}`;

/** The key of the object of a mark. */
export const keyOfMark = ({ module, owner, id }: OutOfStep): ObjectKey => ({ module, owner, id });

/** Notes that a partner is owed an object; gives the turn of the note, and whether it was owed the object already. */
export async function owe(
  store: Store,
  address: Address,
  key: ObjectKey,
): Promise<{ readonly turn: string; readonly owed: boolean }> {
  const turn = uniqueId();
  const { module, owner } = key;
  let owed = false;
  await store.state.update(OWED, markId(address, key), (current) => {
    owed = current !== undefined;
    const { since = now(), attempts = 0 } = (current ?? {}) as Partial<Mark>;
    const id = idParts(key.id);
    const mark: Mark = { ...address, module, owner, id, since, attempts, state: 'waiting', turn };
    return { value: mark };
  });
  return { turn, owed };
}

/** Strikes off what has arrived, unless a newer change is owed. */
export async function settled(store: Store, address: Address, key: ObjectKey, turn: string): Promise<void> {
  await store.state.update(OWED, markId(address, key), (current) =>
    (current as Mark | undefined)?.turn === turn ? 'remove' : undefined,
  );
}

/** Notes that an object has not arrived, and gives the note. */
export async function failed(
  store: Store,
  address: Address,
  key: ObjectKey,
  failure: { readonly state: OutOfStep['state']; readonly error: unknown },
): Promise<OutOfStep | undefined> {
  const { state, error } = failure;
  const lastError = error instanceof Error ? error.message : String(error);
  const after = await store.state.update(OWED, markId(address, key), (current) => {
    const mark = current as Mark | undefined;
    return mark && { value: { ...mark, attempts: mark.attempts + 1, state, lastError } };
  });
  return after as OutOfStep | undefined;
}

/** All marks, or those of one partner, page by page. */
export async function* listMarks(store: Store, partner?: string): AsyncGenerator<Mark> {
  const prefix = partner === undefined ? '' : marksOf(partner);
  let after: string | undefined = prefix === '' ? undefined : prefix;
  for (;;) {
    const entries = await store.state.list(OWED, after === undefined ? {} : { after });
    for (const { id, value } of entries) {
      if (!id.startsWith(prefix)) return;
      yield value as Mark;
    }
    after = entries.at(-1)?.id;
    if (after === undefined) return;
  }
}
