import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Docs, docsOf } from './descriptions/read.js';

/**
 * Writes `src/openapi/descriptions/`: what the comments in `src/schema` say about objects, enums and fields, as data for
 * JSON Schema and OpenAPI. Schemas themselves stay without it, so that it costs no client a byte. Run it after a change of
 * a comment: `npm run descriptions`. A test fails while it is due.
 */
const SCHEMA = new URL('../src/schema/', import.meta.url);
const FOLDER = 'src/openapi/descriptions';
const VERSIONS = { '2.1.1': 'v2_1_1', '2.2.1': 'v2_2_1', '2.3.0': 'v2_3_0' } as const;

/** What a thing is called, by version. */
type Texts = Map<string, string>;

interface Entry {
  readonly about: Texts;
  readonly fields: Map<string, Texts>;
  like?: string;
}

/** The text of every file of descriptions, not formatted yet, by its path from the project's root. */
export function generateDescriptions(): Map<string, string> {
  const files = new Map<string, Map<string, Entry>>();
  for (const [version, folder] of Object.entries(VERSIONS)) {
    for (const file of readdirSync(new URL(`${folder}/`, SCHEMA)).filter((name) => name !== 'rules.ts')) {
      const docs = docsOf(readFileSync(new URL(`${folder}/${file}`, SCHEMA), 'utf8'));
      const entries = files.get(file) ?? new Map<string, Entry>();
      for (const doc of docs) addTo(entries, doc, version);
      if (entries.size > 0) files.set(file, entries);
    }
  }
  const texts = [...files].map(([file, entries]) => [`${FOLDER}/${file}`, fileText(file, entries)] as const);
  return new Map([...texts, [`${FOLDER}/all.ts`, allText([...files.keys()])]]);
}

function addTo(entries: Map<string, Entry>, { name, about, like, fields }: Docs, version: string): void {
  const entry: Entry = entries.get(name) ?? { about: new Map(), fields: new Map() };
  entries.set(name, entry);
  entry.about.set(version, about);
  if (like !== undefined) entry.like = like;
  for (const [field, text] of fields) {
    const texts = entry.fields.get(field) ?? new Map();
    entry.fields.set(field, texts.set(version, text));
  }
}

const HEAD = '// Made from the comments in src/schema by scripts/generate-descriptions.ts; do not edit.\n\n';

function fileText(file: string, entries: ReadonlyMap<string, Entry>): string {
  const things = [...entries].map(([name, entry]) => `  ${name}: ${JSON.stringify(written(entry))},\n`);
  return `${HEAD}import type { Descriptions } from '../description.js';

/** What is described in ${file} of the schemas. */
export const ${constantOf(file)}: Descriptions = {\n${things.join('')}};\n`;
}

const written = ({ about, like, fields }: Entry): unknown => ({
  about: merged(about),
  ...(like === undefined ? {} : { like }),
  ...(fields.size === 0
    ? {}
    : { fields: Object.fromEntries([...fields].map(([name, texts]) => [name, merged(texts)])) }),
});

/** One text where all versions say the same, else one for each. */
function merged(texts: Texts): unknown {
  const [first, ...others] = new Set(texts.values());
  return others.length === 0 ? first : Object.fromEntries(texts);
}

function allText(files: readonly string[]): string {
  const sorted = [...files].sort();
  const imports = sorted.map(
    (file) => `import { ${constantOf(file)} } from './${file.replace('.ts', '.js')}';\n`,
  );
  const spread = sorted.map((file) => `  ...${constantOf(file)},\n`);
  return `${HEAD}import type { Descriptions } from '../description.js';\n${imports.join('')}
/** What objects, enums and their fields are, by name. */
export const descriptions: Descriptions = {\n${spread.join('')}};\n`;
}

/** `charging-period.ts` becomes `chargingPeriod`. */
const constantOf = (file: string): string =>
  file.replace('.ts', '').replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const texts = generateDescriptions();
  for (const [path, text] of texts) writeFileSync(new URL(`../${path}`, import.meta.url), text);
  const root = fileURLToPath(new URL('../', import.meta.url));
  const biome = fileURLToPath(new URL('../node_modules/.bin/biome', import.meta.url));
  for (let pass = 0; pass < 2; pass += 1)
    execFileSync(biome, ['check', '--write', ...texts.keys()], { cwd: root });
}
