import { describe, expect, it } from 'vitest';
import { connect } from '../../src/client/connect.js';
import type { ClientOptions } from '../../src/client/options.js';
import { locations as locations211 } from '../../src/contract/v2_1_1/locations.js';
import { v2_1_1 } from '../../src/contract/v2_1_1/version.js';
import { locations } from '../../src/contract/v2_2_1/locations.js';
import { v2_2_1 } from '../../src/contract/v2_2_1/version.js';
import { locations as locations230 } from '../../src/contract/v2_3_0/locations.js';
import { v2_3_0 } from '../../src/contract/v2_3_0/version.js';
import type { PartyRole } from '../../src/contract/version.js';
import { INSECURE_URLS } from '../../src/core/url-policy.js';
import type { VersionNumber } from '../../src/core/version.js';
import {
  endpointsAt,
  type MockServer,
  mockServer,
  partnerAt,
  replying,
  TOKEN,
} from '../support/mock-server.js';

const routing = ({ exchanges }: MockServer): (string | null)[][] =>
  exchanges.map(({ headers }) => [
    headers.get('ocpi-to-country-code'),
    headers.get('ocpi-to-party-id'),
    headers.get('ocpi-from-country-code'),
    headers.get('ocpi-from-party-id'),
  ]);

const hub = (version: VersionNumber, url: string, roles: PartyRole[], hubPartyId?: string) => ({
  id: 'hub',
  status: 'registered' as const,
  inbound: [],
  token: TOKEN,
  version,
  endpoints: endpointsAt(url),
  roles,
  ...(hubPartyId === undefined ? {} : { hubPartyId }),
  updatedAt: '2026-01-01T00:00:00Z',
});

const from = { country_code: 'DE', party_id: 'MSP' };
const options: ClientOptions = { urls: INSECURE_URLS, from };
const CPO = { role: 'CPO', country_code: 'NL', party_id: 'ABC' };
const HUB = { role: 'HUB', country_code: 'FR', party_id: 'HUB' };

/** A partner whose lists are empty, whoever they are addressed to. */
const empty = () => mockServer({ faults: [replying({ data: [] })] });

describe('the headers of a call', () => {
  it('Q29: always name both parties and have ids, a new request id for each request', async () => {
    const mock = await empty();
    const registration = hub('2.2.1', mock.url, [CPO]);
    const partner = await connect({ version: v2_2_1, registration, ...options });
    await partner.module(locations.sender).list({}, { correlationId: 'undertaking-1' }).all();
    await partner.module(locations.sender).list({}, { correlationId: 'undertaking-1' }).all();
    expect(routing(mock)).toEqual(Array(2).fill(['NL', 'ABC', 'DE', 'MSP']));
    const ids = mock.exchanges.map(({ headers }) => headers.get('x-request-id'));
    expect(new Set(ids).size).toBe(2);
    expect(ids.every((id) => id !== null && id.length >= 16)).toBe(true);
    const correlation = mock.exchanges.map(({ headers }) => headers.get('x-correlation-id'));
    expect(correlation).toEqual(['undertaking-1', 'undertaking-1']);
  });

  it('Q29: leave the parties out for a partner that does not know such headers', async () => {
    const mock = await empty();
    const partner = await partnerAt(mock, { profile: { routing: false } });
    await partner.to(CPO).module(locations.sender).list().all();
    expect(routing(mock)).toEqual([[null, null, null, null]]);
  });

  it('do not name parties in 2.1.1, and send the token raw', async () => {
    const mock = await empty();
    const endpoints = [{ identifier: 'locations', url: `${mock.url}/2.2.1/locations` }];
    const partner = await connect({ version: v2_1_1, endpoints, token: TOKEN, ...options });
    await partner.module(locations211.sender).list().all();
    expect(routing(mock)).toEqual([[null, null, null, null]]);
    expect(mock.exchanges[0]?.headers.get('authorization')).toBe(`Token ${TOKEN}`);
  });
});

describe('routing through a hub', () => {
  it('Q9: names the receiver that the caller names, whatever roles the partner has told', async () => {
    const mock = await empty();
    const registration = hub('2.2.1', mock.url, [CPO, HUB]);
    const partner = await connect({ version: v2_2_1, registration, ...options });
    await partner.module(locations.sender).list().all();
    await partner.to({ country_code: 'ES', party_id: 'XYZ' }).module(locations.sender).list().all();
    await partner
      .module(locations.sender)
      .list({}, { to: CPO, from: { country_code: 'AT', party_id: 'TWO' } })
      .all();
    expect(routing(mock)).toEqual([
      [null, null, 'DE', 'MSP'],
      ['ES', 'XYZ', 'DE', 'MSP'],
      ['NL', 'ABC', 'AT', 'TWO'],
    ]);
  });

  it('leaves the receiver open, for a call or for all', async () => {
    const mock = await empty();
    const registration = hub('2.2.1', mock.url, [HUB]);
    const partner = await connect({ version: v2_2_1, registration, ...options });
    await partner.openRouting().module(locations.sender).list().all();
    await partner.module(locations.sender).list({}, { to: 'open' }).all();
    expect(routing(mock)).toEqual(Array(2).fill([null, null, 'DE', 'MSP']));
  });

  it('Q9: broadcasts to the hub itself, by its role before 2.3.0 and by its party since', async () => {
    const mock = await empty();
    const before = hub('2.2.1', mock.url, [CPO, HUB]);
    const old = await connect({ version: v2_2_1, registration: before, ...options });
    await old.broadcast().module(locations.sender).list().all();
    const since = hub('2.3.0', mock.url, [CPO], 'FRHUB');
    const current = await connect({ version: v2_3_0, registration: since, ...options });
    await current.broadcast().module(locations230.sender).list().all();
    expect(routing(mock)).toEqual(Array(2).fill(['FR', 'HUB', 'DE', 'MSP']));
    const none = hub('2.2.1', mock.url, [CPO]);
    const partner = await connect({ version: v2_2_1, registration: none, ...options });
    expect(() => partner.broadcast()).toThrow('no hub');
  });
});
