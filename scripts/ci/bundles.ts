import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** What a bundle is made of, how large it may be, and what must not be in it. */
interface Ceiling {
  readonly name: string;
  readonly code: string;
  /** Bytes, minified and compressed. */
  readonly most: number;
  /** Texts that show that something bled in which nobody imported. */
  readonly without: readonly string[];
}

/** Marks that stand in one part of the package only. */
const MARKS = {
  cdrs: 'total_reservation_cost',
  v2_1_1: 'stop_date_time',
  v2_3_0: 'hub_party_id',
  server: 'The server failed; the request id',
  node: 'node:http',
};

const CEILINGS: readonly Ceiling[] = [
  {
    name: 'one schema module',
    code: "export { LocationSchema } from 'ocpi-js/2.2.1/locations';",
    most: 13_000,
    without: [MARKS.cdrs, MARKS.server, MARKS.node],
  },
  {
    name: 'client with one module',
    code: "import { connect } from 'ocpi-js/client';\nimport { v2_2_1 } from 'ocpi-js/2.2.1';\nimport { locations } from 'ocpi-js/2.2.1/locations';\nexport { connect, v2_2_1, locations };",
    most: 43_000,
    without: [MARKS.cdrs, MARKS.server, MARKS.node],
  },
  {
    name: 'a whole version with client',
    code: "import { connect } from 'ocpi-js/client';\nimport { modules, v2_2_1 } from 'ocpi-js/2.2.1';\nexport { connect, v2_2_1, modules };",
    most: 49_000,
    without: [MARKS.server, MARKS.node],
  },
  {
    name: 'the root entry',
    code: "export * from 'ocpi-js';",
    most: 9_000,
    without: [MARKS.cdrs, MARKS.server, MARKS.node],
  },
  {
    name: 'tariffs',
    code: "export { priceCdr } from 'ocpi-js/tariffs';",
    most: 15_500,
    without: [MARKS.server, MARKS.node],
  },
];

/** Bundles some uses of the installed package for a browser; throws when one is too large or has in it what it should not. */
export async function checkBundles(folder: string): Promise<void> {
  const problems: string[] = [];
  for (const { name, code, most, without } of CEILINGS) {
    const entry = join(folder, 'bundle-entry.js');
    writeFileSync(entry, code);
    const { outputFiles } = await build({
      entryPoints: [entry],
      bundle: true,
      minify: true,
      format: 'esm',
      platform: 'browser',
      write: false,
      logLevel: 'error',
    });
    const text = outputFiles[0]?.text ?? '';
    const size = gzipSync(text).length;
    console.log(`bundle: ${name}: ${size} bytes gzip, at most ${most}`);
    if (size > most) problems.push(`${name} has ${size} bytes`);
    problems.push(
      ...without.filter((mark) => text.includes(mark)).map((mark) => `${name} contains “${mark}”`),
    );
  }
  if (problems.length > 0) throw new Error(`Bundles: ${problems.join('; ')}`);
}
