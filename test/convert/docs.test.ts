import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

it('docs/convert.md explains every code of a loss, and no other', () => {
  const source = /export type LossCode =([^;]*);/.exec(read('src/convert/loss.ts'))?.[1] ?? '';
  const codes = [...source.matchAll(/'(\w+)'/g)].map(([, code]) => code);
  const rows = [...read('docs/convert.md').matchAll(/^\| `(\w+)` \| (?:lost|assumed|defaulted) \|/gm)];
  expect(rows.map(([, code]) => code)).toEqual(codes);
});

it('docs/convert.md explains every option of the context, and no other', () => {
  const source =
    /export interface ConversionContext \{([\s\S]*?)\n\}/.exec(read('src/convert/context.ts'))?.[1] ?? '';
  const options = [...source.matchAll(/^ {2}readonly (\w+)\?/gm)].map(([, option]) => option);
  const table = /## What must be known[\s\S]*?\n## /.exec(read('docs/convert.md'))?.[0] ?? '';
  const rows = [...table.matchAll(/^\| `(\w+)` \|/gm)].map(([, option]) => option);
  expect(rows.sort()).toEqual(options.sort());
});
