import * as is from '../guard.js';
import type { EnumKind } from '../kind.js';
import { cleanEnum } from './clean.js';
import type { Node } from './node.js';
import { ABSENT, type Place, type Walk } from './walk.js';

const NUMERAL = /^[+-]?\d+(?:\.\d*)?(?:[eE][+-]?\d{1,3})?$/;
const BOOLEANS: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  ['true', true],
  ['false', false],
  ['1', true],
  ['0', false],
  [1, true],
  [0, false],
]);

/** Makes the node of a `number`, or of an `int` of at most `digits` digits. */
export function numberNode(whole: boolean, digits?: number): Node {
  const expected = whole ? 'int' : 'number';
  const limit = digits === undefined ? Number.POSITIVE_INFINITY : 10 ** digits;
  const size = digits === undefined ? expected : `${expected}(${digits})`;
  const read = (walk: Walk, value: unknown, place: Place): unknown => {
    if (value === '' && place === 'optional') return absent(walk, size, value);
    const number = typeof value === 'string' ? fromText(value) : value;
    if (typeof number !== 'number' || !Number.isFinite(number)) return walk.fail('wrong_type', size, value);
    if (number !== value) walk.note('text_as_number', size, value);
    if (whole && !Number.isInteger(number)) walk.note('not_integer', size, value);
    else if (Math.abs(number) >= limit) walk.note('number_range', size, value);
    return number;
  };
  const clean = whole ? (value: unknown) => is.smallInt(value, limit) : is.number;
  return { expected: size, form: 'scalar', clean, read };
}

/** Makes the node of a `boolean`. */
export function booleanNode(): Node {
  return {
    expected: 'boolean',
    form: 'scalar',
    clean: is.boolean,
    read: (walk, value, place) => {
      if (typeof value === 'boolean') return value;
      if (value === '' && place === 'optional') return absent(walk, 'boolean', value);
      const read = BOOLEANS.get(typeof value === 'string' ? value.trim().toLowerCase() : value);
      if (read === undefined) return walk.fail('wrong_type', 'boolean', value);
      walk.note(typeof value === 'number' ? 'number_as_boolean' : 'text_as_boolean', 'boolean', value);
      return read;
    },
  };
}

/** Makes the node of an enum; values that it does not name are kept. */
export function enumNode(kind: EnumKind): Node {
  const { name, values, open } = kind;
  const known: ReadonlySet<string> = new Set(values);
  const folded: ReadonlyMap<string, string> = new Map(values.map((value) => [fold(value), value]));
  const readTolerant = (walk: Walk, value: string, place: Place): unknown => {
    if (known.has(value)) return value;
    if (value.trim() === '' && place === 'optional') return absent(walk, name, value);
    const spelt = folded.get(fold(value));
    if (spelt !== undefined) walk.note('enum_case', name, value);
    else if (!open || value === '') walk.note('unknown_enum_value', name, value);
    return spelt ?? value;
  };
  return {
    expected: name,
    form: 'scalar',
    clean: cleanEnum(kind),
    read: (walk, value, place) => {
      if (typeof value !== 'string') return walk.fail('wrong_type', name, value);
      if (!walk.strict) return readTolerant(walk, value, place);
      if (!open && !known.has(value)) walk.note('unknown_enum_value', name, value);
      return value;
    },
  };
}

/** Makes the node of a value whose structure the specification leaves open. */
export function anyNode(): Node {
  return {
    expected: 'any value',
    form: 'any',
    clean: (value) => value !== undefined,
    read: (_, value) => value,
  };
}

const fold = (text: string): string =>
  text
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '_');

function fromText(text: string): number | undefined {
  const bare = text.trim();
  return NUMERAL.test(bare) ? Number(bare) : undefined;
}

function absent(walk: Walk, expected: string, value: unknown): typeof ABSENT {
  walk.note('empty_text', expected, value);
  return ABSENT;
}
