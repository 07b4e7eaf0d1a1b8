import fc from 'fast-check';
import { pathOf } from '../../src/core/issue.js';
import {
  type EnumKind,
  kindOf,
  type ObjectKind,
  type OptionalSchema,
  type Schema,
  type StringKind,
  valueKindOf,
} from '../../src/core/kind.js';

/** Texts of each format, all of them legal in every version. */
const FORMATS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  alpha2: fc.constantFrom('NL', 'DE', 'XX'),
  alpha3: fc.constantFrom('NLD', 'DEU'),
  currency: fc.constantFrom('EUR', 'SEK'),
  language: fc.constantFrom('en', 'nl'),
  latitude: fc.constantFrom('52.370216', '-1.000001', '90.000000', '0.000000'),
  longitude: fc.constantFrom('4.895168', '-126.104965', '180.000000'),
  time: fc.constantFrom('00:00', '08:30', '23:59'),
  date: fc.constantFrom('2026-01-01', '2024-02-29', '1999-12-31'),
  version: fc.constantFrom('2.2.1', '2.3.0'),
};

const evseId = fc.constantFrom('NL*ABC*E1', 'BE*BEC*E041503001', 'DEABCE1*2', '+49*822*0001');

/** Fields whose texts have a form that their schema does not say. */
const FIELDS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  'EVSE.evse_id': evseId,
  'CdrLocation.evse_id': evseId,
};

/** Characters of texts for people, those beyond the basic plane included, and of texts for machines. */
const PRINTABLE = fc.constantFrom(...'aZ09 -_*/éü漢😀');
const ASCII = fc.constantFrom(...'aZ09 -_*/~');

/** Legal moments; the later of two drawn values is not always the greater one. */
const dateTime = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 19))
  .chain((text) => fc.constantFrom(text, `${text}Z`, `${text}.123Z`, `${text}.1`));

function textOf({ kind, min = 0, max, format }: StringKind): fc.Arbitrary<string> {
  if (format) return FORMATS[format] ?? fc.constant('');
  if (kind === 'url') return fc.constantFrom('https://abc.example/a?b=c', 'http://x.example:8080/');
  const least = kind === 'ciString' ? Math.max(min, 1) : min;
  const unit = kind === 'ciString' ? ASCII : PRINTABLE;
  const text = fc.string({ unit, minLength: least, maxLength: Math.min(max ?? 40, 40) });
  return text.map((drawn) => tidy(drawn, least));
}

/** The text without blanks around it, and as long as it must be. */
const tidy = (text: string, least: number): string => text.trim().padEnd(least, 'x');

/** Values of a schema that are valid and have nothing to report; objects keep their rules between fields. */
export function arbitraryOf<T>(schema: Schema<T> | OptionalSchema<T>): fc.Arbitrary<T> {
  return anyOf(schema as Schema) as fc.Arbitrary<T>;
}

function anyOf(schema: Schema): fc.Arbitrary<unknown> {
  const kind = valueKindOf(schema);
  switch (kind.kind) {
    case 'string':
    case 'ciString':
    case 'url':
      return textOf(kind);
    case 'dateTime':
      return dateTime;
    case 'number':
      return fc.oneof(fc.integer({ min: 0, max: 1000 }), fc.double({ noNaN: true, noDefaultInfinity: true }));
    case 'int':
      return fc.integer({ min: 0, max: 10 ** Math.min(kind.digits ?? 9, 9) - 1 });
    case 'boolean':
      return fc.boolean();
    case 'enum':
      return enumValue(kind);
    case 'list':
      return fc.array(anyOf(kind.item), { minLength: kind.min, maxLength: 2 });
    case 'partial':
      return partialOf(kind.of);
    case 'any':
      return fc.jsonValue().map((value) => value ?? 'any');
    case 'object':
      return objectOf(kind);
  }
}

const enumValue = ({ values, open }: EnumKind): fc.Arbitrary<string> =>
  open ? fc.constantFrom(...values, 'A_VALUE_OF_ITS_OWN') : fc.constantFrom(...values);

function partialOf(schema: Schema): fc.Arbitrary<unknown> {
  const kind = valueKindOf(schema);
  if (kind.kind !== 'object') return fc.constant({});
  const model = Object.entries(kind.shape).map(([name, field]) => [
    name,
    fc.option(anyOf(field), { freq: 9 }),
  ]);
  return fc.record(Object.fromEntries(model), { requiredKeys: [] }).map((value) => ({ ...value }));
}

function objectOf(kind: ObjectKind): fc.Arbitrary<unknown> {
  const fields = Object.entries(kind.shape);
  const requiredKeys = fields.filter(([, field]) => kindOf(field).kind !== 'optional').map(([name]) => name);
  const model = Object.fromEntries(
    fields.map(([name, field]) => [name, FIELDS[`${kind.name}.${name}`] ?? anyOf(field)]),
  );
  const drawn = fc.record(model, { requiredKeys }).map((value) => ({ ...value }) as Record<string, unknown>);
  if (kind.rules.length === 0) return drawn;
  return drawn
    .map((value) => withoutBreaches(kind, value))
    .filter((value) => breaches(kind, value).length === 0);
}

const breaches = (kind: ObjectKind, value: Record<string, unknown>): string[] =>
  kind.rules.flatMap((rule) => [...(rule.check(value) ?? [])]);

/** The value without optional fields that break a rule: most rules hold when their fields are absent. */
function withoutBreaches(kind: ObjectKind, value: Record<string, unknown>): Record<string, unknown> {
  const kept = { ...value };
  for (const pointer of breaches(kind, value)) {
    const [field = ''] = pathOf(pointer);
    const schema = kind.shape[field];
    if (schema && kindOf(schema).kind === 'optional') delete kept[field];
  }
  return kept;
}
