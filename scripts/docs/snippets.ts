import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { markdownFiles } from './links.js';
import { run } from './run.js';

const ROOT = join(import.meta.dirname, '../..');

/** Where snippets are put to be compiled: in the project, so that packages and the paths of the compiler are found. */
const OUT = join(ROOT, 'node_modules/.cache/snippets');

/** A fence of TypeScript in a page, with what the page says is given. */
export interface Snippet {
  readonly file: string;
  /** Line of the fence in the page, from 1. */
  readonly line: number;
  readonly code: string;
  /** Imports and declarations that a reader knows from the text around it; in a comment `<!-- given … -->`. */
  readonly given: string;
}

const FENCE = /^( *)```(?:ts|typescript)\b[^\n]*\n([\s\S]*?)^\1```/gm;
const GIVEN = /<!-- given\n([\s\S]*?)-->/g;

/** All fences of TypeScript in a page. What is given before a fence holds until something else is given. */
export function snippetsIn(file: string, text: string): Snippet[] {
  const givens = [...text.matchAll(GIVEN)];
  return [...text.matchAll(FENCE)].map((match) => {
    const [, , code = ''] = match;
    const given = givens.findLast(({ index }) => index < match.index)?.[1] ?? '';
    return { file, line: text.slice(0, match.index).split('\n').length, code, given };
  });
}

/**
 * A module of a snippet. Its imports and those of what is given become one; the rest is put into a function, so that it
 * may declare what is given again and wait for promises, unless it exports something.
 */
export function moduleOf({ file, line, code, given }: Snippet): string {
  const [own, body] = splitImports(code);
  const [known, declared] = splitImports(given);
  const imports = [
    ...own,
    ...known.filter((statement) => !own.some((other) => sharesName(statement, other))),
  ];
  const isModule = /^export /m.test(body);
  const wrapped = isModule
    ? body
    : `async function snippet(): Promise<unknown> {\n${body}\nreturn; }\nvoid snippet;`;
  return [`// ${file}:${line}`, ...imports, declared, wrapped, 'export {};', ''].join('\n');
}

/** The import statements of a text, one for each name, and the rest. */
function splitImports(code: string): [string[], string] {
  const source = ts.createSourceFile('snippet.ts', code, ts.ScriptTarget.Latest, true);
  const imports: string[] = [];
  let rest = code;
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement)) continue;
    const text = statement.getText();
    imports.push(...oneByOne(statement, text));
    rest = rest.replace(text, '');
  }
  return [imports, rest];
}

function oneByOne({ importClause, moduleSpecifier }: ts.ImportDeclaration, text: string): string[] {
  const bindings = importClause?.namedBindings;
  if (!bindings || !ts.isNamedImports(bindings) || importClause.name) return [text];
  const kind = importClause.getText().startsWith('type ') ? 'import type' : 'import';
  return bindings.elements.map(
    (element) => `${kind} { ${element.getText()} } from ${moduleSpecifier.getText()};`,
  );
}

const nameOf = (statement: string): string | undefined => /(\w+)(?: \}|) from/.exec(statement)?.[1];
const sharesName = (one: string, other: string): boolean => nameOf(one) === nameOf(other);

/** Compiles every snippet of every page against the package; rejects when one does not compile. */
export async function checkSnippets(): Promise<number> {
  rmSync(OUT, { recursive: true, force: true });
  const snippets = markdownFiles().flatMap((file) =>
    snippetsIn(file, readFileSync(join(ROOT, file), 'utf8')),
  );
  for (const snippet of snippets) {
    const path = join(OUT, `${snippet.file.replace(/\.md$/, '')}.${snippet.line}.ts`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, moduleOf(snippet));
  }
  writeFileSync(
    join(OUT, 'tsconfig.json'),
    JSON.stringify({
      extends: join(ROOT, 'tsconfig.json'),
      compilerOptions: { noUnusedLocals: false, noUnusedParameters: false, verbatimModuleSyntax: false },
      include: ['**/*.ts'],
    }),
  );
  const compiler = join(ROOT, 'node_modules/typescript-7/bin/tsc');
  await run(
    process.execPath,
    [compiler, '--noEmit', '--pretty', 'false', '-p', join(OUT, 'tsconfig.json')],
    ROOT,
  );
  return snippets.length;
}

if (process.argv[1]?.endsWith('snippets.ts')) console.log(`${await checkSnippets()} snippets compile`);
