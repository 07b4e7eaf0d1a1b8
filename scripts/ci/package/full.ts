import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { install, pinned } from './install.js';
import { good, root, run } from './run.js';
import { compile, LOWEST, writeEntries } from './typescript.js';
import { checkVite } from './vite.js';

/** A project with everything that the package goes with: the snippets of the README, and every entry. */
export async function useFull(project: string, tarball: string): Promise<void> {
  const others = [
    'express',
    '@types/express',
    'hono',
    'fastify',
    'msw',
    'kysely',
    'pg',
    '@electric-sql/pglite',
  ];
  const tools = [`vite@${versionOf('vite')}`, `lowest@npm:typescript@${LOWEST.full}`];
  const packages = pinned([
    'zod',
    ...others,
    'typescript',
    'typescript-7',
    'vitest',
    '@types/pg',
    '@types/node',
  ]);
  install(project, ['full', 'lean'], tarball, [...packages, ...tools]);
  cpSync(join(root, 'examples/quickstart'), project, { recursive: true });
  writeEntries(project);
  const files = ['consumer.ts', 'entries.ts', 'client.ts', 'express-cpo.ts', 'hono-emsp.ts'];
  for (const typescript of ['lowest', 'typescript', 'typescript-7']) compile(project, typescript, files);
  run('npx', ['vitest', 'run', 'mocked-partner.test.ts'], project);
  good('the test of the README, in vitest');
  await checkVite(project);
}

/** The version of a package that another one brings here. */
function versionOf(name: string): string {
  const text = readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
