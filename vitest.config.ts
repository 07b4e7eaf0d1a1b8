import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { alias } from './vitest.alias.js';

/**
 * Files that change what all code of a thread shares: they get a thread of their own. All others share a few, in which the
 * sources are loaded once; an architecture test holds them to it.
 */
export const ALONE = [
  // The server for Hono puts classes of its own in the place of the global Request and Response.
  'test/adapters/doors.test.ts',
  'test/demo.test.ts',
];

export default defineConfig({
  resolve: { alias },
  test: {
    // Many tests wait for sockets, processes and databases: one worker more than there are cores keeps these busy.
    maxWorkers: availableParallelism() + 1,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'threads',
    projects: [
      {
        extends: true,
        test: {
          name: 'shared',
          include: ['test/**/*.test.ts', 'examples/**/*.test.ts'],
          exclude: ALONE,
          isolate: false,
        },
      },
      { extends: true, test: { name: 'alone', include: ALONE, isolate: true } },
    ],
  },
});
