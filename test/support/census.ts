import { kindOf, type ObjectKind, type Schema, valueKindOf } from '../../src/core/kind.js';
import type { EnumFact, Facts, FieldFact } from './facts.js';

/** A point in which the schemas and the facts differ. */
export interface Difference {
  /** `Object.field`, `Object` or the name of an enum. */
  readonly where: string;
  /** What differs: `presence`, or a property of a fact. */
  readonly aspect: string;
  readonly fact: unknown;
  readonly schema: unknown;
}

type Objects = ReadonlyMap<string, ObjectKind>;

/** The name that the specification gives to a type; the types of Payments and Bookings that extend others carry a prefix. */
export const specName = (name: string): string => name.replace(/^(Payments|Bookings)(?=[A-Z])/, '');

/** What a field's schema says, in the terms of the facts; a choice group is a rule, so its fields are optional here. */
export function describeField(schema: Schema): FieldFact {
  const outer = kindOf(schema);
  const absent = outer.kind === 'optional';
  const kind = valueKindOf(schema);
  if (kind.kind === 'list') {
    const item = describeValue(kind.item);
    if (kind.min === 1) return { ...item, card: absent ? '?' : '+' };
    return { ...item, card: absent ? '*' : '1' };
  }
  return { ...describeValue(schema), card: absent ? '?' : '1' };
}

function describeValue(schema: Schema): Omit<FieldFact, 'card'> {
  const kind = valueKindOf(schema);
  if (kind.kind === 'enum' || kind.kind === 'object') return { type: specName(kind.name) };
  if (kind.kind === 'int') return { type: 'int', ...(kind.digits === undefined ? {} : { max: kind.digits }) };
  if (kind.kind === 'string' || kind.kind === 'ciString') {
    return {
      type: kind.kind === 'string' ? 'string' : 'CiString',
      ...(kind.max === undefined ? {} : { max: kind.max }),
      ...(kind.min === undefined ? {} : { min: kind.min }),
      ...(kind.pattern === undefined ? {} : { pattern: kind.pattern.source.replace(/^\^|\$$/g, '') }),
    };
  }
  const names: Record<string, string> = { url: 'URL', dateTime: 'DateTime' };
  return { type: names[kind.kind] ?? kind.kind };
}

/** Compares objects and their fields in both directions. */
export function compareObjects(objects: Objects, facts: Facts['objects']): Difference[] {
  const found: Difference[] = [];
  const byName = new Map([...objects].map(([name, kind]) => [specName(name), kind]));
  for (const [name, fields] of Object.entries(facts)) {
    const kind = byName.get(name);
    if (kind) found.push(...compareFields(name, kind, fields));
    else found.push({ where: name, aspect: 'presence', fact: true, schema: false });
  }
  for (const name of byName.keys()) {
    if (!(name in facts)) found.push({ where: name, aspect: 'presence', fact: false, schema: true });
  }
  return found;
}

function compareFields(
  name: string,
  kind: ObjectKind,
  facts: Readonly<Record<string, FieldFact>>,
): Difference[] {
  const found: Difference[] = [];
  for (const field of new Set([...Object.keys(facts), ...Object.keys(kind.shape)])) {
    const where = `${name}.${field}`;
    const fact = facts[field];
    const schema = kind.shape[field];
    if (fact && schema) found.push(...compareField(where, describeField(schema), expected(fact)));
    else found.push({ where, aspect: 'presence', fact: Boolean(fact), schema: Boolean(schema) });
  }
  return found;
}

function expected(fact: FieldFact): FieldFact {
  return fact.choice && fact.card === '1' ? { ...fact, card: '?' } : fact;
}

function compareField(where: string, schema: FieldFact, fact: FieldFact): Difference[] {
  const aspects = ['type', 'max', 'min', 'card', 'pattern'] as const;
  return aspects
    .filter((aspect) => schema[aspect] !== fact[aspect])
    .map((aspect) => ({ where, aspect, fact: fact[aspect], schema: schema[aspect] }));
}

/** Compares the values of enums, their order and their openness in both directions. */
export function compareEnums(enums: ReadonlyMap<string, EnumFact>, facts: Facts['enums']): Difference[] {
  const found: Difference[] = [];
  const byName = new Map([...enums].map(([name, kind]) => [specName(name), kind]));
  for (const name of new Set([...Object.keys(facts), ...byName.keys()])) {
    const fact = facts[name];
    const schema = byName.get(name);
    if (!fact || !schema) {
      found.push({ where: name, aspect: 'presence', fact: Boolean(fact), schema: Boolean(schema) });
      continue;
    }
    if (fact.open !== schema.open) {
      found.push({ where: name, aspect: 'open', fact: fact.open, schema: schema.open });
    }
    if (fact.values.join() !== schema.values.join()) {
      found.push({ where: name, aspect: 'values', fact: fact.values, schema: schema.values });
    }
  }
  return found;
}
