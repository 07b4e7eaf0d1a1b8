import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hubWorld, legOf, role, type Station } from './support.js';

const PARTIES = ['CPO', 'CP2', 'MSP', 'OTH', 'SEC', 'HUB', 'XXX', 'cpo', 'DE/CPO', '', '../..', 'a\u00e9'];
const MODULES = [
  'locations',
  'tokens',
  'sessions',
  'cdrs',
  'tariffs',
  'commands',
  'chargingprofiles',
  'hubclientinfo',
];

const segment = fc.oneof(
  fc.constantFrom(
    'NL',
    'CPO',
    'MSP',
    'SEC',
    'LOC1',
    'START_SESSION',
    'authorize',
    'results',
    'set',
    'active',
  ),
  fc.constantFrom('..', '.', '%2e%2e', '%2F', '%00', '%', '%E0%A4%A', 'x'.repeat(300), '{id}', '__proto__'),
  fc.string({ maxLength: 8 }).map(encodeURIComponent),
);
const query = fc.oneof(
  fc.constant(''),
  fc.constantFrom(
    '?limit=1',
    '?limit=-1',
    '?offset=x&limit=1e9',
    '?hub_page=x',
    `?hub_page=${'A'.repeat(32)}`,
  ),
  fc.constantFrom(
    '?cursor=x',
    '?date_from=never',
    '?response_url=http://10.0.0.1/',
    '?type=RFID&type=X',
    '?%',
  ),
);
/** Method, side, module and path of requests that there are: only then does anything pass. */
const possible = fc.constantFrom<readonly [string, string, string, readonly string[]]>(
  ['GET', 'sender', 'locations', []],
  ['GET', 'sender', 'locations', ['LOC1']],
  ['GET', 'sender', 'tokens', []],
  ['POST', 'sender', 'tokens', ['T', 'authorize']],
  ['PUT', 'receiver', 'locations', ['NL', 'CPO', 'LOC1']],
  ['PATCH', 'receiver', 'locations', ['nl', 'cp2', 'LOC1']],
  ['PUT', 'receiver', 'tokens', ['NL', 'MSP', 'T']],
  ['PUT', 'receiver', 'sessions', ['NL', 'CPO', 'S']],
  ['DELETE', 'receiver', 'tariffs', ['NL', 'CPO', 'X']],
  ['POST', 'receiver', 'cdrs', []],
  ['POST', 'receiver', 'commands', ['START_SESSION']],
  ['GET', 'receiver', 'chargingprofiles', ['S']],
);
const anything = fc.tuple(
  fc.constantFrom('GET', 'PUT', 'POST', 'PATCH', 'DELETE'),
  fc.constantFrom('sender', 'receiver'),
  fc.constantFrom(...MODULES),
  fc.array(segment, { maxLength: 4 }),
);
const request = fc.record({
  who: fc.constantFrom('cpo', 'emsp', 'both'),
  shape: fc.oneof({ arbitrary: possible, weight: 3 }, { arbitrary: anything, weight: 2 }),
  query,
  from: fc.oneof(
    { arbitrary: fc.constantFrom(undefined, 'OWN'), weight: 3 },
    { arbitrary: fc.constantFrom(...PARTIES.slice(0, -1)), weight: 1 },
  ),
  to: fc.oneof(
    { arbitrary: fc.constantFrom(undefined, 'HUB', 'CPO', 'CP2', 'MSP', 'OTH'), weight: 4 },
    { arbitrary: fc.constantFrom(...PARTIES.slice(0, -1)), weight: 1 },
  ),
  body: fc.option(
    fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom({ location_id: 'LOC1' }, { cdr_token: { country_code: 'NL', party_id: 'SEC' } }),
      fc.constantFrom({ response_url: 'http://169.254.169.254/' }, { response_url: 1 }, 'no json {'),
    ),
    { nil: undefined },
  ),
});

/** The parties of each platform. */
const AT: Readonly<Record<string, readonly string[]>> = {
  cpo: ['CPO'],
  emsp: ['MSP'],
  both: ['CP2', 'OTH'],
  secret: ['SEC'],
};

describe('whatever routing headers, URLs, methods and bodies say', () => {
  test('the hub answers in OCPI, fails at nothing, and brings messages only to whom they are for', async () => {
    const errors: unknown[] = [];
    const world = await hubWorld({
      onError: (error) => errors.push(error),
      permissions: [
        { effect: 'deny', to: { parties: ['NL/SEC'] } },
        { effect: 'deny', from: { parties: ['NL/SEC'] } },
      ],
    });
    const stations: Record<string, Station> = {};
    for (const [id, parties] of Object.entries(AT)) {
      const roles = parties.map((party) => role(/MSP|OTH/.test(party) ? 'EMSP' : 'CPO', party));
      stations[id] = await world.join(id, roles);
    }
    await world.hub.idle();
    let brought = 0;
    await fc.assert(
      fc.asyncProperty(request, async ({ who, shape, query: search, ...rest }) => {
        const [method, side, module] = shape;
        const path: readonly string[] = shape[3];
        for (const station of Object.values(stations)) station.arrived.length = 0;
        const sender = stations[who] as Station;
        const { body, to } = rest;
        const from = rest.from === 'OWN' ? AT[who]?.[0] : rest.from;
        const url = `/${side}/${module}${path.map((part) => `/${part}`).join('')}${search}`;
        const seen = await sender.call(method, url, {
          ...(body === undefined || method === 'GET' ? {} : { body }),
          ...(from === undefined ? {} : { from }),
          ...(to === undefined ? {} : { to }),
        });
        await world.hub.idle();
        expect(typeof seen.body.status_code).toBe('number');
        expect(errors).toEqual([]);
        expect(stations.secret?.arrived).toEqual([]);
        for (const [id, station] of Object.entries(stations)) {
          brought += station.arrived.length;
          for (const { headers } of station.arrived) {
            const [downFrom = '', downTo = ''] = legOf(headers).toUpperCase().split('>');
            expect(AT[id]).toContain(downTo);
            expect([...(AT[who] ?? []), 'HUB']).toContain(downFrom);
            if (to !== undefined && to !== '' && to !== 'HUB') expect(downTo).toBe(to.toUpperCase());
            if (downFrom === 'HUB') expect(id).not.toBe(who);
          }
        }
      }),
      { numRuns: 300 },
    );
    expect(brought).toBeGreaterThan(10);
  }, 60_000);
});
