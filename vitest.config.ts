import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

interface Manifest {
  readonly exports: Readonly<Record<string, string | { readonly default: string }>>;
}

const manifest = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as Manifest;

/** Examples import the package by its name; tests run them on the sources. */
const alias = Object.entries(manifest.exports).flatMap(([key, target]) => {
  if (typeof target === 'string') return [];
  const source = target.default.replace('./dist/', './src/').replace(/\.js$/, '.ts');
  const find = new RegExp(`^ocpi-js${key.slice(1).replaceAll('.', '\\.')}$`);
  return [{ find, replacement: new URL(source, import.meta.url).pathname }];
});

export default defineConfig({
  resolve: { alias },
  test: {
    include: ['test/**/*.test.ts', 'examples/**/*.test.ts'],
    // Many tests wait for sockets, processes and databases: one worker more than there are cores keeps these busy.
    maxWorkers: availableParallelism() + 1,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
