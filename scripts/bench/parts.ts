import type { BenchRow, Effort } from './row.js';

/** Measures one part against its own references. */
export type Part = (effort: Effort) => Promise<readonly BenchRow[]>;

/** The parts that take part in the check of every change; `npm run package` checks sizes, entry by entry. */
export const CHECKED: Readonly<Record<string, Part>> = {
  start: async (effort) => (await import('./start.js')).benchStart(effort),
  reading: async (effort) => (await import('./reading.js')).benchReading(effort),
  pricing: async (effort) => (await import('./pricing.js')).benchPricing(effort),
  converting: async (effort) => (await import('./converting.js')).benchConverting(effort),
  server: async (effort) => (await import('./server.js')).benchServer(effort),
  client: async (effort) => (await import('./client.js')).benchClient(effort),
};

/** The parts that are measured when none is named. */
export const USUAL: Readonly<Record<string, Part>> = {
  sizes: async () => (await import('./sizes.js')).benchSizes(),
  ...CHECKED,
};

/** All parts; those that are not usual take many minutes and are run when they are named, or for the document. */
export const PARTS: Readonly<Record<string, Part>> = {
  ...USUAL,
  memory: async () => (await import('./memory.js')).benchMemory(),
  storage: async () => (await import('./storage.js')).benchLastPage(),
};
