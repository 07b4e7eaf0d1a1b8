import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Seen } from '../../src/client/paging/seen.js';

describe('what a crawl remembers', () => {
  it('says new, newer and known as a map of identities would', () => {
    const sightings = fc.array(fc.tuple(fc.string({ maxLength: 4 }), fc.integer({ min: 0, max: 5 })));
    fc.assert(
      fc.property(sightings, (steps) => {
        const seen = new Seen();
        const model = new Map<string, number>();
        for (const [identity, time] of steps) {
          const before = model.get(identity);
          const expected = before === undefined ? 'new' : time > before ? 'newer' : 'known';
          if (expected !== 'known') model.set(identity, time);
          expect(seen.note(identity, time)).toBe(expected);
        }
      }),
    );
  });

  it('never takes one of half a million identities for another', () => {
    const seen = new Seen(1_000_000);
    for (let i = 0; i < 500_000; i += 1)
      if (seen.note(`NL*ABC*${i}`) !== 'new') throw new Error(`${i} is not new`);
    expect(seen.note('NL*ABC*499999')).toBe('known');
    expect(seen.note('NL*ABC*1')).toBe('known');
  });

  it('forgets the oldest beyond its capacity, and never what came just before', () => {
    const seen = new Seen(100);
    for (let i = 0; i < 10_000; i += 1) {
      expect(seen.note(`id${i}`)).toBe('new');
      if (i >= 40) expect(seen.note(`id${i - 40}`)).toBe('known');
    }
    expect(seen.note('id0')).toBe('new');
  });

  it('takes an object without a date for known when it comes again', () => {
    const seen = new Seen();
    expect(seen.note('a')).toBe('new');
    expect(seen.note('a')).toBe('known');
    expect(seen.note('a', 1)).toBe('newer');
  });
});
