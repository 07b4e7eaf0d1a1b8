import { readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { type Kind, kindOf, type ObjectKind, type Schema } from '../../src/core/kind.js';

/** The documents that schemas exist for: three versions and the two additions to 2.3.0. */
export const documents = ['2.1.1', '2.2.1', '2.3.0', '2.3.0-payments', '2.3.0-bookings'] as const;

/** One of the documents. */
export type Document = (typeof documents)[number];

const FILES: Record<Document, { folder: string; prefix: RegExp }> = {
  '2.1.1': { folder: 'v2_1_1', prefix: /^/ },
  '2.2.1': { folder: 'v2_2_1', prefix: /^/ },
  '2.3.0': { folder: 'v2_3_0', prefix: /^(?!booking|payment)/ },
  '2.3.0-payments': { folder: 'v2_3_0', prefix: /^payment/ },
  '2.3.0-bookings': { folder: 'v2_3_0', prefix: /^booking/ },
};

/** The source files of a document's schemas, by name, with their text. */
export function schemaFiles(document: Document): Map<string, string> {
  const { folder, prefix } = FILES[document];
  const path = new URL(`../../src/schema/${folder}/`, import.meta.url);
  const names = readdirSync(path).filter((name) => prefix.test(name) && name !== 'rules.ts');
  return new Map(names.map((name) => [name, readFileSync(new URL(name, path), 'utf8')]));
}

/** A field of an interface in a source file, with the comment above it. */
export interface DocumentedField {
  /** `Object.field`. */
  readonly where: string;
  /** The comment; empty when there is none. */
  readonly doc: string;
}

/** The fields of the interfaces in a source file of schemas. */
export function documentedFields(text: string): DocumentedField[] {
  const found: DocumentedField[] = [];
  let object = '';
  let doc = '';
  for (const line of text.split('\n')) {
    object = /^export interface (\w+)/.exec(line)?.[1] ?? object;
    const field = /^ {2}(\w+)\??: .*;$/.exec(line)?.[1];
    if (field) found.push({ where: `${object}.${field}`, doc });
    doc = /^ {2,3}(\/\*\*|\*)/.test(line) ? `${doc}${line}\n` : '';
  }
  return found;
}

/** All schemas that the files of a document export, by the name of what they describe (`Location`). */
export async function loadSchemas(document: Document): Promise<Map<string, Schema>> {
  const { folder } = FILES[document];
  const schemas = new Map<string, Schema>();
  for (const file of schemaFiles(document).keys()) {
    const url = new URL(`../../src/schema/${folder}/${file}`, import.meta.url);
    const module = (await import(pathToFileURL(url.pathname).href)) as Record<string, Schema>;
    for (const [name, schema] of Object.entries(module)) {
      if (name.endsWith('Schema')) schemas.set(name.slice(0, -'Schema'.length), schema);
    }
  }
  return schemas;
}

/** The object schemas among them, with their kinds. */
export function objectsOf(schemas: ReadonlyMap<string, Schema>): Map<string, ObjectKind> {
  return pick(schemas, (kind): kind is ObjectKind => kind.kind === 'object');
}

/** The enum schemas among them, with their kinds. */
export function enumsOf(schemas: ReadonlyMap<string, Schema>): Map<string, Kind & { kind: 'enum' }> {
  return pick(schemas, (kind): kind is Kind & { kind: 'enum' } => kind.kind === 'enum');
}

function pick<K extends Kind>(schemas: ReadonlyMap<string, Schema>, is: (kind: Kind) => kind is K) {
  const found = new Map<string, K>();
  for (const [name, schema] of schemas) {
    const kind = kindOf(schema);
    if (is(kind)) found.set(name, kind);
  }
  return found;
}
