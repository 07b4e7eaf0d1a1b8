import { isObject } from '../core/guard.js';
import { type Party, partyKey } from '../core/party.js';
import { partyOf } from '../store/key.js';
import type { StateStore } from '../store/store.js';

/** What is known of an id: whose it is, or who has to do with it. */
export type Kind =
  | 'location'
  | 'token'
  /** `auth_id` of 2.1.1, `contract_id` later. */
  | 'contract'
  | 'session'
  /** The eMSP of a session. */
  | 'session-emsp'
  /** Who set a charging profile for a session. */
  | 'session-scsp'
  | 'reservation';

/** One thing that a message told. */
export interface Fact {
  readonly kind: Kind;
  readonly id: string;
  readonly party: Party;
}

/** Remembers whose objects pass through, in the store: by it the hub finds receivers that the sender does not know. */
export interface Known {
  /** Remembers in the background. */
  learn(facts: readonly Fact[]): void;
  /** The parties that are known for an id; several when different parties use the same id. */
  find(kind: Kind, id: string): Promise<readonly Party[]>;
  /** Resolves when everything is remembered. */
  idle(): Promise<void>;
}

const COLLECTION = 'hub-known';
const LIFETIME = 180 * 86_400_000;
/** What was written within a day is not written again. */
const FRESH = 86_400_000;
const REMEMBERED = 20_000;
const MOST_PARTIES = 8;

/** Makes the memory over a store. */
export function makeKnown(state: StateStore, onError: (error: unknown) => void): Known {
  const written = new Map<string, number>();
  let last: Promise<void> = Promise.resolve();
  const write = async ({ kind, id, party }: Fact): Promise<void> => {
    const expires = new Date(Date.now() + LIFETIME).toISOString();
    await state.update(COLLECTION, idOf(kind, id), (current) => {
      const before = (current as readonly string[] | undefined) ?? [];
      const key = partyKey(party);
      const others = before.filter((other) => other !== key);
      return { value: [...others, key].slice(-MOST_PARTIES), expires };
    });
  };
  const isNew = ({ kind, id, party }: Fact): boolean => {
    const key = `${idOf(kind, id)}|${partyKey(party)}`;
    if (Date.now() - (written.get(key) ?? 0) < FRESH) return false;
    if (written.size >= REMEMBERED) written.clear();
    written.set(key, Date.now());
    return true;
  };
  return {
    learn(facts) {
      const news = facts.filter(isNew);
      for (const fact of news) last = last.then(() => write(fact)).catch(onError);
    },
    async find(kind, id) {
      await last;
      const keys = (await state.get(COLLECTION, idOf(kind, id))) as readonly string[] | undefined;
      return (keys ?? []).map(partyOf);
    },
    idle: () => last,
  };
}

const idOf = (kind: Kind, id: string): string => `${kind}|${encodeURIComponent(id.toUpperCase())}`;

/** A field of an object that is a text with something in it. */
export function textOf(object: unknown, field: string): string | undefined {
  const value = isObject(object) ? object[field] : undefined;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The party that an object, or a part of it, names. */
export function partyIn(object: unknown): Party | undefined {
  const country_code = textOf(object, 'country_code');
  const party_id = textOf(object, 'party_id');
  return country_code !== undefined && party_id !== undefined ? { country_code, party_id } : undefined;
}
