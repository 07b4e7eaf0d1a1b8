import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ObjectKind, Schema } from '../src/core/kind.js';
import { kindOf } from '../src/core/kind.js';
import { guardFile } from './guards/emit.js';

/**
 * Writes the guards of all objects (`src/schema/guards_v2_2_1/locations.ts`, …): one file for each file of schemas, so
 * that importing one module does not pull in the guards of another. Run it after a change of a schema:
 * `tsx scripts/generate-guards.ts`. A test fails while it is due.
 */
const SCHEMA = new URL('../src/schema/', import.meta.url);
const VERSIONS = ['v2_1_1', 'v2_2_1', 'v2_3_0'] as const;

/** The folder of the guards of a version. */
const folderOf = (version: string): URL => new URL(`guards_${version}/`, SCHEMA);

const sources = (version: string): string[] =>
  readdirSync(new URL(`${version}/`, SCHEMA)).filter((file) => file !== 'rules.ts');

/** The objects that a file of schemas defines, by the names they have in the source. */
const namesIn = (text: string): string[] =>
  [...text.matchAll(/\bobject<\w+>\(\s*'(\w+)'/g)].map(([, name = '']) => name);

/** Schemas import their guards, so those must exist before the schemas can be loaded: they pass nothing at first. */
function writeMissing(version: string): void {
  const folder = folderOf(version);
  mkdirSync(folder, { recursive: true });
  for (const file of sources(version)) {
    const target = new URL(file, folder);
    const names = namesIn(readFileSync(new URL(`${version}/${file}`, SCHEMA), 'utf8'));
    const present = existsSync(target) ? readFileSync(target, 'utf8') : '';
    const missing = names.filter((name) => !present.includes(`export function is${name}(`));
    if (missing.length === 0) continue;
    const stubs = missing.map(
      (name) => `export function is${name}(_value: unknown): boolean {\n  return false;\n}\n`,
    );
    writeFileSync(target, present + stubs.join('\n'));
  }
}

/** The objects of a version by the files that define them, in the order of the source. */
async function objectsOf(version: string): Promise<Map<string, Map<string, ObjectKind>>> {
  const files = new Map<string, Map<string, ObjectKind>>();
  for (const file of sources(version)) {
    const url = new URL(`${version}/${file}`, SCHEMA);
    const module = (await import(url.href)) as Record<string, Schema>;
    const kinds = namesIn(readFileSync(url, 'utf8')).map((name) => kindOf(module[`${name}Schema`] as Schema));
    const objects = kinds.filter((kind): kind is ObjectKind => kind.kind === 'object');
    if (objects.length > 0) files.set(file, new Map(objects.map((kind) => [kind.name, kind])));
  }
  return files;
}

/** The text of every file of guards, not formatted yet, by its path from the project's root. */
export async function generateGuards(): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const version of VERSIONS) {
    const files = await objectsOf(version);
    for (const [file, objects] of files) {
      texts.set(`src/schema/guards_${version}/${file}`, guardFile(version, file, objects, files));
    }
  }
  return texts;
}

/** Formats files in place; parentheses that the first pass removes let the second join lines. */
function format(paths: readonly string[]): void {
  const root = fileURLToPath(new URL('../', import.meta.url));
  const biome = fileURLToPath(new URL('../node_modules/.bin/biome', import.meta.url));
  for (let pass = 0; pass < 2; pass += 1) execFileSync(biome, ['check', '--write', ...paths], { cwd: root });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const version of VERSIONS) writeMissing(version);
  const texts = await generateGuards();
  for (const [path, text] of texts) writeFileSync(new URL(`../${path}`, import.meta.url), text);
  format([...texts.keys()]);
}
