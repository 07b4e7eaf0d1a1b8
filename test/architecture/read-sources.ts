import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import type { SourceFile } from './rules.js';

const ROOT = join(import.meta.dirname, '../..');

/** Reads all TypeScript files below a folder of the project with what they import. */
export function readSources(folder: string): SourceFile[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && /\.m?ts$/.test(entry.name) && !entry.parentPath.includes('node_modules'),
    )
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => toSource(relative(ROOT, file).replaceAll('\\', '/'), readFileSync(file, 'utf8')));
}

/** Makes a source file of a text: all imports, static, dynamic and of types. */
export function toSource(path: string, text: string): SourceFile {
  const { importedFiles } = ts.preProcessFile(text, true, true);
  return { path, text, imports: importedFiles.map((file) => file.fileName) };
}
