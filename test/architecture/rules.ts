/** Which folder of src may import which; a folder may always import itself. */
export const LAYERS: Readonly<Record<string, readonly string[]>> = {
  core: [],
  schema: ['core'],
  contract: ['core', 'schema'],
  partners: ['core', 'contract'],
  client: ['core', 'contract', 'partners'],
  server: ['core', 'contract', 'partners'],
  adapters: ['core', 'server'],
  convert: ['core', 'schema', 'contract'],
  tariffs: ['core', 'schema'],
  openapi: ['core', 'schema', 'contract'],
  store: ['core', 'schema', 'contract', 'partners', 'client', 'server'],
  bridge: ['core', 'schema', 'contract', 'partners', 'client', 'server', 'convert', 'store'],
  push: ['core', 'schema', 'contract', 'partners', 'client', 'server', 'store'],
  sync: ['core', 'schema', 'contract', 'partners', 'client', 'store'],
  hub: ['core', 'schema', 'contract', 'partners', 'client', 'server', 'store', 'convert', 'bridge'],
  testing: [
    'core',
    'schema',
    'contract',
    'partners',
    'client',
    'server',
    'store',
    'tariffs',
    'convert',
    'hub',
  ],
  msw: ['core', 'schema', 'contract', 'partners', 'client', 'server', 'store', 'testing'],
  conformance: ['core', 'schema', 'contract', 'partners', 'client', 'server', 'store', 'testing'],
  cli: ['*'],
  '': ['core'],
};

/** Folders that may use modules of Node; all others run in browsers and workers too. */
export const NODE_FOLDERS: readonly string[] = ['cli/', 'adapters/', 'store/sql/'];

/** Lines that a file may have, by the first pattern that fits. */
export const MAX_LINES: readonly (readonly [RegExp, number])[] = [
  [/^src\/schema\//, 400],
  [/^src\//, 300],
  [/^(test|examples|scripts|docs\/test)\//, 500],
  [/^docs\//, 300],
];

/** A source file as the rules see it. */
export interface SourceFile {
  /** Relative to the project: `src/core/url.ts`. */
  readonly path: string;
  readonly text: string;
  /** Import specifiers as written, type imports included. */
  readonly imports: readonly string[];
}

const folderOf = (path: string): string => {
  const [, folder = '', file] = path.split('/');
  return file === undefined ? '' : folder;
};

/** The file that a relative import means. */
export function resolveImport(from: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const parts = from.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/').replace(/\.js$/, '.ts');
}

/** Every import that goes against the direction of the layers. */
export function layerViolations(files: readonly SourceFile[]): string[] {
  const found: string[] = [];
  for (const file of files) {
    const folder = folderOf(file.path);
    for (const specifier of file.imports) {
      const target = resolveImport(file.path, specifier);
      if (target === undefined) continue;
      const wanted = folderOf(target);
      const allowed = LAYERS[folder];
      if (allowed === undefined) found.push(`${file.path}: the folder ${folder} has no place in the layers`);
      else if (wanted !== folder && !allowed.includes('*') && !allowed.includes(wanted)) {
        found.push(`${file.path} imports ${target}: ${folder} may not import ${wanted}`);
      } else if (/^(client|server)$/.test(folder) && /\/v\d/.test(target)) {
        found.push(`${file.path} imports ${target}: ${folder} knows no version`);
      }
    }
  }
  return found;
}

/** Cycles between files, type imports included. */
export function importCycles(files: readonly SourceFile[]): string[] {
  const graph = new Map(
    files.map((file) => [
      file.path,
      file.imports.flatMap((specifier) => resolveImport(file.path, specifier) ?? []),
    ]),
  );
  const state = new Map<string, 'open' | 'done'>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (state.get(path) === 'done') return;
    if (state.get(path) === 'open') {
      found.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
      return;
    }
    state.set(path, 'open');
    for (const target of graph.get(path) ?? []) if (graph.has(target)) visit(target, [...trail, path]);
    state.set(path, 'done');
  };
  for (const path of graph.keys()) visit(path, []);
  return found;
}

/** What single files must not do. */
export function fileViolations(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text, imports }) => {
    const inNode = NODE_FOLDERS.some((folder) => path.startsWith(`src/${folder}`));
    const folder = path.replace(/\/[^/]+$/, '');
    const checks: readonly (readonly [boolean, string])[] = [
      [!inNode && imports.some((i) => i.startsWith('node:')), 'uses a module of Node'],
      [imports.some((i) => i === 'zod' || i.startsWith('zod/v')), 'imports zod other than as zod/mini'],
      [/import \{[^}]*\bz\b[^}]*\} from 'zod/.test(text), 'imports { z }, which defeats tree-shaking'],
      [/z\.strictObject/.test(text), 'uses z.strictObject, which refuses valid partners'],
      [
        imports.some((i) => resolveImport(path, i) === `${folder}/index.ts`),
        'imports the index of its own folder',
      ],
      [/^export \* from/m.test(text) && !isVersionEntry(path), 'uses export *'],
      [/JSON\.parse\(/.test(text) && !MAY_PARSE.includes(path), 'parses JSON without the safe parser'],
      [imports.some((i) => i.startsWith('.') && !/\.(js|json)$/.test(i)), 'imports without .js'],
    ];
    return checks.filter(([bad]) => bad).map(([, what]) => `${path} ${what}`);
  });
}

/** The safe parser itself, and what a database of ours gives back. */
const MAY_PARSE: readonly string[] = ['src/core/json.ts', 'src/store/sql/tables.ts'];
const isVersionEntry = (path: string): boolean => path.startsWith('src/contract/v');

/** Files with more lines than one idea needs. */
export function longFiles(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) => {
    const limit = MAX_LINES.find(([pattern]) => pattern.test(path))?.[1] ?? Number.POSITIVE_INFINITY;
    const lines = text.split('\n').length - 1;
    return lines > limit ? [`${path} has ${lines} lines, at most ${limit} are wanted`] : [];
  });
}
