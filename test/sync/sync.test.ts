import { describe, expect, it } from 'vitest';
import { locations } from '../../src/contract/v2_2_1/locations.js';
import type { Location } from '../../src/schema/v2_2_1/locations.js';
import { memoryStore } from '../../src/store/memory.js';
import type { SyncChange, SyncOptions, SyncReport } from '../../src/sync/options.js';
import { keepInStep } from '../../src/sync/schedule.js';
import { sync } from '../../src/sync/sync.js';
import { aLocation, anEvse, locationsOf } from '../client/support/objects.js';
import { answering, mockServer, partnerAt, rewriting } from '../support/mock-server.js';

const LATER = '2026-01-05T00:00:00Z';

/** A moment so many minutes from now. */
const inMinutes = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();

/** A partner whose locations the test changes, and everything to keep in step with it. */
async function world(initial: Location[]) {
  const mock = await mockServer({ locations: 0, pageSize: 10 });
  const theirs = mock.objects(locations);
  await theirs.set(...initial);
  const store = memoryStore();
  const changes: SyncChange[] = [];
  const missing: string[] = [];
  const partner = await partnerAt(mock, { retry: { limit: 0 } });
  const run = (more: Partial<SyncOptions<'2.2.1'>> = {}): Promise<SyncReport> =>
    sync({
      partner,
      contract: locations.sender,
      store,
      onChange: (change) => void changes.push(change),
      onMissing: ({ key }) => void missing.push(String(key.id)),
      ...more,
    });
  const kept = async (): Promise<string[]> => {
    const page = await store.list({ module: 'locations', limit: 1000 });
    return page.items.map(({ value }) => String(value.id)).sort();
  };
  /** From now on the partner has these and no others. */
  const have = async (...all: Location[]): Promise<void> => {
    const wanted = new Set(all.map(({ id }) => id));
    for (const { id } of await theirs.all()) if (!wanted.has(id)) await theirs.remove(id);
    await theirs.set(...all);
  };
  const asked = (name: string): (string | null)[] =>
    mock.exchanges.map(({ url }) => new URL(url).searchParams.get(name));
  return { mock, theirs, have, asked, store, run, kept, changes, missing, partner };
}

const idsOf = (count: number): string[] =>
  locationsOf(count)
    .map(({ id }) => id)
    .sort();

describe('keeping in step', () => {
  it('begins with everything, and then pulls the delta since the watermark with an overlap', async () => {
    const { mock, theirs, asked, run, kept, changes } = await world(locationsOf(25));
    const before = Date.now();
    const first = await run();
    const after = Date.now();
    expect(first).toMatchObject({ mode: 'full', created: 25, changed: 0, invalid: 0, resumed: false });
    expect(await kept()).toEqual(idsOf(25));
    await theirs.set(
      aLocation('L3', { city: 'Delft', last_updated: inMinutes(-2) }),
      aLocation('NEW', { last_updated: inMinutes(0) }),
    );
    changes.length = 0;
    mock.clear();
    const second = await run({ overlap: 300_000 });
    expect(second).toMatchObject({ mode: 'delta', created: 1, changed: 1, unchanged: 0 });
    const since = Date.parse(asked('date_from')[0] ?? '') + 300_000;
    // The moment of the partner's first answer, which it writes without milliseconds or with them.
    expect(since).toBeGreaterThanOrEqual(before - 1000);
    expect(since).toBeLessThanOrEqual(after);
    expect(changes.map(({ kind, key }) => [kind, key.id])).toEqual([
      ['changed', 'L3'],
      ['created', 'NEW'],
    ]);
    expect(changes[0]?.before?.city).toBe('Utrecht');
  });

  it('Q20: catches up after a full run with what changed while it ran', async () => {
    const { mock, theirs, run, kept } = await world(locationsOf(20));
    const meanwhile = answering(
      async (request, next) => {
        const response = await next(request);
        await theirs.set(aLocation('MEANWHILE', { last_updated: inMinutes(0) }));
        return response;
      },
      { calls: 2 },
    );
    mock.faults.set(meanwhile);
    const report = await run();
    expect(report.mode).toBe('full');
    expect(await kept()).toContain('MEANWHILE');
  });

  it('Q61: takes content for the measure, not last_updated: bumped for nothing is no change', async () => {
    const { have, run, changes, store } = await world([aLocation('L1')]);
    await run();
    changes.length = 0;
    await have(aLocation('L1', { last_updated: LATER, evses: [anEvse('E1', { last_updated: LATER })] }));
    expect(await run({ mode: 'full' })).toMatchObject({ unchanged: 1, changed: 0 });
    expect(changes).toEqual([]);
    const { items } = await store.list({ module: 'locations', limit: 1 });
    expect(items[0]?.value.last_updated).toBe(LATER);
  });

  it('Q61: Q52: sees a change whose last_updated was not bumped, in the next full run', async () => {
    const { have, run, changes } = await world([aLocation('L1')]);
    await run();
    changes.length = 0;
    await have(aLocation('L1', { evses: [anEvse('E1', { status: 'REMOVED' })] }));
    expect(await run({ mode: 'full' })).toMatchObject({ changed: 1 });
    expect(changes[0]?.after.evses).toMatchObject([{ status: 'REMOVED' }]);
  });

  it('Q52: knows an EVSE by its location, so that the same uid at two locations is two EVSEs', async () => {
    const one = aLocation('L1', { evses: [anEvse('SAME', { status: 'REMOVED' })] });
    const two = aLocation('L2', { evses: [anEvse('SAME')] });
    const { run, store } = await world([one, two]);
    await run();
    const { items } = await store.list({ module: 'locations', limit: 9 });
    expect(items.map(({ value }) => value.evses)).toMatchObject([
      [{ status: 'REMOVED' }],
      [{ status: 'AVAILABLE' }],
    ]);
  });

  it('Q54: reports a connector that is gone as a change', async () => {
    const [connector] = anEvse().connectors;
    if (!connector) throw new Error('The sample has a connector.');
    const two = anEvse('E1', { connectors: [connector, { ...connector, id: '2' }] });
    const { have, run, changes } = await world([aLocation('L1', { evses: [two] })]);
    await run();
    await have(aLocation('L1', { last_updated: LATER }));
    await run({ mode: 'full' });
    expect(changes.at(-1)).toMatchObject({
      kind: 'changed',
      after: { evses: [{ connectors: [{ id: '1' }] }] },
    });
  });

  it('Q60: passes over an object that is older than what is kept', async () => {
    const { have, run, store } = await world([aLocation('L1', { city: 'New', last_updated: LATER })]);
    await run();
    await have(aLocation('L1', { city: 'Old' }));
    expect(await run({ mode: 'full' })).toMatchObject({ stale: 1, changed: 0 });
    const { items } = await store.list({ module: 'locations', limit: 1 });
    expect(items[0]?.value.city).toBe('New');
  });

  it('Q62: Q63: says nothing about an object that comes again and again', async () => {
    const only = aLocation('L1', { last_updated: '2036-06-01T00:00:00Z' });
    const { run, changes, mock } = await world([only]);
    for (let i = 0; i < 4; i += 1) await run();
    expect(changes).toHaveLength(1);
    expect(mock.exchanges.map(({ data }) => data)).toEqual(mock.exchanges.map(() => [only]));
  });

  it('counts and hands over what cannot be used, and does not take it for missing', async () => {
    const broken = { ...aLocation('L1'), coordinates: 'somewhere' } as unknown as Location;
    const { mock, run, missing } = await world([aLocation('L1'), aLocation('L2')]);
    await run();
    const damaged = rewriting(({ data, ...rest }: { readonly data: readonly Location[] }) => ({
      ...rest,
      data: data.map((one) => (one.id === 'L1' ? broken : one)),
    }));
    mock.faults.set(damaged);
    const raws: unknown[] = [];
    const report = await run({ mode: 'full', grace: 1, onInvalid: ({ raw }) => void raws.push(raw) });
    expect(report).toMatchObject({ invalid: 1, absent: 0, missing: 0 });
    expect(raws).toEqual([broken]);
    expect(missing).toEqual([]);
  });
});

describe('what disappears', () => {
  it('Q50: is missing only after its grace, reported once, and forgotten when it comes back', async () => {
    const { have, run, missing } = await world(locationsOf(40));
    await run();
    await have(...locationsOf(39));
    expect(await run({ mode: 'full' })).toMatchObject({ absent: 1, missing: 0, braked: false });
    await have(...locationsOf(40));
    expect(await run({ mode: 'full' })).toMatchObject({ absent: 0 });
    await have(...locationsOf(39));
    await run({ mode: 'full' });
    expect(missing).toEqual([]);
    expect(await run({ mode: 'full' })).toMatchObject({ absent: 1, missing: 1 });
    expect(await run({ mode: 'full' })).toMatchObject({ absent: 1, missing: 0 });
    expect(missing).toEqual(['L39']);
  });

  it('Q50: in an implausible number stops the reckoning until the pull is believed again', async () => {
    const { have, run, missing, kept } = await world(locationsOf(40));
    await run();
    await have(...locationsOf(5));
    for (let i = 0; i < 3; i += 1) {
      expect(await run({ mode: 'full', remove: true })).toMatchObject({
        absent: 35,
        missing: 0,
        braked: true,
      });
    }
    expect(missing).toEqual([]);
    expect(await kept()).toHaveLength(40);
    expect(await run({ mode: 'full', brake: 1, grace: 1 })).toMatchObject({ missing: 35, braked: false });
  });

  it('is removed from the store only where that is wanted', async () => {
    const { have, run, kept } = await world(locationsOf(20));
    await run();
    await have(...locationsOf(19));
    await run({ mode: 'full', grace: 1 });
    expect(await kept()).toHaveLength(20);
    await run({ mode: 'full', grace: 2, remove: true });
    expect(await kept()).toHaveLength(19);
  });

  it('never is an object of somebody else', async () => {
    const { run, store, missing } = await world(locationsOf(3));
    const key = { module: 'locations', owner: { country_code: 'DE', party_id: 'MSP' }, id: 'OURS' };
    await store.update(key, () => ({ version: '2.2.1', value: { id: 'OURS' } }));
    expect(await run({ mode: 'full', grace: 1 })).toMatchObject({ absent: 0 });
    expect(missing).toEqual([]);
  });

  it('Q51: stays removed when a full pull leaves out what a delta showed as REMOVED', async () => {
    const both = [anEvse('E1'), anEvse('E2', { status: 'REMOVED', last_updated: LATER })];
    const { have, run, changes, missing } = await world([
      aLocation('L1', { evses: [anEvse('E1'), anEvse('E2')] }),
    ]);
    await run();
    await have(aLocation('L1', { evses: both, last_updated: '2036-06-01T00:00:00Z' }));
    expect(await run()).toMatchObject({ mode: 'delta', changed: 1 });
    changes.length = 0;
    await have(aLocation('L1', { evses: [anEvse('E1')], last_updated: '2036-06-01T00:00:00Z' }));
    await run({ mode: 'full' });
    expect(changes).toEqual([]);
    const gone = aLocation('L1', {
      evses: [anEvse('E1', { status: 'REMOVED' })],
      last_updated: '2036-07-01T00:00:00Z',
    });
    await have(gone);
    await run();
    await have();
    expect(await run({ mode: 'full', grace: 1 })).toMatchObject({ absent: 0 });
    expect(missing).toEqual([]);
  });
});

describe('a run that is stopped', () => {
  it('goes on where it was, without a loss or a double, and still knows what it had seen', async () => {
    const { mock, have, asked, run, kept, changes, missing } = await world(locationsOf(60));
    await run();
    await have(...locationsOf(58), aLocation('NEW'));
    changes.length = 0;
    mock.faults.set('3:http-500', '5:http-500');
    await expect(run({ mode: 'full', grace: 1 })).rejects.toMatchObject({ httpStatus: 500 });
    await expect(run({ grace: 1 })).rejects.toMatchObject({ httpStatus: 500 });
    mock.clear();
    const report = await run({ grace: 1 });
    expect(report).toMatchObject({ mode: 'full', resumed: true, created: 1, missing: 2, braked: false });
    expect(asked('offset')[0]).toBe('30');
    expect(missing.sort()).toEqual(['L58', 'L59']);
    expect(changes.map(({ key }) => key.id)).toEqual(['NEW']);
    expect(await kept()).toHaveLength(61);
  });

  it('stops with a signal, and by an error of a handler, before the object is written', async () => {
    const { run, kept } = await world(locationsOf(30));
    const controller = new AbortController();
    const onChange = ({ key }: SyncChange): void => {
      if (key.id === 'L12') throw new Error('not now');
      if (key.id === 'L25') controller.abort();
    };
    await expect(run({ onChange })).rejects.toThrow('not now');
    expect(await kept()).toHaveLength(12);
    await run({ onChange: () => undefined, signal: controller.signal });
    expect(await kept()).toHaveLength(30);
    const aborted = AbortSignal.abort();
    await expect(run({ mode: 'full', signal: aborted })).rejects.toMatchObject({ failure: 'aborted' });
    expect(await run()).toMatchObject({ mode: 'full', resumed: true });
  });
});

describe('a schedule', () => {
  it('runs again and again, in full when that is due, and stops when told to', async () => {
    const { mock, partner, store } = await world(locationsOf(5));
    const reports: SyncReport[] = [];
    const errors: unknown[] = [];
    mock.faults.set('3:http-500');
    const schedule = keepInStep({
      partner,
      contract: locations.sender,
      store,
      every: 5,
      splay: 1,
      onReport: (report) => reports.push(report),
      onError: (error) => errors.push(error),
    });
    await expect.poll(() => reports.length).toBeGreaterThan(3);
    await schedule.stop();
    const { length } = reports;
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(reports).toHaveLength(length);
    expect(errors).toHaveLength(1);
    expect(reports.map(({ mode }) => mode).slice(0, 2)).toEqual(['full', 'delta']);
  });
});
