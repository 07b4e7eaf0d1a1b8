import { readFileSync } from 'node:fs';
import type { Document } from './schemas.js';

/** What the specification's table says of a field. */
export interface FieldFact {
  readonly type: string;
  /** Maximum length; digits of an int, length of each element of a list. */
  readonly max?: number;
  readonly min?: number;
  /** `1` required, `?` optional, `*` list that may be empty or absent, `+` list of at least one. */
  readonly card: '1' | '?' | '*' | '+';
  /** Whether exactly one of the fields with this mark is present. */
  readonly choice?: boolean;
  /** Regular expression that the description gives. */
  readonly pattern?: string;
  readonly default?: boolean;
}

/** What the specification says of a list of values. */
export interface EnumFact {
  readonly open: boolean;
  readonly values: readonly string[];
}

/** A parameter in the path or the query of an endpoint. */
export interface ParameterFact {
  readonly name: string;
  readonly type: string;
  readonly max?: number;
  readonly required: boolean;
}

/** A method of a module's interface. */
export interface EndpointFact {
  readonly module: string;
  readonly interface: string;
  readonly method: string;
  /** Path below the endpoint URL, `[…]` optional; `null` where the specification gives no structure. */
  readonly path: string | null;
  readonly params: readonly ParameterFact[];
  readonly query: readonly ParameterFact[];
  /** Type of the body; alternatives joined by `|`, `Partial<X>` for PATCH. */
  readonly body: string | null;
  readonly body_card?: string;
  readonly response: { readonly type: string; readonly array: boolean; readonly card: string } | null;
  readonly paginated: boolean;
  readonly response_headers?: readonly ParameterFact[];
}

/** The facts of one document of the specification. */
export interface Facts {
  readonly version: Document;
  readonly objects: Readonly<Record<string, Readonly<Record<string, FieldFact>>>>;
  readonly enums: Readonly<Record<string, EnumFact>>;
  readonly endpoints: readonly EndpointFact[];
}

/** Reads the facts of one document from the test data. */
export function readFacts(document: Document): Facts {
  const url = new URL(`../schema/facts/${document}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as Facts;
}
