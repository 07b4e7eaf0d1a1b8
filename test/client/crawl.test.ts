import { describe, expect, it } from 'vitest';
import { crawlTrial } from '../../scripts/bench/crawl/trial.js';

describe('a long crawl', () => {
  it('loses and doubles nothing while pages fail and its process is killed twice', async () => {
    const result = await crawlTrial({ total: 6000, pageSize: 100, failEvery: 7, kills: [0.25, 0.6] });
    expect(result).toMatchObject({ lost: 0, doubled: 0, kills: 2 });
    expect(result.faults).toBeGreaterThanOrEqual(6);
    expect(result.peakMb).toBeLessThan(256);
  }, 60_000);
});
