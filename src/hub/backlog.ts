import { type Item, type Receiver, receiverKey, without } from './items.js';

/** Messages about one object that are kept for one receiver. */
export const MOST = 100;

/** A message that a receiver will not get. */
export interface Cut {
  readonly item: Item;
  readonly receiver: Receiver;
  /** `superseded`: a later PUT replaces what it says; `overflow`: too many wait, and nothing replaces it. */
  readonly why: 'superseded' | 'overflow';
}

/**
 * Bounds what is kept about one object for each receiver: of more than {@link MOST} messages those go that a later PUT
 * replaces, and then the oldest. The first stays, because it may be under way; the order stays in any case.
 */
export function trimmed(queue: readonly Item[]): {
  readonly queue: readonly Item[];
  readonly cuts: readonly Cut[];
} {
  if (queue.length <= MOST) return { queue, cuts: [] };
  const lines = new Map<string, { readonly receiver: Receiver; readonly items: Item[] }>();
  for (const item of queue) {
    for (const receiver of item.receivers) {
      const key = receiverKey(receiver);
      const line = lines.get(key) ?? { receiver, items: [] };
      lines.set(key, line);
      line.items.push(item);
    }
  }
  const cuts = [...lines.values()].flatMap(({ receiver, items }) => cutsOf(receiver, items));
  const gone = new Map<string, Receiver[]>();
  for (const { item, receiver } of cuts) gone.set(item.id, [...(gone.get(item.id) ?? []), receiver]);
  const left = queue.map((item) => without(item, gone.get(item.id)));
  return { queue: left.filter(({ receivers }) => receivers.length > 0), cuts };
}

function cutsOf(receiver: Receiver, items: readonly Item[]): Cut[] {
  if (items.length <= MOST) return [];
  const [first, ...others] = items;
  const superseded = others.filter((item, index) =>
    others.slice(index + 1).some((later) => replaces(later, item)),
  );
  const left = others.filter((item) => !superseded.includes(item));
  const overflow = left.slice(0, Math.max(0, left.length - (first ? MOST - 1 : MOST)));
  return [
    ...superseded.map((item) => ({ item, receiver, why: 'superseded' as const })),
    ...overflow.map((item) => ({ item, receiver, why: 'overflow' as const })),
  ];
}

/** Whether a message is a whole object that takes the place of what another one is about: the same, or a part of it. */
function replaces({ message: later }: Item, { message: earlier }: Item): boolean {
  return (
    later.operation.startsWith('put') &&
    later.partner === earlier.partner &&
    later.search === earlier.search &&
    later.version === earlier.version &&
    later.rest.every((part, index) => part === earlier.rest[index])
  );
}
