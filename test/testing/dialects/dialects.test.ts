import { beforeEach, describe, expect, it } from 'vitest';
import { nextLink } from '../../../src/core/link.js';
import { readList } from '../../../src/core/read.js';
import { CDRSchema } from '../../../src/schema/v2_2_1/cdrs.js';
import { LocationSchema } from '../../../src/schema/v2_2_1/locations.js';
import { SessionSchema } from '../../../src/schema/v2_2_1/sessions.js';
import { TariffSchema } from '../../../src/schema/v2_2_1/tariffs.js';
import {
  chargefoxDialect,
  chargeIndiaDialect,
  type Dialect,
  dialectNamed,
  dialects,
  ecoMovementDialect,
  enapiDialect,
  gireveDialect,
  inDialect,
  ndwDialect,
  payterDialect,
  plugsurfingDialect,
  plugsurfingTeslaDialect,
} from '../../../src/testing/index.js';
import { call, makePlatform, open, TOKEN } from './platform.js';

let platform: Awaited<ReturnType<typeof makePlatform>>;

beforeEach(async () => {
  platform = await makePlatform();
});

const LISTS = {
  locations: LocationSchema,
  tariffs: TariffSchema,
  sessions: SessionSchema,
  cdrs: CDRSchema,
} as const;

const list = (module: string): string => `2.2.1/sender/${module}`;

/** The headers that one party sends another through a hub. */
const routed = () => {
  const { cpo, emsp } = platform.world;
  return {
    'OCPI-to-country-code': cpo.country_code,
    'OCPI-to-party-id': cpo.party_id,
    'OCPI-from-country-code': emsp.country_code,
    'OCPI-from-party-id': emsp.party_id,
  };
};

describe('every dialect', () => {
  it.each(dialects)('$name has a name of its own and says where it is documented', (dialect) => {
    expect(dialectNamed(dialect.name.toUpperCase())).toBe(dialect);
    expect(dialects.filter(({ name }) => name === dialect.name)).toHaveLength(1);
    expect(dialect.sources.length).toBeGreaterThan(0);
    for (const source of dialect.sources) expect(source).toMatch(/^https:\/\//);
  });

  it.each(dialects)('$name has no object that tolerant reading cannot use', async (dialect) => {
    const authorization = dialect.rawTokens ? { Authorization: `Token ${TOKEN}` } : {};
    const speaking = platform.speaking(dialect);
    for (const [module, schema] of Object.entries(LISTS)) {
      const answer = await open(speaking(call(list(module), { headers: { ...routed(), ...authorization } })));
      const { items } = readList<unknown>(schema, answer.data, { unwrapSingletons: true });
      expect(items.length).toBeGreaterThan(0);
      expect(items.filter(({ ok }) => !ok).map(({ issues }) => issues)).toEqual([]);
    }
  });

  it('changes nothing when it says nothing', async () => {
    const plain: Dialect = { name: 'plain', sources: [] };
    const answer = await open(platform.speaking(plain)(call(list('locations'))));
    expect(answer.data).toEqual(platform.world.locations);
  });

  it('is refused by name when there is none', () => {
    expect(() => dialectNamed('klingon')).toThrow(
      'There is no dialect "klingon"; there are charge-india, chargefox',
    );
  });
});

describe('gireve', () => {
  const speak = (path: string, more: Parameters<typeof call>[1] = {}) =>
    open(
      platform.speaking(gireveDialect)(call(path, { ...more, headers: { ...routed(), ...more.headers } })),
    );

  it('has pages of 20 CDRs', async () => {
    const { data, headers } = await speak(list('cdrs'));
    expect(data).toHaveLength(20);
    expect(headers.get('x-limit')).toBe('20');
    expect((await speak(`${list('cdrs')}?limit=500`)).headers.get('x-limit')).toBe('20');
    expect((await speak(`${list('cdrs')}?limit=5`)).headers.get('x-limit')).toBe('5');
  });

  it('asks for routing headers, except for configuration modules', async () => {
    const speaking = platform.speaking(gireveDialect);
    expect((await open(speaking(call(list('locations'))))).code).toBe(2001);
    expect((await open(speaking(call('versions')))).code).toBe(1000);
    expect((await open(speaking(call('2.2.1/credentials')))).code).toBe(1000);
  });

  it('has no PATCH of tokens and no PUT of credentials', async () => {
    const { country_code, party_id } = platform.world.emsp;
    const path = `2.2.1/receiver/tokens/${country_code}/${party_id}/UID`;
    const patched = await speak(path, {
      method: 'PATCH',
      body: { valid: false, last_updated: '2026-01-01T00:00:00Z' },
    });
    expect([patched.status, patched.code]).toEqual([405, 2000]);
    expect((await speak('2.2.1/credentials', { method: 'PUT', body: {} })).status).toBe(405);
  });

  it('answers a PUT with an empty object', async () => {
    const [token] = platform.world.tokens;
    const path = `2.2.1/receiver/tokens/${token?.country_code}/${token?.party_id}/${token?.uid}`;
    expect((await speak(path, { method: 'PUT', body: token })).data).toEqual({});
  });

  it('does not reserve, and starts sessions at an EVSE only', async () => {
    const [token] = platform.world.tokens;
    const start = { response_url: 'https://emsp.test/r/1', token, location_id: 'LOC-00001' };
    const path = '2.2.1/receiver/commands';
    expect((await speak(`${path}/START_SESSION`, { method: 'POST', body: start })).code).toBe(2001);
    const there = { ...start, evse_uid: 'E1' };
    expect((await speak(`${path}/START_SESSION`, { method: 'POST', body: there })).data).toMatchObject({
      result: 'ACCEPTED',
    });
    const reserve = { ...there, expiry_date: '2026-01-01T00:00:00Z', reservation_id: 'R1' };
    expect((await speak(`${path}/RESERVE_NOW`, { method: 'POST', body: reserve })).data).toEqual({
      result: 'NOT_SUPPORTED',
      timeout: 0,
    });
  });

  it('gives tariffs for a month at most', async () => {
    const long = '?date_from=2026-01-01T00:00:00Z&date_to=2026-03-01T00:00:00Z';
    expect((await speak(`${list('tariffs')}${long}`)).code).toBe(2001);
    const short = '?date_from=2026-01-01T00:00:00Z&date_to=2026-01-20T00:00:00Z';
    expect((await speak(`${list('tariffs')}${short}`)).code).toBe(1000);
  });

  it('shows removed EVSEs only to those who ask for changes', async () => {
    const removed = async (query: string) =>
      (await speak(`${list('locations')}${query}`)).text.includes('"REMOVED"');
    expect([await removed(''), await removed('?date_from=2020-01-01T00:00:00Z')]).toEqual([false, true]);
  });

  it('has values and fields that no version has', async () => {
    const { text } = await speak(list('locations'));
    expect(text).toContain('"ISO_15118_2_PLUG_AND_CHARGE"');
    expect(text).toContain('"gireve_id"');
    expect((await speak(list('tariffs'))).text).toContain('"SESSION_TIME"');
  });
});

describe('plugsurfing', () => {
  const crawl: Dialect = { ...plugsurfingDialect, pageSizes: { all: 7 } };

  it('continues lists by an opaque link, to the end', async () => {
    const speaking = platform.speaking(crawl);
    const ids: unknown[] = [];
    for (let url: string | undefined = list('locations'); url !== undefined; ) {
      const { data, headers } = await open(speaking(call(url)));
      ids.push(...(data as { id: string }[]).map(({ id }) => id));
      url = nextLink(headers.get('link'));
      if (url !== undefined) expect(url).not.toMatch(/offset|limit/);
    }
    expect(ids).toEqual(platform.world.locations.map(({ id }) => id));
  });

  it('lets a client pull locations once a minute, and does not say when again', async () => {
    let now = 0;
    const speaking = platform.speaking(plugsurfingDialect, { now: () => now });
    const pull = async () => {
      const { status, headers } = await open(speaking(call(list('locations'))));
      return [status, headers.get('retry-after')];
    };
    expect([await pull(), await pull()]).toEqual([
      [200, null],
      [429, null],
    ]);
    now = 60_000;
    expect(await pull()).toEqual([200, null]);
  });

  it('starts afresh where a continuation is broken', async () => {
    const { data } = await open(platform.speaking(crawl)(call(`${list('locations')}?continuation=%25%25`)));
    expect(data).toHaveLength(7);
  });

  it('has a standard and addresses that are not allowed', async () => {
    const speaking = platform.speaking(plugsurfingDialect);
    expect((await open(speaking(call(list('locations'))))).text).toContain('"Type2"');
    const cdrs = (await open(speaking(call(list('cdrs'))))).data as { cdr_location: { address: string } }[];
    expect(cdrs[0]?.cdr_location.address.length).toBeGreaterThan(45);
  });

  it('relays states and dimensions of Tesla', async () => {
    const speaking = platform.speaking(plugsurfingTeslaDialect);
    expect((await open(speaking(call(list('sessions'))))).text).toContain('"IDLING"');
    expect((await open(speaking(call(list('cdrs'))))).text).toContain('"CONGESTION_TIME"');
    expect((await open(speaking(call(list('tariffs'))))).text).toContain('"min_vehicle_soc"');
  });
});

describe('eco-movement', () => {
  it('writes null, empty texts, lists for objects and times without a zone', async () => {
    const speaking = platform.speaking(ecoMovementDialect);
    const { data, text } = await open(speaking(call(list('tariffs'))));
    const tariffs = data as {
      min_price: unknown;
      tariff_alt_url: string;
      elements: { restrictions?: unknown }[];
    }[];
    expect(tariffs[0]).toMatchObject({ min_price: null, tariff_alt_url: '' });
    const restrictions = tariffs.flatMap(({ elements }) => elements.map((element) => element.restrictions));
    expect(restrictions.some(Array.isArray)).toBe(true);
    expect(text).not.toMatch(/\d{2}:\d{2}Z"/);
    expect((await open(speaking(call(list('locations'))))).data).toContainEqual(
      expect.objectContaining({ suboperator: null, owner: null }),
    );
  });
});

describe('chargefox', () => {
  it('says what is left, and refuses the 21st request for sessions in an hour', async () => {
    let now = 0;
    const speaking = platform.speaking(chargefoxDialect, { now: () => now });
    const left = async (module: string) => {
      const { status, headers } = await open(speaking(call(list(module))));
      return [status, headers.get('x-ratelimit-remaining'), headers.get('x-ratelimit-reset')];
    };
    expect(await left('sessions')).toEqual([200, '19', '3600']);
    for (let more = 0; more < 19; more += 1) await left('sessions');
    now = 600_000;
    expect(await left('sessions')).toEqual([429, '0', '3000']);
    expect(await left('tariffs')).toEqual([200, '124', '600']);
    expect(await left('cdrs')).toEqual([200, '99', '600']);
    now = 3_600_000;
    expect(await left('sessions')).toEqual([200, '19', '3600']);
  });
});

describe('charge-india', () => {
  it('says that there were too many requests by status 2004 under HTTP 200', async () => {
    const speaking = platform.speaking(chargeIndiaDialect, { now: () => 0 });
    const codes = [];
    for (let i = 0; i < 51; i += 1) {
      const { status, code } = await open(
        speaking(call('2.2.1/receiver/commands/START_SESSION', { method: 'POST', body: {} })),
      );
      codes.push([status, code]);
    }
    expect(codes[49]).not.toEqual([200, 2004]);
    expect(codes[50]).toEqual([200, 2004]);
  });
});

describe('tokens and credentials', () => {
  it('enapi takes raw tokens only', async () => {
    const speaking = platform.speaking(enapiDialect);
    expect((await open(speaking(call('versions')))).status).toBe(401);
    expect(
      (await open(speaking(call('versions', { headers: { Authorization: `Token ${TOKEN}` } })))).status,
    ).toBe(200);
  });

  it('payter opens versions to whoever comes without a token, and to nobody else', async () => {
    const speaking = platform.speaking(payterDialect, { authorization: `Token ${btoa(TOKEN)}` });
    expect((await open(speaking(call('versions')))).status).toBe(401);
    expect((await open(speaking(new Request('https://cpo.test/ocpi/versions')))).status).toBe(200);
    expect((await open(speaking(new Request('https://cpo.test/ocpi/2.2.1')))).status).toBe(200);
    expect((await open(speaking(call(list('locations'))))).status).toBe(200);
    expect((await open(speaking(new Request(`https://cpo.test/ocpi/${list('locations')}`)))).status).toBe(
      401,
    );
  });

  it('ndw has no credentials module and does not list one', async () => {
    const speaking = platform.speaking(ndwDialect);
    expect((await open(speaking(call('2.2.1/credentials')))).status).toBe(404);
    expect((await open(speaking(call('2.2.1')))).text).not.toContain('credentials');
    expect((await open(speaking(call(list('locations'))))).status).toBe(200);
  });

  it('a dialect of one’s own can leave out the roles of endpoints', async () => {
    const own: Dialect = { name: 'own', sources: [], withoutEndpointRoles: true };
    const { text } = await open(platform.speaking(own)(call('2.2.1')));
    expect(text).toContain('"identifier"');
    expect(text).not.toContain('"role"');
  });
});

describe('an object in a dialect', () => {
  it('is changed where the path leads, and the object itself is not', () => {
    const location = { evses: [{ connectors: [{ standard: 'X' }] }, { connectors: [] }] };
    const dialect: Dialect = {
      name: 'own',
      sources: [],
      objects: {
        locations: [
          { path: 'evses/*/connectors/*/standard', from: 'X', to: 'Y' },
          { path: 'nowhere/*/else', set: { a: 1 } },
          { path: 'evses', append: null },
        ],
      },
    };
    expect(inDialect(dialect, 'locations', location)).toEqual({
      evses: [{ connectors: [{ standard: 'Y' }] }, { connectors: [] }, null],
    });
    expect(location.evses[0]?.connectors[0]?.standard).toBe('X');
    expect(inDialect(dialect, 'tariffs', location)).toBe(location);
  });

  it('is changed only now and then where the dialect says so', () => {
    const dialect: Dialect = {
      name: 'own',
      sources: [],
      objects: { sessions: [{ path: 'status', from: 'ACTIVE', to: 'IDLING', oneIn: 3 }] },
    };
    const statuses = [0, 1, 2, 3].map((index) => inDialect(dialect, 'sessions', { status: 'ACTIVE' }, index));
    expect(statuses).toEqual([
      { status: 'IDLING' },
      { status: 'ACTIVE' },
      { status: 'ACTIVE' },
      { status: 'IDLING' },
    ]);
  });
});
