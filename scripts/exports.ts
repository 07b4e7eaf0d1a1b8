import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Writes the names that every entry of the package exports at run time: `npm run exports`, before a release. */
const ROOT = new URL('../', import.meta.url);
const FILE = new URL('test/package/exports.json', ROOT);

/** Names by entry. */
export type Exported = Readonly<Record<string, readonly string[]>>;

/** What every entry exports now. */
export async function readExports(): Promise<Exported> {
  const { exports } = JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8')) as {
    exports: Readonly<Record<string, string | { default: string }>>;
  };
  const entries = Object.entries(exports).map(async ([key, target]) => {
    if (typeof target === 'string') return [key, []] as const;
    const source = target.default.replace('./dist/', 'src/').replace(/\.js$/, '.ts');
    const module = (await import(new URL(source, ROOT).href)) as object;
    return [key, Object.keys(module).sort()] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** What every entry is known to export. */
export const pinnedExports = (): Exported => JSON.parse(readFileSync(FILE, 'utf8')) as Exported;

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(FILE, `${JSON.stringify(await readExports(), null, 2)}\n`);
