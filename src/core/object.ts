import * as z from 'zod/mini';
import {
  type EnumKind,
  kindOf,
  type ObjectSchema,
  type OptionalSchema,
  type Rule,
  type Schema,
  type ShapeOf,
  valueKindOf,
  withKind,
} from './kind.js';

/** Values of an enum that this package knows, and any other text: real partners extend closed enums too. */
export type Open<Known extends string> = Known | (string & Record<never, never>);

/** The values of an {@link Open} type that the specification names. */
export type KnownOf<T> = T extends string ? (string extends T ? never : T) : never;

/** A change of an object as PATCH carries it: absent fields stay, `null` asks to clear an optional field. */
export type Patch<T> = { [K in keyof T]?: T[K] | null };

/**
 * The schema of an OCPI object; unknown fields are kept, `rules` are the specification's rules between fields.
 * The type parameter is the interface that users see; a field missing on either side is a compile error. A `guard`
 * passes most objects with nothing to report, so that reading them costs little.
 */
export function object<T>(
  name: string,
  shape: ShapeOf<T>,
  rules: readonly Rule[] = [],
  guard?: (value: unknown) => boolean,
): ObjectSchema<T> {
  const loose = z.looseObject(shape as unknown as Record<string, Schema>);
  const checked = rules.length === 0 ? loose : loose.check(...rules.map(ruleCheck));
  const fields = shape as unknown as Record<string, Schema>;
  return withKind(checked, {
    kind: 'object',
    name,
    shape: fields,
    rules,
    guard,
  }) as unknown as ObjectSchema<T>;
}

function ruleCheck(rule: Rule): z.core.CheckFn<Record<string, unknown>> {
  return ({ value, issues }) => {
    for (const pointer of rule.check(value) ?? []) {
      const path = pointer.split('/').slice(1);
      issues.push({ code: 'custom', input: value, path, message: rule.message });
    }
  };
}

/** A field that may be absent (cardinality `?`, and `*` when the list may be absent). */
export function optional<T>(inner: Schema<T>): OptionalSchema<T> {
  return withKind(z.optional(inner), { kind: 'optional', inner });
}

/** A list that may be empty (cardinality `*`). */
export const list = <T>(item: Schema<T>): Schema<T[]> =>
  withKind(z.array(item), { kind: 'list', item, min: 0 });

/** A list of at least one item (cardinality `+`). */
export const nonEmptyList = <T>(item: Schema<T>): Schema<T[]> =>
  withKind(z.array(item).check(atLeastOne), { kind: 'list', item, min: 1 });

/** A check like `z.minLength(1)`, without what else that brings into a bundle. */
const atLeastOne: z.core.CheckFn<readonly unknown[]> = ({ value, issues }) => {
  if (value.length > 0) return;
  issues.push({ code: 'too_small', origin: 'array', minimum: 1, inclusive: true, input: value });
};

/** An enum that the specification closes; reading keeps other values and reports them, writing refuses them. */
export function closedEnum<T extends string>(name: string, values: readonly KnownOf<T>[]): Schema<T> {
  const schema = z.enum(values as unknown as [string, ...string[]]);
  return withKind(schema, { kind: 'enum', name, values, open: false }) as unknown as Schema<T>;
}

/** An OpenEnum: the specification itself allows values that it does not name. */
export function openEnum<T extends string>(name: string, values: readonly KnownOf<T>[]): Schema<T> {
  return withKind(z.string(), { kind: 'enum', name, values, open: true }) as unknown as Schema<T>;
}

/** The PATCH form of an object's schema: every field optional, `null` allowed, rules between fields not applied. */
export function partial<T>(schema: ObjectSchema<T>): Schema<Patch<T>> {
  const shape: Record<string, Schema> = {};
  for (const [name, field] of Object.entries<Schema>(schema.shape)) {
    const kind = kindOf(field);
    const inner = patchField(kind.kind === 'optional' ? kind.inner : field);
    shape[name] = withKind(z.optional(z.nullable(inner)), { kind: 'optional', inner }) as unknown as Schema;
  }
  return withKind(z.looseObject(shape), { kind: 'partial', of: schema }) as unknown as Schema<Patch<T>>;
}

/**
 * The schema of a field in the PATCH form: a list whose items have a `last_updated` of their own (EVSEs, Connectors,
 * Calendars) holds changes of items, not whole items.
 */
export function patchField(field: Schema): Schema {
  const kind = kindOf(field);
  const item = kind.kind === 'list' ? kindOf(kind.item) : undefined;
  if (kind.kind !== 'list' || item?.kind !== 'object' || !Object.hasOwn(item.shape, 'last_updated'))
    return field;
  return list(partial(kind.item as ObjectSchema<unknown>) as Schema);
}

/** The enum behind a schema, looking through `optional` and lists; throws a `TypeError` for any other schema. */
export function enumOf(schema: Schema | OptionalSchema): EnumKind {
  const kind = valueKindOf(schema);
  if (kind.kind === 'enum') return kind;
  if (kind.kind === 'list') return enumOf(kind.item);
  throw new TypeError('This schema is not an enum; pass the schema of an enum such as ConnectorTypeSchema.');
}

/** Whether a value is one that the specification names for this enum; narrows its type to the known values. */
export function isKnown<T extends string>(schema: Schema<T>, value: unknown): value is KnownOf<T> {
  return enumOf(schema).values.includes(value as string);
}
