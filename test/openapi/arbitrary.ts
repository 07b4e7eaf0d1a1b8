import fc from 'fast-check';
import {
  kindOf,
  type OptionalSchema,
  type Schema,
  type StringKind,
  valueKindOf,
} from '../../src/core/kind.js';

const FORMATS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  alpha2: fc.constantFrom('NL', 'DE'),
  alpha3: fc.constantFrom('NLD', 'DEU'),
  currency: fc.constantFrom('EUR', 'SEK'),
  language: fc.constantFrom('en', 'nl'),
  latitude: fc.constantFrom('52.370216', '-1.000001'),
  longitude: fc.constantFrom('4.895168', '-126.104965'),
  time: fc.constantFrom('00:00', '23:59'),
  date: fc.constantFrom('2026-01-01', '2024-02-29'),
  version: fc.constantFrom('2.2.1', '2.3.0'),
};

const dateTime = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 19))
  .chain((text) => fc.constantFrom(text, `${text}Z`, `${text}.123Z`));

/** Printable characters, those beyond the basic plane included. */
const printable = fc.constantFrom(...'aZ09 -_*/éü漢😀');
const ascii = fc.constantFrom(...'aZ09 -_*/~');

function text({ kind, min = 0, max, format }: StringKind): fc.Arbitrary<string> {
  if (format) return FORMATS[format] ?? fc.constant('');
  if (kind === 'url') return fc.constantFrom('https://abc.example/a?b=c', 'http://x.example');
  const unit = kind === 'ciString' ? ascii : printable;
  return fc.string({ unit, minLength: min, maxLength: max ?? 40 });
}

/** Valid values of a schema, as its kinds say. */
export function valid(schema: Schema | OptionalSchema): fc.Arbitrary<unknown> {
  const kind = valueKindOf(schema);
  switch (kind.kind) {
    case 'string':
    case 'ciString':
    case 'url':
      return text(kind);
    case 'dateTime':
      return dateTime;
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case 'int':
      return fc.integer({ min: 0, max: 10 ** Math.min(kind.digits ?? 9, 9) - 1 });
    case 'boolean':
      return fc.boolean();
    case 'enum':
      return fc.constantFrom(...kind.values);
    case 'list':
      return fc.array(valid(kind.item), { minLength: kind.min, maxLength: 2 });
    case 'partial':
      return fc.constant({});
    case 'any':
      return fc.jsonValue();
    case 'object':
      return object(kind.shape);
  }
}

function object(shape: Readonly<Record<string, Schema>>): fc.Arbitrary<unknown> {
  const fields = Object.entries(shape);
  const requiredKeys = fields.filter(([, field]) => kindOf(field).kind !== 'optional').map(([name]) => name);
  const model = Object.fromEntries(fields.map(([name, field]) => [name, valid(field)]));
  return fc.record(model, { requiredKeys }).map((value) => ({ ...value }));
}

const STRANGE: readonly unknown[] = [
  null,
  '',
  'x',
  'tab\there',
  'é',
  '😀'.repeat(37),
  'A'.repeat(300),
  '2026-13-01T00:00:00Z',
  '2026-01-01',
  'not a url',
  'UNHEARD_OF',
  0,
  -1,
  1.5,
  1e12,
  true,
  [],
  [null],
  {},
  { unknown: 1 },
];

/** A value with something strange at one random place, or without one of its fields. */
export const mutated = (value: unknown): fc.Arbitrary<unknown> =>
  fc
    .tuple(fc.constantFrom(undefined, ...STRANGE), fc.array(fc.nat(), { minLength: 1, maxLength: 5 }))
    .map(([strange, path]) => replace(value, path, strange));

function replace(value: unknown, [step, ...rest]: readonly number[], strange: unknown): unknown {
  if (step === undefined) return strange;
  if (typeof value !== 'object' || value === null) return strange;
  const keys = Object.keys(value);
  const key = keys[step % (keys.length || 1)];
  if (key === undefined) return strange;
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...value };
  const field = replace((value as Record<string, unknown>)[key], rest, strange);
  if (field === undefined && !Array.isArray(copy)) delete copy[key];
  else (copy as Record<string, unknown>)[key] = field ?? null;
  return copy;
}
