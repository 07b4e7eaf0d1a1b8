import { readFileSync } from 'node:fs';

interface Manifest {
  readonly exports: Readonly<Record<string, string | { readonly default: string }>>;
}

const manifest = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as Manifest;

/** Examples import the package by its name; tests run them on the sources. */
export const alias = Object.entries(manifest.exports).flatMap(([key, target]) => {
  if (typeof target === 'string') return [];
  const source = target.default.replace('./dist/', './src/').replace(/\.js$/, '.ts');
  const find = new RegExp(`^ocpi-js${key.slice(1).replaceAll('.', '\\.')}$`);
  return [{ find, replacement: new URL(source, import.meta.url).pathname }];
});
