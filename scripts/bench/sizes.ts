import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { builtConsumer } from './built.js';
import type { BenchRow } from './row.js';

/** Uses of the package with the size that is aimed at, in KB of 1,000 bytes. */
const USES: readonly (readonly [name: string, code: string, goal?: number])[] = [
  ['one schema module', "export { LocationSchema } from 'ocpi-js/2.2.1/locations';", 10],
  [
    'client with one module',
    "export { connect } from 'ocpi-js/client'; export { v2_2_1 } from 'ocpi-js/2.2.1'; export { locations } from 'ocpi-js/2.2.1/locations';",
    19,
  ],
  [
    'a whole version with client',
    "export { connect } from 'ocpi-js/client'; export { modules, v2_2_1 } from 'ocpi-js/2.2.1';",
    26,
  ],
  [
    'reading, with one schema module',
    "export { read } from 'ocpi-js/read'; export { LocationSchema } from 'ocpi-js/2.2.1/locations';",
  ],
  [
    'server with one module',
    "export { createOcpiHandler, defineRole, serve } from 'ocpi-js/server'; export { locations } from 'ocpi-js/2.2.1/locations';",
  ],
  ['tariffs', "export { priceCdr } from 'ocpi-js/tariffs';"],
  ['conversion', "export { convertAny } from 'ocpi-js/convert';"],
  ['the root entry', "export * from 'ocpi-js';"],
  ['ky alone, for comparison', "export { default } from 'ky';"],
  [
    'what schemas use of zod/mini, for comparison',
    "import * as z from 'zod/mini'; export default [z.looseObject, z.string, z.number, z.boolean, z.array, z.enum, z.optional, z.unknown];",
  ],
];

/** The size of a bundle with some uses of the package in it: minified for a browser, gzip. It does not vary. */
export async function benchSizes(): Promise<BenchRow[]> {
  const folder = await builtConsumer();
  const rows: BenchRow[] = [];
  for (const [name, code, goal] of USES) {
    const value = (await bundled(folder, code)) / 1000;
    rows.push({ name, value, unit: 'KB', better: 'lower', goal });
  }
  return rows;
}

/** Bytes of a bundle. */
async function bundled(folder: string, code: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: folder },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    write: false,
    logLevel: 'error',
  });
  return gzipSync(outputFiles[0]?.text ?? '').length;
}
