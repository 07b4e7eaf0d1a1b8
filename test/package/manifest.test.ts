import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { bleeds } from '../../scripts/ci/bundles/bleed.js';
import { allUses, readCeilings } from '../../scripts/ci/bundles/run.js';
import { entryUse } from '../../scripts/ci/bundles/uses.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
  files: readonly string[];
  bin: Readonly<Record<string, string>>;
  exports: Readonly<Record<string, string | { types: string; default: string }>>;
  peerDependencies: Readonly<Record<string, string>>;
  peerDependenciesMeta: Readonly<Record<string, { optional: boolean }>>;
  devDependencies: Readonly<Record<string, string>>;
  sideEffects: boolean;
};

const sourceOf = (built: string): string => root + built.replace('./dist/', 'src/').replace(/\.js$/, '.ts');

test('every entry has its code and its declarations from one source file', () => {
  for (const [key, target] of Object.entries(manifest.exports)) {
    if (typeof target === 'string') continue;
    expect(Object.keys(target), key).toEqual(['types', 'default']);
    expect(target.types, key).toBe(target.default.replace(/\.js$/, '.d.ts'));
    expect(existsSync(sourceOf(target.default)), key).toBe(true);
  }
});

test('the command is a file that a shell can start', () => {
  for (const path of Object.values(manifest.bin))
    expect(readFileSync(sourceOf(path), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
});

test('whatever a user may bring along is developed with, and only zod has to be there', () => {
  const peers = Object.keys(manifest.peerDependencies);
  expect(peers.filter((name) => !manifest.devDependencies[name])).toEqual([]);
  expect(peers.filter((name) => !manifest.peerDependenciesMeta[name]?.optional)).toEqual(['zod']);
  expect(manifest.sideEffects).toBe(false);
});

test('dependencies of development have one version each', () => {
  const loose = Object.entries(manifest.devDependencies).filter(([, version]) =>
    /^[\^~*><]|latest/.test(version),
  );
  expect(loose).toEqual([]);
});

describe('bundles', () => {
  test('of every entry have a ceiling, and no ceiling is left of what is gone', () => {
    expect(Object.keys(readCeilings()).sort()).toEqual(
      allUses()
        .map(({ name }) => name)
        .sort(),
    );
  });

  test.each([
    ['./client', 'server/handler'],
    ['./client', 'schema/v2_2_1/locations'],
    ['./server', 'client/connect'],
    ['./read', 'schema/v2_3_0/cdrs'],
    ['./2.2.1', 'schema/v2_3_0/locations'],
    ['./2.2.1', 'contract/v2_1_1/version'],
    ['./2.2.1/locations', 'schema/guards_v2_2_1/cdrs'],
    ['./2.2.1/cdrs', 'contract/v2_2_1/tariffs'],
    ['./2.3.0/hubclientinfo', 'schema/v2_3_0/charging-profiles'],
    ['./server', 'testing/world'],
    ['./read', 'zod/v4/classic/schemas'],
    ['./read', 'express/index'],
  ])('of %s must not have %s', (entry, file) => {
    expect(bleeds(entryUse(entry), { size: 1, files: [file] })).toEqual([`${entry} has ${file} in it`]);
  });

  test('of a module may have the objects that are parts of its own', () => {
    const files = [
      'core/read',
      'schema/v2_2_1/tariffs',
      'schema/guards_v2_2_1/types',
      'contract/v2_2_1/cdrs',
      'contract/query',
    ];
    expect(bleeds(entryUse('./2.2.1/cdrs'), { size: 1, files })).toEqual([]);
  });
});
