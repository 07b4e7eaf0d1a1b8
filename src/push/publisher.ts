import { sameParty } from '../core/party.js';
import { Turns } from '../core/turns.js';
import { sameContent } from '../store/equal.js';
import { keyOf } from '../store/keep.js';
import { keyText } from '../store/key.js';
import type { JsonObject, ObjectKey, StoredObject } from '../store/store.js';
import { Lane } from './lane.js';
import { type Address, listMarks, owe } from './marks.js';
import { addressesFor, versionOf } from './targets.js';
import type { OutOfStep, Publisher, PublisherOptions } from './types.js';

/**
 * Sends every change of our objects to the partners that have the interface for it and may see it. Each partner has a
 * lane of its own: one that hangs or is down delays no other; it is marked out of step and caught up when it answers
 * again, by GET of what it has and PUT of what differs. What is owed is noted in the store before it is sent, so that
 * `resume` goes on where a process ended. One process publishes the objects of a store.
 * @see OCPI 2.2.1, transport_and_format, transport_and_format_client_owned_object_push
 */
export function createPublisher(options: PublisherOptions): Publisher {
  const lanes = new Map<string, Lane>();
  const work = new Work();
  const turns = new Turns();
  const laneOf = (partner: string): Lane => {
    const lane = lanes.get(partner) ?? new Lane(partner, options, work);
    lanes.set(partner, lane);
    return lane;
  };
  const spread = async (object: StoredObject, before: Before | 'unknown'): Promise<void> => {
    for (const address of await addressesFor(options, object)) {
      const base = before === 'unknown' ? before : await baseFor(options, address, before);
      const { turn, owed } = await owe(options.store, address, object.key);
      laneOf(address.partner).push({ address, key: object.key, turn, base }, owed);
    }
  };
  const publisher: Publisher = {
    async publish(contract, object, owner) {
      const value = object as JsonObject;
      await publisher.publishAs(keyOf(contract, value, owner), { version: contract.version, value });
    },
    async publishAs(key, write) {
      await turns.take(keyText(key), async () => {
        const { before, after } = await options.store.update(key, () => write);
        if (after && !(before && sameContent(before.value, write.value))) await spread(after, before);
      });
    },
    async changed({ module, owner, id, before, after, by }) {
      const key: ObjectKey = { module, owner, id };
      if (!isOurs(options, owner)) return;
      await turns.take(keyText(key), async () => {
        const object = await options.store.get(key);
        const version = by?.version ?? object?.version;
        const was = before && version && { version, value: before };
        // When it was changed again since, what partners have is not what was before this change.
        if (object) await spread(object, sameContent(object.value, after) ? was : 'unknown');
        else if (was) await spread({ key, ...was, audience: 'everyone' }, 'unknown');
      });
    },
    async remove(key) {
      await turns.take(keyText(key), async () => {
        const { before } = await options.store.update(key, (current) => current && 'remove');
        if (before) await spread(before, 'unknown');
      });
    },
    async resume(partner) {
      const partners = partner === undefined ? await owedPartners(options) : [partner];
      await Promise.all(partners.map((id) => laneOf(id).catchUp(() => true)));
    },
    async outOfStep() {
      const found: OutOfStep[] = [];
      for await (const { turn: _turn, ...mark } of listMarks(options.store)) found.push(mark);
      return found;
    },
    idle: () => work.idle(),
    async close() {
      await Promise.all([...lanes.values()].map((lane) => lane.close()));
    },
  };
  return publisher;
}

type Before = Pick<StoredObject, 'version' | 'value'> | undefined;

/** What a partner has, as far as one can tell without asking: the state before, when it is of the version it speaks. */
async function baseFor(
  options: PublisherOptions,
  { partner }: Address,
  before: Before,
): Promise<JsonObject | undefined> {
  const registration = before && (await options.self.partners.get(partner));
  const version = registration && versionOf(options, registration);
  return before && version?.version.version === before.version ? before.value : undefined;
}

const isOurs = ({ self, versions }: PublisherOptions, owner: ObjectKey['owner']): boolean =>
  versions.some(({ version }) => self.roles(version.version).some((role) => sameParty(role, owner)));

async function owedPartners({ store }: PublisherOptions): Promise<readonly string[]> {
  const partners = new Set<string>();
  for await (const { partner } of listMarks(store)) partners.add(partner);
  return [...partners];
}

/** Counts what is under way, and tells when there is nothing. */
class Work {
  #count = 0;
  #waiters: (() => void)[] = [];

  readonly begin = (): void => {
    this.#count += 1;
  };

  readonly end = (): void => {
    this.#count -= 1;
    if (this.#count === 0) for (const resolve of this.#waiters.splice(0)) resolve();
  };

  idle(): Promise<void> {
    return this.#count === 0 ? Promise.resolve() : new Promise((resolve) => this.#waiters.push(resolve));
  }
}
