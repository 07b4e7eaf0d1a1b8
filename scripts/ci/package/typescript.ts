import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { good, manifest, run } from './run.js';

/** The oldest TypeScript with which the package compiles alone, and with everything that it goes with. */
export const LOWEST = { lean: '5.4.5', full: '5.7.3' };

const OPTIONS = {
  target: 'ES2022',
  lib: ['ES2023', 'DOM', 'DOM.Iterable'],
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  types: [],
  outDir: 'out',
};

const WAYS = {
  nodenext: { module: 'NodeNext', moduleResolution: 'nodenext' },
  bundler: { module: 'ESNext', moduleResolution: 'bundler' },
} as const;

/** Compiles files of a project with a TypeScript that is installed in it by a name of its own, in both ways of resolving. */
export function compile(folder: string, typescript: string, files: readonly string[]): void {
  for (const [way, options] of Object.entries(WAYS)) {
    const config = `tsconfig.${way}.json`;
    writeFileSync(
      join(folder, config),
      JSON.stringify({ compilerOptions: { ...OPTIONS, ...options }, files }),
    );
    const started = performance.now();
    run(process.execPath, [`node_modules/${typescript}/bin/tsc`, '-p', config], folder);
    const version = run(process.execPath, [`node_modules/${typescript}/bin/tsc`, '--version'], folder).trim();
    good(
      `TypeScript ${version.replace('Version ', '')}, ${way}, ${Math.round(performance.now() - started)} ms`,
    );
  }
}

/** A file that imports every entry of the package, so that the declarations of all are compiled. */
export function writeEntries(folder: string): void {
  const entries = Object.keys(manifest.exports).filter((key) => key !== './package.json');
  const lines = entries.map((key, index) => `export * as e${index} from 'ocpi-js${key.slice(1)}';\n`);
  writeFileSync(join(folder, 'entries.ts'), lines.join(''));
}
