import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** Code that a user might write, bundled for a browser as small as it gets. */
export interface Bundle {
  /** Bytes, minified and compressed by gzip. */
  readonly size: number;
  /** Files of which something is in the bundle, the package's own as `client/connect`, those of others as `zod/v4/core/core`. */
  readonly files: readonly string[];
}

/** Packages that a user brings along; zod and ky count as ours, because whoever uses this package has them in the bundle. */
const PEERS = ['express', 'fastify', 'hono', 'msw', 'kysely', 'pg', '@electric-sql/pglite'];

/** Bundles code in a folder that the package is installed in; throws when it needs a module that a browser does not have. */
export async function bundle(code: string, folder: string): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: folder },
    absWorkingDir: folder,
    // The paths of this repository would lead to the sources.
    tsconfigRaw: '{}',
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    external: PEERS.flatMap((name) => [name, `${name}/*`]),
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  const [output] = Object.values(metafile.outputs);
  const files = Object.entries(output?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  return {
    size: gzipSync(outputFiles[0]?.contents ?? '').length,
    files: files.map(([path]) => nameOf(path)).filter((name) => name !== '<stdin>'),
  };
}

const nameOf = (path: string): string =>
  path
    .replace(/^.*node_modules\/ocpi-js\/dist\/|^dist\//, '')
    .replace(/^.*node_modules\//, '')
    .replace(/\.js$/, '');
