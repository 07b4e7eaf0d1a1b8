import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const folder = fileURLToPath(new URL('../../src/tariffs/', import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));

// Arithmetic with `/` on numbers, and what makes binary fractions of amounts, is allowed here and nowhere else:
const EXACT = ['exact.ts', 'exact-big.ts', 'exact-read.ts', 'exact-write.ts']; // ratios of integers, checked to be safe
const PICTURES = ['svg.ts', 'picture-cdr.ts', 'picture-clock.ts', 'picture-energy.ts']; // pixels
const CLOCKS = ['clock.ts', 'zone.ts', 'cut.ts', 'explain-reason.ts', 'lint-cells.ts']; // whole milliseconds, minutes and days
const TO_JSON = ['answer.ts', 'price-form.ts', 'simulate.ts']; // the last step of an output: nothing is computed with it

/** The code of a source without comments, texts and regular expressions. */
function codeOf(name: string): string {
  return readFileSync(folder + name, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '')
    .replace(/\/\^.*?[^\\]\/[gim]*/g, 'REGEX')
    .replace(/\/(?:\\.|\[[^\]]*\]|[^/\s\\])+\/[gim]/g, 'REGEX')
    .replace(/'(?:[^'\\\n]|\\.)*'/g, "''")
    .replace(/`([^`]*)`/g, (_, text: string) => expressionsIn(text));
}

/** What a template puts into its text. */
function expressionsIn(template: string): string {
  return [...template.matchAll(/\$\{([^}]*)\}/g)].map((match) => `(${match[1]})`).join(';');
}

const DIVISION = /[\w)\]]\s*\/\s*[\w(]/;
const FRACTION = /(?<![\w.])\d+\.\d+/;

function using(pattern: RegExp, allowed: readonly string[]): string[] {
  return files.filter((name) => !allowed.includes(name) && pattern.test(codeOf(name)));
}

describe('the sources of the engine', () => {
  it('are found', () => expect(files.length).toBeGreaterThan(30));

  it('are searched for what would be wrong', () => {
    for (const wrong of ['price / 100', 'a.n/b.d', 'of(x) / (y)', 'list[0] / n'])
      expect(DIVISION.test(wrong)).toBe(true);
    for (const wrong of ['price * 1.21', '= 0.5;']) expect(FRACTION.test(wrong)).toBe(true);
    expect(codeOf('exact.ts')).toMatch(DIVISION);
    expect(codeOf('svg.ts')).toMatch(FRACTION);
  });

  it('divide numbers only where they are integers or pixels', () => {
    expect(using(DIVISION, [...EXACT, ...PICTURES, ...CLOCKS])).toEqual([]);
  });

  it('never make binary fractions of decimal texts', () => {
    expect(
      using(/parseFloat|\.toFixed\(|\bNumber\.parseFloat|Math\.(?:pow|fround|log10)/, ['svg.ts']),
    ).toEqual([]);
    expect(using(/toPrecision/, ['svg.ts'])).toEqual([]);
  });

  it('leave the exact numbers only at the very end', () => {
    expect(
      using(/\btoNumber\(/, [...EXACT, ...PICTURES, ...TO_JSON, 'cut.ts', 'estimate.ts', 'lint-cells.ts']),
    ).toEqual([]);
  });

  it('write no decimal fraction as a number', () => {
    expect(using(FRACTION, ['svg.ts'])).toEqual([]);
  });

  it('use nothing but web standards', () => {
    expect(using(/\bprocess\.|\bBuffer\b|\brequire\(/, [])).toEqual([]);
    const imports = files.flatMap((name) =>
      [...readFileSync(folder + name, 'utf8').matchAll(/from '([^']+)'/g)].map((match) => match[1]),
    );
    expect(imports.filter((path) => !path?.startsWith('./') && !path?.startsWith('../'))).toEqual([]);
  });
});
