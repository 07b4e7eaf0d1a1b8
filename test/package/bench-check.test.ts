import { describe, expect, it, vi } from 'vitest';
import { type Ceiling, ceilingOf, measureFairly } from '../../scripts/bench/check.js';
import type { BenchRow } from '../../scripts/bench/row.js';

const row = (value: number, better: BenchRow['better'] = 'lower'): BenchRow => ({
  name: 'something',
  reference: 'another',
  value,
  spread: 0,
  better,
});
const ceilings: Record<string, Ceiling> = {
  'part: something': { measured: 1, lowest: 0.9, highest: 1.1, limit: 1.2 },
};

describe('the check of speed', () => {
  it('measures a part once when all of it holds', async () => {
    const measure = vi.fn(async () => [row(1.2)]);
    expect(await measureFairly('part', measure, ceilings)).toEqual([row(1.2)]);
    expect(measure).toHaveBeenCalledTimes(1);
  });

  it('measures a part once more when a row is beyond its ceiling, and takes the better value', async () => {
    vi.spyOn(console, 'log').mockReturnValue();
    const measure = vi.fn(async () => [row(1.1)]).mockResolvedValueOnce([row(1.3)]);
    expect(await measureFairly('part', measure, ceilings)).toEqual([row(1.1)]);
    const slower = vi.fn(async () => [row(1.5)]).mockResolvedValueOnce([row(1.3)]);
    expect(await measureFairly('part', slower, ceilings)).toEqual([row(1.3)]);
    expect(slower).toHaveBeenCalledTimes(2);
  });

  it('sets a ceiling beyond the worst run by half of their range, and by a fifth at least', () => {
    expect(ceilingOf(row(0), [1, 1.4, 1.2])).toEqual({ measured: 1.2, lowest: 1, highest: 1.4, limit: 1.6 });
    expect(ceilingOf(row(0), [1, 1, 1]).limit).toBe(1.2);
    expect(ceilingOf(row(0, 'higher'), [0.7, 0.8, 0.9]).limit).toBe(0.6);
    expect(ceilingOf(row(0, 'higher'), [1, 1, 1]).limit).toBe(0.8);
  });
});
