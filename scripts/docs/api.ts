import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { run } from './run.js';

const ROOT = join(import.meta.dirname, '../..');
const OUT = join(ROOT, 'docs/api');

/** A page of the reference: which entry it is of, and what the generator calls it. */
interface Page {
  /** As it is imported: `ocpi-js/client`. */
  readonly entry: string;
  /** The name of the file without ending: `client`, `v2-3-0-payments`. */
  readonly name: string;
  /** The name that the generator gives: the path of the source. */
  readonly source: string;
}

/** Entries for one module alone have nothing that the entry of their version does not have; Payments and Bookings do. */
const isWhole = (key: string): boolean =>
  !/^\.\/\d/.test(key) || /^\.\/[\d.]+(\/(payments|bookings))?$/.test(key);

function pages(): Page[] {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    exports: Record<string, string | { default: string }>;
  };
  return Object.entries(manifest.exports).flatMap(([key, target]) => {
    if (typeof target === 'string' || !isWhole(key)) return [];
    const path = key.slice(2);
    const version = /^\d/.test(path) ? 'v' : '';
    return [
      {
        entry: path === '' ? 'ocpi-js' : `ocpi-js/${path}`,
        name: path === '' ? 'root' : `${version}${path.replace(/[/.]/g, '-')}`,
        source: target.default.replace('./dist/', '').replace(/\.js$/, ''),
      },
    ];
  });
}

/** Writes the reference of every public entry, made from the sources, to docs/api. */
export async function writeApi(): Promise<void> {
  const all = pages();
  const raw = join(OUT, 'raw');
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  const options = {
    name: 'API',
    entryPoints: all.map(({ source }) => join(ROOT, 'src', `${source}.ts`)),
    tsconfig: join(ROOT, 'tsconfig.build.json'),
    out: raw,
    plugin: ['typedoc-plugin-markdown'],
    router: 'module',
    entryFileName: 'index',
    readme: 'none',
    excludeInternal: true,
    excludePrivate: true,
    disableSources: true,
    hideBreadcrumbs: true,
    hidePageHeader: true,
    validation: { notExported: false, invalidLink: false },
    logLevel: 'Warn',
  };
  writeFileSync(join(OUT, 'typedoc.json'), JSON.stringify(options));
  await run('npx', ['typedoc', '--options', 'api/typedoc.json'], join(ROOT, 'docs'));
  renameAll(all, raw);
  rmSync(raw, { recursive: true });
  rmSync(join(OUT, 'typedoc.json'));
  const list = all.map(({ entry, name }) => `- [\`${entry}\`](${name}.md)`);
  writeFileSync(join(OUT, 'index.md'), [INTRODUCTION, ...list, ''].join('\n'));
}

const INTRODUCTION = `# API

Every public entry of the package with all that it exports, made from the sources. Entries for one module alone, such as
\`ocpi-js/2.2.1/locations\`, have a part of what the entry of their version has.
`;

/** Names files by what is imported in place of where the source is, and follows that in all links. */
function renameAll(all: readonly Page[], raw: string): void {
  const files = readdirSync(raw, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.md'),
  );
  const named = new Map<string, Page & { text: string; symbols: ReadonlySet<string> }>();
  for (const page of all) {
    const path = page.source.replace(/\/index$/, '');
    const file = [`${path}.md`, `${path}-1.md`].find((name) => name !== 'index.md' && files.includes(name));
    if (file === undefined) throw new Error(`The reference has no page of ${page.entry}.`);
    const text = readFileSync(join(raw, file), 'utf8').replace(/^# .*$/m, `# ${page.entry}`);
    named.set(file, { ...page, text, symbols: new Set([...text.matchAll(SYMBOL)].map(nameIn)) });
  }
  for (const [file, { name, text }] of named) {
    const linked = text.replace(LINK, (_all, label: string, path: string | undefined) => {
      const target = path === undefined ? file : relative(raw, join(raw, dirname(file), path));
      const page = named.get(target);
      const symbol = plain(label);
      const hash = page?.symbols.has(symbol) ? `#symbol-${symbol}` : '';
      return `[${label}](${page?.name ?? 'index'}.md${hash})`;
    });
    writeFileSync(join(OUT, `${name}.md`), withAnchors(linked));
  }
}

/** The heading of an exported symbol. */
const SYMBOL = /^### (.+)$/gm;

/** A link within the reference: its label, and the file where that is another one. */
const LINK = /\[([^[\]]+)\]\(((?:\.\.?\/)*[\w./-]+\.md)?#[^)]*\)/g;

const plain = (text: string): string => text.replace(/[\\`]|\(\)$/g, '');
const nameIn = ([, heading = '']: RegExpExecArray | RegExpMatchArray): string => plain(heading);

/** Gives symbols anchors of their name: what else is called so, in any case, cannot take their place. */
function withAnchors(text: string): string {
  const seen = new Set<string>();
  return text.replace(SYMBOL, (heading, title: string) => {
    const name = plain(title);
    if (seen.has(name)) return heading;
    seen.add(name);
    return `${heading} {#symbol-${name}}`;
  });
}
