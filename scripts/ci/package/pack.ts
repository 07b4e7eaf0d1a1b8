import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { attempt, good, run } from './run.js';

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string; readonly size: number }[];
}

/** Bytes of the compressed and of the unpacked package. */
const MOST = { size: 750_000, unpackedSize: 3_600_000 };

const ALLOWED = /^(dist\/.*\.(js|d\.ts)|package\.json|README\.md|CHANGELOG\.md|LICENSE)$/;

/** Tests and the like never ship, whatever they are called. */
const STRANGE = /\.(test|spec|bench)\.|(^|\/)(tests?|fixtures|__\w+__|node_modules|scripts|examples)\//;

/** What no file may have in it: maps that are not shipped, paths of the machine it was built on, and secrets. */
const FORBIDDEN: Readonly<Record<string, RegExp>> = {
  'a reference to a source map': /[#@] sourceMappingURL=/,
  'a path of a machine': /["'`(\s](\/home\/|\/Users\/|\/root\/|\/work\/|[A-Z]:\\Users\\)/,
  'a private key': /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  'an access key': /\b(AKIA[0-9A-Z]{16}|gh[pousr]_\w{36}|npm_\w{36}|xox[abp]-[\w-]{10,})\b/,
};

/** Packs into a folder; throws unless all that ships is the built files, small, and free of what nobody should have. */
export function pack(folder: string): string {
  const [packed] = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', folder])) as Packed[];
  if (!packed) throw new Error('npm pack gave nothing.');
  const tarball = join(folder, packed.filename);
  const problems = [
    ...packed.files.flatMap(({ path }) =>
      ALLOWED.test(path) && !STRANGE.test(path) ? [] : [`${path} is in it`],
    ),
    ...unpaired(packed.files.map(({ path }) => path)),
    ...Object.entries(MOST).flatMap(([what, most]) =>
      packed[what as keyof typeof MOST] > most
        ? [`${what} is ${packed[what as keyof typeof MOST]}, at most ${most}`]
        : [],
    ),
    ...contents(tarball, folder),
  ];
  if (problems.length > 0) throw new Error(`The package: ${problems.join('; ')}`);
  good(`${packed.files.length} files, ${packed.size} bytes packed, ${packed.unpackedSize} unpacked`);
  return tarball;
}

/** Every file of JavaScript has its declarations, and the other way round. */
function unpaired(paths: readonly string[]): readonly string[] {
  const stems = (end: RegExp) =>
    new Set(paths.filter((path) => end.test(path)).map((path) => path.replace(end, '')));
  const [code, types] = [stems(/(?<!\.d)\.js$/), stems(/\.d\.ts$/)];
  return [
    ...[...code].filter((stem) => !types.has(stem)).map((stem) => `${stem}.js has no declarations`),
    ...[...types].filter((stem) => !code.has(stem)).map((stem) => `${stem}.d.ts has no code`),
  ];
}

function contents(tarball: string, folder: string): readonly string[] {
  const unpacked = attempt('tar', ['-xzf', tarball, '-C', folder], folder);
  if (unpacked.status !== 0) throw new Error(unpacked.stderr);
  const paths = run('find', ['package', '-type', 'f'], folder).trim().split('\n');
  return paths.flatMap((path) => {
    const text = readFileSync(join(folder, path), 'utf8');
    return Object.entries(FORBIDDEN).flatMap(([what, pattern]) =>
      pattern.test(text) ? [`${path} has ${what}`] : [],
    );
  });
}
