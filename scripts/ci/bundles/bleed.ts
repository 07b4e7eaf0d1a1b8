import type { Bundle } from './bundle.js';
import type { Use } from './uses.js';

/** Files of a module's schemas and operations, and the modules whose objects are parts of its own. */
const MODULES: Readonly<Record<string, readonly string[]>> = {
  bookings: ['cdrs', 'sessions', 'tariffs'],
  cdrs: ['locations', 'tariffs'],
  chargingprofiles: [],
  commands: ['tokens'],
  credentials: [],
  hubclientinfo: [],
  invoicereconciliation: [],
  locations: [],
  payments: ['cdrs', 'tariffs'],
  sessions: ['locations'],
  tariffs: [],
  tokens: [],
  versions: [],
};

/** What is in a bundle and should not be, a sentence for each. */
export function bleeds(use: Use, { files }: Bundle): readonly string[] {
  return files.filter((file) => !isWanted(use, file)).map((file) => `${use.name} has ${file} in it`);
}

function isWanted({ parts, modules }: Use, file: string): boolean {
  if (/^(ky|zod)\//.test(file)) return !file.startsWith('zod/v4/classic') && !/^zod\/v[123]\//.test(file);
  const known = ['core', ...parts].some((part) => isIn(file, part));
  return known && (!modules || !isOfAnotherModule(file, modules));
}

/** `schema/v2_2_1` has no folders of its own, while `contract` alone means what is equal in all versions. */
function isIn(file: string, part: string): boolean {
  if (!file.startsWith(`${part}/`)) return false;
  return !/^(contract|schema)$/.test(part) || !/^v\d/.test(file.slice(part.length + 1));
}

function isOfAnotherModule(file: string, modules: readonly string[]): boolean {
  const [, kind, name = ''] =
    /^(schema|contract)\/(?:guards_)?v\w+\/(?:entries\/)?([\w-]+)$/.exec(file) ?? [];
  const other = name.replaceAll('-', '');
  if (!(other in MODULES) || modules.includes(other)) return false;
  return kind === 'contract' || !modules.some((module) => MODULES[module]?.includes(other));
}
