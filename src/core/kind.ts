import type * as z from 'zod/mini';

/** A zod schema (of `zod/mini`) whose input and output are both `T`: OCPI schemas never transform. */
export type Schema<T = unknown> = z.ZodMiniType<T, T>;

/** The schema of a field that may be absent. */
export type OptionalSchema<T = unknown> = z.ZodMiniOptional<Schema<T>>;

/** The shape that an object type asks of its schema: optional fields need `optional(…)`, the others must not have it. */
export type ShapeOf<T> = {
  readonly [K in keyof T]-?: Record<never, never> extends Pick<T, K>
    ? OptionalSchema<Exclude<T[K], undefined>>
    : Schema<T[K]>;
};

/** The zod schema of an OCPI object: loose (unknown fields are kept), with its fields under `shape`. */
export interface ObjectSchema<T> extends Schema<T> {
  readonly shape: ShapeOf<T>;
}

/** Formats of strings that the tolerant reader knows how to normalise. */
export type StringFormat =
  | 'alpha2'
  | 'alpha3'
  | 'currency'
  | 'language'
  | 'latitude'
  | 'longitude'
  | 'time'
  | 'date'
  | 'version';

/** A rule between fields of one object that the specification states in prose. */
export interface Rule {
  /** Stable name, `Object.what`: `CDR.credit_reference`. */
  readonly id: string;
  /** Document and anchor of the specification that state it. */
  readonly anchor: string;
  /** One sentence: what is wrong and what to do. */
  readonly message: string;
  /** The fields (relative pointers such as `/credit_reference_id`) that break the rule; `undefined` when it holds. */
  readonly check: (value: Readonly<Record<string, unknown>>) => readonly string[] | undefined;
}

/** A string of the specification: `string`, `CiString` or `URL`. */
export interface StringKind {
  readonly kind: 'string' | 'ciString' | 'url';
  readonly max?: number;
  readonly min?: number;
  readonly pattern?: RegExp;
  readonly format?: StringFormat;
}

/** A named list of values; `open` where the specification itself allows others (OpenEnum). */
export interface EnumKind {
  readonly kind: 'enum';
  readonly name: string;
  readonly values: readonly string[];
  readonly open: boolean;
}

/** An OCPI object or class. */
export interface ObjectKind {
  readonly kind: 'object';
  readonly name: string;
  readonly shape: Readonly<Record<string, Schema>>;
  readonly rules: readonly Rule[];
}

/** What a schema means in OCPI terms: read by the tolerant reader, the census and the JSON Schema export. */
export type Kind =
  | StringKind
  | EnumKind
  | ObjectKind
  | { readonly kind: 'dateTime' }
  | { readonly kind: 'number' }
  | { readonly kind: 'int'; readonly digits?: number }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'list'; readonly item: Schema; readonly min: 0 | 1 }
  | { readonly kind: 'optional'; readonly inner: Schema }
  | { readonly kind: 'partial'; readonly of: Schema }
  | { readonly kind: 'any' };

const kinds = new WeakMap<object, Kind>();

/** Remembers what a schema means and gives the schema back. */
export function withKind<S extends object>(schema: S, kind: Kind): S {
  kinds.set(schema, kind);
  return schema;
}

/** What a schema means in OCPI terms; `{ kind: 'any' }` for a schema that was not made here. */
export function kindOf(schema: Schema | OptionalSchema): Kind {
  return kinds.get(schema) ?? { kind: 'any' };
}

/** Like {@link kindOf}, looking through `optional`. */
export function valueKindOf(schema: Schema | OptionalSchema): Exclude<Kind, { kind: 'optional' }> {
  const kind = kindOf(schema);
  return kind.kind === 'optional' ? valueKindOf(kind.inner) : kind;
}
