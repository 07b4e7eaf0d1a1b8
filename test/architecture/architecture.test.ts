import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ALONE } from '../../vitest.config.js';
import { readSources, toSource } from './read-sources.js';
import { fileViolations, importCycles, layerViolations, longFiles } from './rules.js';

const sources = readSources('src');

describe('the sources keep the architecture', () => {
  test('imports go down the layers only', () => {
    expect(layerViolations(sources)).toEqual([]);
  });

  test('no file imports itself over others, types included', () => {
    expect(importCycles(sources)).toEqual([]);
  });

  test('no file does what only other places may do', () => {
    expect(fileViolations(sources)).toEqual([]);
  });

  test('every file is of a size that fits one idea', () => {
    const others = ['test', 'examples', 'scripts', 'docs/playground', 'docs/pages', 'docs/test'].flatMap(
      readSources,
    );
    expect(longFiles([...sources, ...others])).toEqual([]);
  });
});

describe('the rules find what they are there for', () => {
  const file = (path: string, text: string) => toSource(path, text);

  test.each([
    ['a client that imports the server', "import { x } from '../server/handler.js';", 'src/client/a.ts'],
    [
      'a server that imports a version',
      "import type { V } from '../contract/v2_2_1/version.js';",
      'src/server/a.ts',
    ],
    [
      'core that imports a schema by type',
      "import type { T } from '../schema/v2_2_1/tokens.js';",
      'src/core/a.ts',
    ],
    ['a dynamic import upwards', "const x = await import('../cli/main.js');", 'src/core/a.ts'],
    ['a folder that nobody planned', "import { x } from '../core/url.js';", 'src/misc/a.ts'],
  ])('%s', (_what, text, path) => {
    expect(layerViolations([file(path, text)])).toHaveLength(1);
  });

  test('a cycle of type imports', () => {
    const cycle = [
      file('src/core/a.ts', "import type { B } from './b.js';"),
      file('src/core/b.ts', "import type { A } from './a.js';"),
    ];
    expect(importCycles(cycle)).toEqual(['src/core/a.ts -> src/core/b.ts -> src/core/a.ts']);
  });

  test.each([
    ["import { readFile } from 'node:fs/promises';"],
    ["import * as z from 'zod';"],
    ["import { z } from 'zod/mini';"],
    ["export * from './other.js';"],
    ["import { x } from './index.js';"],
    ["import { x } from './other';"],
    ['const x = JSON.parse(text);'],
  ])('a file with %s', (text) => {
    expect(fileViolations([file('src/core/a.ts', text)]).length).toBeGreaterThan(0);
  });

  test('a file that is too long', () => {
    expect(longFiles([file('src/core/a.ts', '\n'.repeat(301))])).toHaveLength(1);
  });
});

test('every public entry of the package is also a path of the compiler', () => {
  const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
  const { exports } = read('package.json') as { exports: Record<string, { default?: string }> };
  const { compilerOptions } = read('tsconfig.json') as {
    compilerOptions: { paths: Record<string, string[]> };
  };
  const expected = Object.entries(exports)
    .filter(([, target]) => target.default !== undefined)
    .map(([key, target]) => [
      `ocpi-js${key.slice(1)}`,
      [target.default?.replace('./dist/', './src/').replace(/\.js$/, '.ts')],
    ]);
  expect(compilerOptions.paths).toEqual(Object.fromEntries(expected));
});

/** What stays changed for all files of a thread, and what does unless it is put back. */
const LEAKS: readonly (readonly [change: RegExp, back: RegExp | undefined])[] = [
  [/@hono\/node-server/, undefined],
  [/\bvi\.(mock|doMock)\(/, undefined],
  [/\bglobalThis\.\w+ =[^=]|\bprocess\.(env\.\w+ =[^=]|chdir\()/, undefined],
  [/\bvi\.stubGlobal\(/, /afterEach\(\(\) => vi\.unstubAllGlobals\(\)/],
  [/\bvi\.useFakeTimers\(/, /afterEach\(\(\) => vi\.useRealTimers\(\)/],
];

test('no test that shares a thread with others leaves changed what they share', () => {
  const files = ['test', 'examples'].flatMap(readSources).filter(({ path }) => path.endsWith('.test.ts'));
  const leaking = files.filter(({ path, text }) =>
    LEAKS.some(([change, back]) => change.test(text) && !back?.test(text) && !path.includes('architecture/')),
  );
  expect(leaking.map(({ path }) => path).sort()).toEqual([...ALONE].sort());
});
