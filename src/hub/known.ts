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
/** What a long list tells beyond this is left for the next time that it passes. */
const MOST_WAITING = 5000;
const PARALLEL = 4;

/** Makes the memory over a store. What still waits to be written is known already. */
export function makeKnown(state: StateStore, onError: (error: unknown) => void): Known {
  const written = new Map<string, number>();
  const waiting = new Map<string, readonly string[]>();
  const writing = new Map<string, readonly string[]>();
  let resolveIdle: (() => void)[] = [];

  const write = async (id: string, keys: readonly string[]): Promise<void> => {
    const expires = new Date(Date.now() + LIFETIME).toISOString();
    await state.update(COLLECTION, id, (current) => {
      const before = (current as readonly string[] | undefined) ?? [];
      return { value: merged(before, keys), expires };
    });
  };
  const pump = (): void => {
    for (const [id, keys] of waiting) {
      if (writing.size >= PARALLEL) return;
      if (writing.has(id)) continue;
      waiting.delete(id);
      writing.set(id, keys);
      void write(id, keys)
        .catch((error: unknown) => {
          for (const key of keys) written.delete(`${id}|${key}`);
          onError(error);
        })
        .finally(() => {
          writing.delete(id);
          pump();
        });
    }
    if (writing.size > 0) return;
    for (const resolve of resolveIdle) resolve();
    resolveIdle = [];
  };
  const isNew = (id: string, key: string): boolean => {
    const name = `${id}|${key}`;
    if (Date.now() - (written.get(name) ?? 0) < FRESH) return false;
    if (!waiting.has(id) && waiting.size >= MOST_WAITING) return false;
    if (written.size >= REMEMBERED) written.clear();
    written.set(name, Date.now());
    return true;
  };
  return {
    learn(facts) {
      for (const { kind, id, party } of facts) {
        const [name, key] = [idOf(kind, id), partyKey(party)];
        if (isNew(name, key)) waiting.set(name, merged(waiting.get(name) ?? [], [key]));
      }
      pump();
    },
    async find(kind, id) {
      const name = idOf(kind, id);
      const unwritten = [...(writing.get(name) ?? []), ...(waiting.get(name) ?? [])];
      const keys = (await state.get(COLLECTION, name)) as readonly string[] | undefined;
      return merged(keys ?? [], unwritten).map(partyOf);
    },
    idle: () =>
      waiting.size + writing.size === 0
        ? Promise.resolve()
        : new Promise((resolve) => resolveIdle.push(resolve)),
  };
}

/** The parties of both, the second ones as the newest. */
const merged = (before: readonly string[], newer: readonly string[]): readonly string[] =>
  [...new Set([...before.filter((key) => !newer.includes(key)), ...newer])].slice(-MOST_PARTIES);

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
