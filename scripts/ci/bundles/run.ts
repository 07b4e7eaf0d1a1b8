import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bleeds } from './bleed.js';
import { bundle } from './bundle.js';
import { COMBINED, entryUse, NODE_ENTRIES, type Use } from './uses.js';

/**
 * Bundles every entry of the package alone, and some together, and tells what is larger than it may be or has in it what
 * nobody imported. `npm run build && npx tsx scripts/ci/bundles/run.ts` measures what was built here, with `--write` the
 * ceilings are set anew to what was measured and a little more.
 */
const root = fileURLToPath(new URL('../../../', import.meta.url));
const FILE = new URL('ceilings.json', import.meta.url);

/** Bytes that a bundle may have more than it had when its ceiling was set. */
const roomy = (size: number): number => Math.ceil((size * 1.03) / 100) * 100;

/** The uses whose bundles are looked at: all entries but those for Node. */
export function allUses(): readonly Use[] {
  const { exports } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
    exports: Readonly<Record<string, unknown>>;
  };
  const entries = Object.keys(exports).filter(
    (key) => key !== './package.json' && !NODE_ENTRIES.includes(key),
  );
  return [...entries.map(entryUse), ...COMBINED];
}

/** The greatest size by name of a use: bytes, compressed by gzip. */
export const readCeilings = (): Readonly<Record<string, number>> =>
  JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, number>;

/** Bundles all uses in a folder that has the package; gives the sizes, throws when something bleeds or is too large. */
export async function checkBundles(
  folder: string,
  ceilings = readCeilings(),
): Promise<Record<string, number>> {
  const sizes: Record<string, number> = {};
  const problems: string[] = [];
  for (const use of allUses()) {
    const result = await bundle(use.code, folder);
    const most = ceilings[use.name] ?? 0;
    sizes[use.name] = result.size;
    console.log(`bundle: ${use.name.padEnd(30)} ${result.size} bytes gzip, at most ${most}`);
    if (result.size > most) problems.push(`${use.name} has ${result.size} bytes, at most ${most} are wanted`);
    problems.push(...bleeds(use, result));
  }
  if (problems.length > 0) throw new Error(`Bundles:\n${problems.join('\n')}`);
  return sizes;
}

/** Writes the sizes of typical uses, and of some entries, into the documentation. */
function writeTable(sizes: Readonly<Record<string, number>>): void {
  const file = `${root}docs/package.md`;
  const rows = [...COMBINED.map(({ name }) => name), '.', './read', './server', './partners', './hono'].map(
    (name) => {
      const shown = name.startsWith('.') ? `all of \`ocpi-js${name.slice(1)}\`` : name;
      return `| ${shown} | ${sizes[name]?.toLocaleString('en')} |\n`;
    },
  );
  const table = `| what is imported | bytes, minified and gzip |\n|---|---|\n${rows.join('')}`;
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace(/(<!-- sizes: .*? -->\n).*(<!-- \/sizes -->)/s, `$1\n${table}\n$2`));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const isWriting = process.argv.includes('--write');
  const none = Object.fromEntries(allUses().map(({ name }) => [name, Number.POSITIVE_INFINITY]));
  const sizes = await checkBundles(root, isWriting ? none : undefined);
  const ceilings = Object.fromEntries(Object.entries(sizes).map(([name, size]) => [name, roomy(size)]));
  if (isWriting) writeFileSync(FILE, `${JSON.stringify(ceilings, null, 2)}\n`);
  if (isWriting) writeTable(sizes);
}
