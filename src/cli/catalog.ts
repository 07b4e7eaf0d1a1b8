import type { Module } from '../contract/interface.js';
import type { Version } from '../contract/version.js';
import { type Schema, valueKindOf } from '../core/kind.js';
import type { VersionNumber } from '../core/version.js';

/** Everything that this package knows of a version, by name. */
export interface Catalog {
  readonly version: Version;
  /** Modules that the version has by itself. */
  readonly modules: readonly Module[];
  /** Modules that are additions to the version: Payments and Bookings. */
  readonly additions: readonly Module[];
  /** Objects and enums by the name of the specification; those of additions begin with the addition's name. */
  readonly schemas: ReadonlyMap<string, Schema>;
}

const loaders: Readonly<Record<VersionNumber, () => Promise<Catalog>>> = {
  '2.1.1': async () => {
    const index = await import('../contract/v2_1_1/index.js');
    return catalogOf(index.v2_1_1, Object.values(index.modules), [], [index]);
  },
  '2.2.1': async () => {
    const index = await import('../contract/v2_2_1/index.js');
    return catalogOf(index.v2_2_1, Object.values(index.modules), [], [index]);
  },
  '2.3.0': async () => {
    const index = await import('../contract/v2_3_0/index.js');
    const payments = await import('../contract/v2_3_0/entries/payments.js');
    const bookings = await import('../contract/v2_3_0/entries/bookings.js');
    const additions = [payments.payments, bookings.bookings];
    return catalogOf(index.v2_3_0, Object.values(index.modules), additions, [index, payments, bookings]);
  },
};

/** Loads a version; only then are its schemas in memory. */
export const loadCatalog = (version: VersionNumber): Promise<Catalog> => loaders[version]();

function catalogOf(
  version: Version,
  modules: readonly Module[],
  additions: readonly Module[],
  entries: readonly object[],
): Catalog {
  const schemas = new Map<string, Schema>();
  for (const name of exchangedNames([...modules, ...additions])) {
    const schema = lookUp(entries, name);
    if (schema) schemas.set(name, schema);
  }
  for (const [name, value] of entries.flatMap((entry) => Object.entries(entry))) {
    if (name.endsWith('Schema')) schemas.set(name.slice(0, -'Schema'.length), value as Schema);
  }
  return { version, modules, additions, schemas };
}

/** The names of what is sent by itself; these come first because a file more likely holds them. */
function exchangedNames(modules: readonly Module[]): string[] {
  const operations = modules.flatMap(({ sender, receiver }) => [
    ...Object.values(sender.operations),
    ...Object.values(receiver.operations),
  ]);
  return operations.flatMap(({ body, data }) =>
    [body, data].flatMap((schema) => {
      const kind = schema && valueKindOf(schema);
      return kind?.kind === 'object' ? [kind.name] : [];
    }),
  );
}

function lookUp(entries: readonly object[], name: string): Schema | undefined {
  for (const entry of entries) {
    const found = (entry as Record<string, unknown>)[`${name}Schema`];
    if (found) return found as Schema;
  }
  return undefined;
}
