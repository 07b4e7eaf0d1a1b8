import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type MergeOptions, mergePages } from '../../../src/hub/get-all/merge-pages.js';
import type { SourceProblem } from '../../../src/hub/get-all/source.js';
import { memoryState } from '../../../src/store/memory-state.js';
import { FakeSource, fails, hangs, names, rubbish } from './support.js';

const source = fc.record({
  size: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 60 })),
  cap: fc.integer({ min: 1, max: 30 }),
  least: fc.constantFrom(0, 0, 0, 9, 25),
  paging: fc.constantFrom('offset' as const, 'stable' as const),
  counts: fc.boolean(),
});
const change = fc.record({
  which: fc.nat(7),
  do: fc.constantFrom(
    'add' as const,
    'remove' as const,
    'fail' as const,
    'hang' as const,
    'rubbish' as const,
  ),
  place: fc.nat(60),
  count: fc.integer({ min: 1, max: 3 }),
});
const lists = fc.array(source, { maxLength: 8 });
const limit = fc.integer({ min: 1, max: 40 });

const make = (all: readonly (typeof source extends fc.Arbitrary<infer T> ? T : never)[]): FakeSource[] =>
  all.map(({ size, ...how }, n) => Object.assign(new FakeSource(`S${n}`, size), how));

const merge = (): MergeOptions => ({ state: memoryState(), pause: 0, timeout: 15, deadline: 2000 });

/** All pages of a list; what happens between two of them is up to the caller. */
async function crawl(sources: readonly FakeSource[], limit: number, between: (n: number) => void = () => {}) {
  const options = merge();
  const items: string[] = [];
  const problems: SourceProblem[] = [];
  const totals: number[] = [];
  let cursor: string | undefined;
  for (let n = 0; n === 0 || cursor !== undefined; n += 1) {
    // Every page gives objects, ends a source or counts a failure.
    expect(n).toBeLessThan(1000);
    const page = await mergePages(options, { reader: 'A', list: 'locations', sources, limit, cursor });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    expect(page.items.length > 0 || page.cursor === undefined).toBe(true);
    items.push(...names(page.items));
    problems.push(...page.problems);
    totals.push(page.total);
    ({ cursor } = page);
    between(n);
  }
  return { items, problems, totals };
}

describe('for any sources and page sizes', () => {
  test('a merged list gives every object once, in order, and the sum as total', async () => {
    await fc.assert(
      fc.asyncProperty(lists, limit, async (all, size) => {
        const sources = make(all);
        const { items, problems, totals } = await crawl(sources, size);
        const [known, unknown] = [
          sources.filter(({ counts }) => counts),
          sources.filter(({ counts }) => !counts),
        ];
        expect([...items].sort()).toEqual(sources.flatMap((one) => names(one.items)).sort());
        expect(new Set(items).size).toBe(items.length);
        if (unknown.length === 0) expect(items).toEqual(known.flatMap((one) => names(one.items)));
        if (unknown.length === 0) expect(new Set(totals)).toEqual(new Set([items.length]));
        expect(totals.at(-1)).toBe(items.length);
        expect(problems).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test('offsets lead to the same objects as pages do', async () => {
    await fc.assert(
      fc.asyncProperty(lists, fc.integer({ min: 1, max: 20 }), async (all, size) => {
        const sources = make(all.map((one) => ({ ...one, counts: true })));
        const options = merge();
        const whole = sources.flatMap((one) => names(one.items));
        const items: string[] = [];
        for (let rounds = 0; items.length < whole.length; rounds += 1) {
          expect(rounds).toBeLessThan(1000);
          const request = { reader: 'A', list: 'locations', sources, limit: size, offset: items.length };
          const page = await mergePages(options, request);
          expect(page.total).toBe(whole.length);
          items.push(...names(page.items));
        }
        expect(items).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  });

  test('changes and failures under way cost no object that was there all the time, and bring none twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        lists,
        limit,
        fc.array(fc.array(change, { maxLength: 3 }), { maxLength: 12 }),
        async (all, size, changes) => {
          const sources = make(all.map((one) => ({ ...one, counts: true })));
          const stayed = new Set(sources.flatMap((one) => names(one.items)));
          const ever = new Set(stayed);
          const { items, problems, totals } = await crawl(sources, size, (n) => {
            for (const one of changes[n] ?? []) apply(sources, one, stayed, ever);
          });
          const dropped = new Set(
            problems.filter(({ kind }) => kind === 'left-out').map(({ source: id }) => id),
          );
          const expected = [...stayed].filter((name) => !dropped.has(name.split('/')[0] ?? ''));
          const given = new Set(items);
          expect(given.size).toBe(items.length);
          expect(expected.filter((name) => !given.has(name))).toEqual([]);
          expect(items.filter((name) => !ever.has(name))).toEqual([]);
          expect(totals.at(-1)).toBeGreaterThanOrEqual(dropped.size === 0 ? items.length : 0);
          expect(problems.filter(({ kind }) => kind === 'endless' || kind === 'gone')).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });
});

function apply(
  sources: readonly FakeSource[],
  { which, do: what, place, count }: typeof change extends fc.Arbitrary<infer T> ? T : never,
  stayed: Set<string>,
  ever: Set<string>,
): void {
  const one = sources[which];
  if (!one) return;
  if (what === 'fail') one.trouble.push(...Array.from({ length: count }, () => fails));
  else if (what === 'hang') one.trouble.push(hangs);
  else if (what === 'rubbish') one.trouble.push(rubbish);
  else if (what === 'add') {
    one.add(count);
    for (const name of names(one.items)) ever.add(name);
  } else for (const name of names(one.items.splice(place, count))) stayed.delete(name);
}
