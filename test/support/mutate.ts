import fc from 'fast-check';
import { pointerOf } from '../../src/core/issue.js';

/** A value with one thing changed, and where. */
export interface Mutation {
  readonly value: unknown;
  /** RFC 6901 pointer of what was changed. */
  readonly pointer: string;
  readonly what: string;
}

/** What may come in the place of any value. */
const STRANGE: readonly unknown[] = [
  null,
  '',
  ' ',
  'x',
  ' x ',
  'tab\there',
  'é',
  '😀'.repeat(37),
  'A'.repeat(300),
  '2026-13-01T00:00:00Z',
  '2026-01-01T00:00:00+01:00',
  '2026-01-01T00:00:00.123456789Z',
  '2026-01-01 00:00:00',
  '2026-01-01',
  '8:00',
  '08:00:00',
  'nl',
  'NLD',
  'www.example.com',
  'UNHEARD_OF',
  'available',
  'true',
  '12.5',
  '12,5',
  0,
  1,
  -1,
  1.5,
  1e12,
  1e300,
  52.1,
  true,
  false,
  [],
  [null],
  ['x'],
  [{}],
  {},
  { unknown: 1 },
  { name: null },
];

type Path = readonly (string | number)[];

/** Every place inside a value, the value itself excluded. */
function placesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return path.length === 0 ? [] : [path];
  const keys = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value);
  const inner = keys.flatMap((key) =>
    placesOf((value as Record<string | number, unknown>)[key], [...path, key]),
  );
  return path.length === 0 ? inner : [path, ...inner];
}

function changed(value: unknown, [head, ...rest]: Path, change: (old: unknown) => unknown): unknown {
  if (head === undefined) return change(value);
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<
    string | number,
    unknown
  >;
  const next = changed(copy[head], rest, change);
  if (next === undefined) delete copy[head];
  else copy[head] = next;
  return copy;
}

const inList = (old: unknown): unknown => [old];
const CHANGES: readonly (readonly [string, (old: unknown) => unknown])[] = [
  ['remove', () => undefined],
  ['wrap', inList],
  ['double', (old) => [old, old]],
  ['text', (old) => (typeof old === 'object' ? 'text' : String(old))],
  ['pad', (old) => (typeof old === 'string' ? ` ${old} ` : ' ')],
  ['lower', (old) => (typeof old === 'string' ? old.toLowerCase() : 'lower')],
  ['unwrap', (old) => (Array.isArray(old) ? (old[0] ?? {}) : [old])],
];

/** The value with one random place changed into something it most likely should not be. */
export function mutationsOf(value: unknown): fc.Arbitrary<Mutation> {
  const places = placesOf(value).filter((path) => typeof path.at(-1) === 'string');
  if (places.length === 0) return fc.constant({ value: 'text', pointer: '', what: 'text' });
  const strange = fc.constantFrom(...STRANGE).map((other) => [JSON.stringify(other), () => other] as const);
  return fc
    .tuple(fc.constantFrom(...places), fc.oneof(strange, fc.constantFrom(...CHANGES)))
    .map(([path, [what, change]]) => ({
      value: changed(value, path, change),
      pointer: pointerOf(path),
      what,
    }));
}
