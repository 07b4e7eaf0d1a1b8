import { describe, expect, it } from 'vitest';
import { locations } from '../../src/contract/v2_2_1/locations.js';
import type { Location } from '../../src/schema/v2_2_1/locations.js';
import { memoryStore } from '../../src/store/memory.js';
import type { SyncChange, SyncOptions, SyncReport } from '../../src/sync/options.js';
import { keepInStep } from '../../src/sync/schedule.js';
import { sync } from '../../src/sync/sync.js';
import { faultServer, type Received, type Reply } from '../client/support/fault-server.js';
import { aLocation, anEvse, locationsOf } from '../client/support/objects.js';
import { pageOf } from '../client/support/pages.js';
import { partnerAt } from '../client/support/partner.js';

const LATER = '2026-01-05T00:00:00Z';

/** A partner whose locations the test changes, and everything to keep in step with it. */
async function world(initial: Location[], max = 10) {
  const world = { all: initial, fault: (_: Received): Reply | undefined => undefined };
  const server = await faultServer((request) => {
    const since = request.url.searchParams.get('date_from');
    const shown = world.all.filter(({ last_updated }) => since === null || last_updated >= since);
    return world.fault(request) ?? pageOf(shown, request, { max });
  });
  const store = memoryStore();
  const changes: SyncChange[] = [];
  const missing: string[] = [];
  const partner = await partnerAt(server, { retry: { limit: 0 } });
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
  return { world, server, store, run, kept, changes, missing, partner };
}

const idsOf = (count: number): string[] =>
  locationsOf(count)
    .map(({ id }) => id)
    .sort();

describe('keeping in step', () => {
  it('begins with everything, and then pulls the delta since the watermark with an overlap', async () => {
    const { world: w, server, run, kept, changes } = await world(locationsOf(25));
    const first = await run();
    expect(first).toMatchObject({ mode: 'full', created: 25, changed: 0, invalid: 0, resumed: false });
    expect(await kept()).toEqual(idsOf(25));
    const asked = server.requests.length;
    w.all = w.all.map((l) =>
      l.id === 'L3' ? { ...l, city: 'Delft', last_updated: '2026-03-01T11:58:00Z' } : l,
    );
    w.all.push(aLocation('NEW', { last_updated: '2026-03-01T12:30:00Z' }));
    changes.length = 0;
    const second = await run({ overlap: 300_000 });
    expect(second).toMatchObject({ mode: 'delta', created: 1, changed: 1, unchanged: 0 });
    const since = server.requests[asked]?.url.searchParams.get('date_from');
    expect(since).toBe('2026-03-01T11:55:00.000Z');
    expect(changes.map(({ kind, key }) => [kind, key.id])).toEqual([
      ['changed', 'L3'],
      ['created', 'NEW'],
    ]);
    expect(changes[0]?.before?.city).toBe('Utrecht');
  });

  it('Q20: catches up after a full run with what changed while it ran', async () => {
    const { world: w, run, kept } = await world(locationsOf(20));
    w.fault = ({ url }) => {
      if (url.searchParams.get('offset') === '10')
        w.all.push(aLocation('MEANWHILE', { last_updated: '2026-03-01T12:01:00Z' }));
      return undefined;
    };
    w.all = locationsOf(20);
    const report = await run();
    expect(report.mode).toBe('full');
    expect(await kept()).toContain('MEANWHILE');
  });

  it('Q61: takes content for the measure, not last_updated: bumped for nothing is no change', async () => {
    const { world: w, run, changes, store } = await world([aLocation('L1')]);
    await run();
    changes.length = 0;
    w.all = [aLocation('L1', { last_updated: LATER, evses: [anEvse('E1', { last_updated: LATER })] })];
    expect(await run({ mode: 'full' })).toMatchObject({ unchanged: 1, changed: 0 });
    expect(changes).toEqual([]);
    const { items } = await store.list({ module: 'locations', limit: 1 });
    expect(items[0]?.value.last_updated).toBe(LATER);
  });

  it('Q61: Q52: sees a change whose last_updated was not bumped, in the next full run', async () => {
    const { world: w, run, changes } = await world([aLocation('L1')]);
    await run();
    changes.length = 0;
    w.all = [aLocation('L1', { evses: [anEvse('E1', { status: 'REMOVED' })] })];
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
    const { world: w, run, changes } = await world([aLocation('L1', { evses: [two] })]);
    await run();
    w.all = [aLocation('L1', { last_updated: LATER })];
    await run({ mode: 'full' });
    expect(changes.at(-1)).toMatchObject({
      kind: 'changed',
      after: { evses: [{ connectors: [{ id: '1' }] }] },
    });
  });

  it('Q60: passes over an object that is older than what is kept', async () => {
    const { world: w, run, store } = await world([aLocation('L1', { city: 'New', last_updated: LATER })]);
    await run();
    w.all = [aLocation('L1', { city: 'Old' })];
    expect(await run({ mode: 'full' })).toMatchObject({ stale: 1, changed: 0 });
    const { items } = await store.list({ module: 'locations', limit: 1 });
    expect(items[0]?.value.city).toBe('New');
  });

  it('Q62: Q63: says nothing about an object that comes again and again', async () => {
    const {
      world: w,
      run,
      changes,
    } = await world([aLocation('L1', { last_updated: '2026-06-01T00:00:00Z' })]);
    for (let i = 0; i < 4; i += 1) await run();
    expect(changes).toHaveLength(1);
    expect(w.all).toHaveLength(1);
  });

  it('counts and hands over what cannot be used, and does not take it for missing', async () => {
    const broken = { ...aLocation('L1'), coordinates: 'somewhere' } as unknown as Location;
    const { world: w, run, missing } = await world([aLocation('L1'), aLocation('L2')]);
    await run();
    w.all = [broken, aLocation('L2')];
    const raws: unknown[] = [];
    const report = await run({ mode: 'full', grace: 1, onInvalid: ({ raw }) => void raws.push(raw) });
    expect(report).toMatchObject({ invalid: 1, absent: 0, missing: 0 });
    expect(raws).toEqual([broken]);
    expect(missing).toEqual([]);
  });
});

describe('what disappears', () => {
  it('Q50: is missing only after its grace, reported once, and forgotten when it comes back', async () => {
    const { world: w, run, missing } = await world(locationsOf(40));
    await run();
    w.all = locationsOf(39);
    expect(await run({ mode: 'full' })).toMatchObject({ absent: 1, missing: 0, braked: false });
    w.all = locationsOf(40);
    expect(await run({ mode: 'full' })).toMatchObject({ absent: 0 });
    w.all = locationsOf(39);
    await run({ mode: 'full' });
    expect(missing).toEqual([]);
    expect(await run({ mode: 'full' })).toMatchObject({ absent: 1, missing: 1 });
    expect(await run({ mode: 'full' })).toMatchObject({ absent: 1, missing: 0 });
    expect(missing).toEqual(['L39']);
  });

  it('Q50: in an implausible number stops the reckoning until the pull is believed again', async () => {
    const { world: w, run, missing, kept } = await world(locationsOf(40));
    await run();
    w.all = locationsOf(5);
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
    const { world: w, run, kept } = await world(locationsOf(20));
    await run();
    w.all = locationsOf(19);
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
    const {
      world: w,
      run,
      changes,
      missing,
    } = await world([aLocation('L1', { evses: [anEvse('E1'), anEvse('E2')] })]);
    await run();
    w.all = [aLocation('L1', { evses: both, last_updated: '2026-06-01T00:00:00Z' })];
    expect(await run()).toMatchObject({ mode: 'delta', changed: 1 });
    changes.length = 0;
    w.all = [aLocation('L1', { evses: [anEvse('E1')], last_updated: '2026-06-01T00:00:00Z' })];
    await run({ mode: 'full' });
    expect(changes).toEqual([]);
    const gone = aLocation('L1', {
      evses: [anEvse('E1', { status: 'REMOVED' })],
      last_updated: '2026-07-01T00:00:00Z',
    });
    w.all = [gone];
    await run();
    w.all = [];
    expect(await run({ mode: 'full', grace: 1 })).toMatchObject({ absent: 0 });
    expect(missing).toEqual([]);
  });
});

describe('a run that is stopped', () => {
  it('goes on where it was, without a loss or a double, and still knows what it had seen', async () => {
    const { world: w, server, run, kept, changes, missing } = await world(locationsOf(60));
    await run();
    w.all = [...locationsOf(58), aLocation('NEW')];
    changes.length = 0;
    let down = new Set(['20', '40']);
    w.fault = ({ url }) => {
      const offset = url.searchParams.get('offset') ?? '';
      return down.delete(offset) ? { status: 500, raw: 'down' } : undefined;
    };
    await expect(run({ mode: 'full', grace: 1 })).rejects.toMatchObject({ httpStatus: 500 });
    await expect(run({ grace: 1 })).rejects.toMatchObject({ httpStatus: 500 });
    const before = server.requests.length;
    down = new Set();
    const report = await run({ grace: 1 });
    expect(report).toMatchObject({ mode: 'full', resumed: true, created: 1, missing: 2, braked: false });
    expect(server.requests[before]?.url.searchParams.get('offset')).toBe('40');
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
    const { partner, store, world: w } = await world(locationsOf(5));
    const reports: SyncReport[] = [];
    const errors: unknown[] = [];
    let calls = 0;
    w.fault = () => {
      calls += 1;
      return calls === 3 ? { status: 500, raw: 'down' } : undefined;
    };
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
