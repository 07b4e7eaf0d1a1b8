import { type Entry, jsonEntries } from '../../src/cli/json/entries.js';
import { MAX_TEXT, tooLong } from './limits.js';
import type { Failure } from './protocol.js';

/** How many objects are shown one by one. */
export const MAX_SHOWN = 25;

/** How many characters of one result are shown. */
const MAX_JSON = 200_000;

/** An input that has to be changed before anything can be done. */
export class InputError extends Error implements Failure {
  /** The input that is meant. */
  readonly field: string;

  constructor(field: string, message: string) {
    super(message);
    this.field = field;
  }
}

/** The objects in a text of any form; throws an `InputError` when there are none, or far too much. */
export async function objectsIn(field: string, what: string, text: string): Promise<readonly Entry[]> {
  if (text.trim() === '') throw new InputError(field, `${what} is empty: paste JSON, or take a sample.`);
  if (text.length > MAX_TEXT) throw new InputError(field, tooLong(what, text.length));
  const entries: Entry[] = [];
  for await (const entry of jsonEntries(once(text))) entries.push(entry);
  if (entries.length === 0) throw new InputError(field, `${what} has no object in it.`);
  return entries;
}

/** The only object in a text. */
export async function objectIn(field: string, what: string, text: string): Promise<object> {
  const [entry] = await objectsIn(field, what, text);
  if (entry?.failure !== undefined) throw new InputError(field, `${what}: ${entry.failure}.`);
  if (typeof entry?.raw !== 'object' || entry.raw === null)
    throw new InputError(field, `${what} is not an object.`);
  return entry.raw;
}

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

/** A value as JSON to look at, cut where it is very long. */
export function shown(value: unknown): string {
  const json = JSON.stringify(value, undefined, 2) ?? 'undefined';
  if (json.length <= MAX_JSON) return json;
  return `${json.slice(0, MAX_JSON)}\n… ${json.length - MAX_JSON} more characters are not shown`;
}
