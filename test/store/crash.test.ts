import { describe, expect, it } from 'vitest';
import { runCrash } from '../../scripts/crash/run.js';

const url = process.env.OCPI_TEST_POSTGRES;
const why = url ? '' : ' (OCPI_TEST_POSTGRES is not set; scripts/ci/postgres.sh starts a server)';

describe.skipIf(!url)(`two processes on one PostgreSQL, one of them killed while partners push${why}`, () => {
  it('lose no acknowledged write, write none by halves, and the other goes on', async () => {
    const report = await runCrash({ url: url ?? '' });
    expect(report).toMatchObject({ lost: 0, halfWritten: 0, refused: 0 });
    expect(report.acknowledged + report.unanswered).toBeGreaterThan(1900);
    expect(report.afterKill).toBeGreaterThan(900);
    expect(report.unanswered).toBeLessThan(40);
  }, 300_000);
});
