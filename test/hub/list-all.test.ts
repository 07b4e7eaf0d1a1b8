import { describe, expect, test } from 'vitest';
import { locations as locations_2_1_1 } from '../../src/contract/v2_1_1/index.js';
import { locations, tokens } from '../../src/contract/v2_2_1/index.js';
import type { Missing } from '../../src/hub/index.js';
import { location } from '../support/fixtures.js';
import { HUB, hubWorld, legOf, role, type Seen, type Station } from './support.js';

const PATH = '/sender/locations';

/** Gives a party some Locations. */
async function stock(station: Station, party_id: string, count: number, prefix = 'L'): Promise<void> {
  const owner = { country_code: 'NL', party_id };
  for (let n = 1; n <= count; n += 1) {
    const value = { ...location({ ...owner, id: `${prefix}${n}` }) };
    await station.store.update({ module: 'locations', owner, id: value.id }, () => ({
      version: '2.2.1',
      value,
    }));
  }
}

/** A hub with an eMSP and three CPO parties on two platforms. */
async function world(options: Parameters<typeof hubWorld>[0] = {}) {
  const missing: Missing[] = [];
  const { hub, join, store } = await hubWorld({
    onMissing: (one) => missing.push(one),
    getAll: { pause: 10 },
    ...options,
  });
  const emsp = await join('emsp', [role('EMSP', 'MSP')]);
  const one = await join('one', [role('CPO', 'AAA'), role('CPO', 'BBB')]);
  const two = await join('two', [role('CPO', 'CCC')]);
  await stock(one, 'AAA', 5);
  await stock(one, 'BBB', 3);
  await stock(two, 'CCC', 4);
  return { hub, join, store, emsp, one, two, missing };
}

/** Follows the links of a list to its end. */
async function follow(station: Station, path: string, from = 'MSP'): Promise<Seen[]> {
  const pages: Seen[] = [];
  for (let next: string | undefined = path; next; ) {
    expect(pages.length).toBeLessThan(50);
    const page: Seen = await station.call('GET', next, { from, to: 'HUB' });
    pages.push(page);
    next = /<([^>]+)>/.exec(page.headers.get('link') ?? '')?.[1];
  }
  return pages;
}

const objects = (page: Seen) => (page.body.data ?? []) as { party_id?: string; id: string }[];
const names = (pages: readonly Seen[]): string[] =>
  pages.flatMap(objects).map(({ party_id, id }) => `${party_id}/${id}`);
const ALL = [
  'AAA/L1',
  'AAA/L2',
  'AAA/L3',
  'AAA/L4',
  'AAA/L5',
  'BBB/L1',
  'BBB/L2',
  'BBB/L3',
  'CCC/L1',
  'CCC/L2',
  'CCC/L3',
  'CCC/L4',
];

describe('GET ALL', () => {
  test('gives the objects of all parties as one list, with totals, limits and links of the hub', async () => {
    const { emsp, one, two } = await world();
    const pages = await follow(emsp, `${PATH}?limit=4&date_from=2000-01-01T00:00:00Z`);
    expect(names(pages)).toEqual(ALL);
    for (const page of pages) {
      expect(page).toMatchObject({ status: 200, body: { status_code: 1000 } });
      expect(page.headers.get('x-total-count')).toBe('12');
      expect(page.headers.get('x-limit')).toBe('4');
      expect(legOf(page.headers)).toBe('HUB>MSP');
      expect(objects(page).length).toBeLessThanOrEqual(4);
    }
    const link = pages[0]?.headers.get('link') ?? '';
    expect(link).toContain('/ocpi/2.2.1/sender/locations?');
    expect(link).toContain('date_from=2000');
    for (const hidden of [one.origin, two.origin, 'AAA', 'one']) expect(link).not.toContain(hidden);
  });

  test('asks each party as coming from the one who asks, under its correlation id', async () => {
    const { emsp, one, two } = await world();
    await emsp.call('GET', PATH, {
      from: 'MSP',
      to: 'HUB',
      headers: { 'X-Correlation-ID': 'c-1', 'X-Request-ID': 'r-1' },
    });
    const legs = [...one.arrived, ...two.arrived].map(({ headers }) => legOf(headers));
    expect(new Set(legs)).toEqual(new Set(['MSP>AAA', 'MSP>BBB', 'MSP>CCC']));
    for (const { headers } of [...one.arrived, ...two.arrived]) {
      expect(headers['x-correlation-id']).toBe('c-1');
      expect(headers['x-request-id']).not.toBe('r-1');
    }
  });

  test('works for the client of this package as any list does', async () => {
    const { emsp } = await world();
    const list = emsp.hub.module(locations.sender).list({ limit: 5 }, { to: HUB });
    const found: string[] = [];
    for await (const { party_id, id } of list) found.push(`${party_id}/${id}`);
    expect(found).toEqual(ALL);
  });

  test('can be asked for anywhere by offset', async () => {
    const { emsp } = await world();
    const page = await emsp.call('GET', `${PATH}?offset=6&limit=3`, { from: 'MSP', to: 'HUB' });
    expect(names([page])).toEqual(ALL.slice(6, 6 + objects(page).length));
    expect(page.headers.get('x-total-count')).toBe('12');
  });

  test('gives objects in the version of the one who asks', async () => {
    const { emsp, join } = await world();
    const old = await join('old', [role('CPO', 'OLD')], { version: '2.1.1', scope: 'emsp' });
    const owner = { country_code: 'NL', party_id: 'OLD' };
    const page = locations_2_1_1.sender;
    expect(page.version).toBe('2.1.1');
    old.answer = () => ({
      headers: { 'X-Total-Count': '1' },
      body: { status_code: 1000, timestamp: '2026-01-01T00:00:00Z', data: [OLD_LOCATION] },
    });
    const found = await follow(emsp, `${PATH}?limit=100`);
    expect(names(found)).toEqual([...ALL, 'OLD/L21']);
    expect(found.flatMap(objects).at(-1)).toMatchObject({ ...owner, publish: true });
  });

  test('asks no party that the sender may not talk to, and no other hub', async () => {
    const permissions = [{ effect: 'deny' as const, to: { parties: ['NL/BBB'] } }];
    const { emsp, one } = await world({ permissions });
    const pages = await follow(emsp, PATH);
    expect(names(pages)).toEqual(ALL.filter((name) => !name.startsWith('BBB')));
    expect(one.arrived.map(({ headers }) => legOf(headers))).not.toContain('MSP>BBB');
  });

  test('asks no party that is suspended', async () => {
    const { hub, emsp } = await world();
    await hub.suspend({ country_code: 'NL', party_id: 'AAA' });
    expect(names(await follow(emsp, PATH))).toEqual(ALL.slice(5));
  });

  test('is empty when nobody has such objects', async () => {
    const { one } = await world();
    const page = await one.call('GET', '/sender/cdrs', { from: 'AAA', to: 'HUB' });
    expect(page.body).toMatchObject({ status_code: 1000, data: [] });
    expect(tokens.sender.implementedBy).toContain('EMSP');
  });
});

describe('a party that does not do its part', () => {
  test('does not spoil a page: it is reported, asked again, and the answer says that it is missing', async () => {
    const { emsp, two, missing } = await world({
      client: { timeout: 700, urls: { allowHttp: true, allowPrivate: true } },
    });
    two.answer = () => 'hang';
    const pages = await follow(emsp, `${PATH}?limit=4`);
    expect(names(pages)).toEqual(ALL.slice(0, 8));
    expect(missing.map(({ kind, party }) => `${kind} ${party.party_id}`)).toEqual([
      'failed CCC',
      'failed CCC',
      'left-out CCC',
    ]);
    const last = pages.at(-1);
    expect(last?.headers.get('x-total-count')).toBe('8');
    expect(last?.body.status_message).toContain('CCC');
    expect(pages[0]?.body.status_message).toBeUndefined();
  });

  test.each([
    ['HTML', { body: '<html>' }],
    ['an error', { body: { status_code: 3000, timestamp: '2026-01-01T00:00:00Z' } }],
    ['no list', { body: { status_code: 1000, timestamp: '2026-01-01T00:00:00Z', data: {} } }],
    ['HTTP 500', { status: 500, body: { status_code: 1000, timestamp: '2026-01-01T00:00:00Z', data: [] } }],
  ])('is left out when it answers %s', async (_, answer) => {
    const { emsp, two } = await world();
    two.answer = () => answer;
    expect(names(await follow(emsp, PATH))).toEqual(ALL.slice(0, 8));
  });

  test('is asked again within the list, and comes last then', async () => {
    const { emsp, one } = await world();
    let calls = 0;
    one.answer = () => {
      calls += 1;
      return calls === 1 ? { status: 503, body: 'busy' } : undefined;
    };
    const pages = await follow(emsp, `${PATH}?limit=3`);
    expect(names(pages).sort()).toEqual(ALL);
    expect(pages.at(-1)?.headers.get('x-total-count')).toBe('12');
  });

  test('makes an answer of 4003 when there is no other', async () => {
    const { emsp, one, two } = await world();
    for (const station of [one, two]) await station.stop();
    const page = await emsp.call('GET', PATH, { from: 'MSP', to: 'HUB' });
    expect(page.body.status_code).toBe(4003);
  });

  test('cannot pass off objects as those of others', async () => {
    const { emsp, two, missing } = await world();
    const forged = { ...location({ country_code: 'NL', party_id: 'AAA' }), id: 'FORGED' };
    two.answer = () => ({
      headers: { 'X-Total-Count': '1' },
      body: { status_code: 1000, timestamp: '2026-01-01T00:00:00Z', data: [forged] },
    });
    expect(names(await follow(emsp, PATH))).toEqual(ALL.slice(0, 8));
    expect(missing.map(({ kind, party }) => `${kind} ${party.party_id}`)).toEqual(['objects CCC']);
  });

  test('that does not tell its parties apart brings nothing twice', async () => {
    const { emsp, one } = await world();
    const data = ['AAA', 'BBB'].map((party_id) => ({
      ...location({ country_code: 'NL', party_id }),
      id: party_id,
    }));
    one.answer = () => ({
      headers: { 'X-Total-Count': '2' },
      body: { status_code: 1000, timestamp: '2026-01-01T00:00:00Z', data },
    });
    expect(names(await follow(emsp, PATH))).toEqual(['AAA/AAA', 'BBB/BBB', ...ALL.slice(8)]);
  });
});

describe('the link of a list of all', () => {
  const cursorOf = (page: Seen): string => /<([^>]+)>/.exec(page.headers.get('link') ?? '')?.[1] ?? '';

  test('is of no use to another platform, nor for another list', async () => {
    const { emsp, join } = await world();
    const spy = await join('spy', [role('EMSP', 'SPY')]);
    const link = cursorOf(await emsp.call('GET', `${PATH}?limit=2`, { from: 'MSP', to: 'HUB' }));
    for (const [station, url, from] of [
      [spy, link, 'SPY'],
      [emsp, link.replace('/locations', '/tariffs'), 'MSP'],
      [emsp, link.replace(/cursor=[\w-]+/, 'cursor=none'), 'MSP'],
    ] as const) {
      const seen = await station.call('GET', url, { from, to: 'HUB' });
      expect(seen.body).toMatchObject({ status_code: 2001 });
      expect(seen.body.data).toBeUndefined();
    }
    expect((await emsp.call('GET', link, { from: 'MSP', to: 'HUB' })).body.status_code).toBe(1000);
  });

  test('works at another process of the hub', async () => {
    const { emsp, hub, store } = await world();
    const first = await emsp.call('GET', `${PATH}?limit=4`, { from: 'MSP', to: 'HUB' });
    const again = await emsp.call('GET', cursorOf(first), { from: 'MSP', to: 'HUB' });
    const other = await hubWorld({ store, partners: hub.partners });
    const moved = cursorOf(first).replace(/^http:..[^/]+/, other.origin);
    const seen = await emsp.call('GET', moved, { from: 'MSP', to: 'HUB' });
    expect(names([seen])).toEqual(names([again]));
  });
});

const OLD_LOCATION = {
  id: 'L21',
  type: 'ON_STREET',
  name: 'Old',
  address: 'Street 1',
  city: 'Utrecht',
  postal_code: '3511',
  country: 'NLD',
  coordinates: { latitude: '52.0895', longitude: '5.1102' },
  last_updated: '2026-01-01T00:00:00Z',
};
