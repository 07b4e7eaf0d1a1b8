import { describe, expect, it } from 'vitest';
import { connect } from '../../src/client/connect.js';
import { detect } from '../../src/client/detect.js';
import { gireve } from '../../src/client/profiles/gireve.js';
import { register } from '../../src/client/register.js';
import { unregister, update } from '../../src/client/update.js';
import { locations } from '../../src/contract/v2_2_1/locations.js';
import { v2_2_1 } from '../../src/contract/v2_2_1/version.js';
import { OcpiNegotiationError } from '../../src/core/errors.js';
import { hashToken } from '../../src/core/token.js';
import { INSECURE_URLS } from '../../src/core/url-policy.js';
import { serve } from '../../src/server/role.js';
import { faultServer, type Received, type Reply } from './support/fault-server.js';
import { aLocation } from './support/objects.js';
import { endpointsAt, partnerAt, QUICK, TOKEN } from './support/partner.js';
import { startPlatform } from './support/platform.js';

const raw = (token: string): string => `Token ${token}`;
const base64 = (token: string): string => `Token ${btoa(token)}`;
const urls = INSECURE_URLS;
const TOKEN_C = 'token-c-of-the-partner';

/** A partner with versions, details, credentials and one list, which accepts what `accepts` does. */
function handshake(
  accepts: (request: Received) => boolean,
  more: (request: Received) => Reply | undefined = () => undefined,
) {
  return faultServer((request) => {
    const url = `http://${request.headers.host}`;
    const special = more(request);
    if (special) return special;
    if (!accepts(request)) return { status: 401, statusCode: 2000 };
    switch (request.path) {
      case '/versions':
        return { data: [{ version: '2.2.1', url: `${url}/2.2.1` }] };
      case '/2.2.1': {
        const credentials = { identifier: 'credentials', role: 'SENDER', url: `${url}/credentials` };
        return { data: { version: '2.2.1', endpoints: [credentials, ...endpointsAt(url)] } };
      }
      case '/credentials': {
        const details = { name: 'ABC' };
        const role = { role: 'CPO', country_code: 'NL', party_id: 'ABC', business_details: details };
        return { data: { token: TOKEN_C, url: `${url}/versions`, roles: [role] } };
      }
      default:
        return { data: [aLocation('L1')], headers: { 'x-total-count': '1' } };
    }
  });
}

const authorizations = (requests: readonly Received[]): (string | undefined)[] =>
  requests.map(({ headers }) => headers.authorization);

describe('the token in a request', () => {
  it('Q1: is never sent with a line break at its end', async () => {
    const server = await handshake(({ headers }) => headers.authorization === base64(TOKEN));
    const partner = await connect({
      version: v2_2_1,
      versionsUrl: `${server.url}/versions`,
      token: `${TOKEN}\n`,
      urls,
    });
    expect(await partner.module(locations.sender).list().all()).toHaveLength(1);
    expect(new Set(authorizations(server.requests))).toEqual(new Set([base64(TOKEN)]));
  });

  it('Q2: is sent raw when Base64 is a 401, and stays so once that has worked', async () => {
    const server = await handshake(({ headers }) => headers.authorization === raw(TOKEN));
    const partner = await connect({
      version: v2_2_1,
      versionsUrl: `${server.url}/versions`,
      token: TOKEN,
      urls,
    });
    await partner.module(locations.sender).list().all();
    expect(authorizations(server.requests)).toEqual([base64(TOKEN), raw(TOKEN), raw(TOKEN), raw(TOKEN)]);
    expect(partner.profile.tokenEncoding).toBe('raw');
  });

  it('Q2: is written as the profile says, without a trial', async () => {
    const server = await handshake(() => false);
    const options = { version: v2_2_1, versionsUrl: `${server.url}/versions`, token: TOKEN, urls };
    const profile = { tokenEncoding: 'raw', versionsAuth: 'required' } as const;
    await expect(connect({ ...options, profile })).rejects.toMatchObject({ httpStatus: 401 });
    expect(authorizations(server.requests)).toEqual([raw(TOKEN)]);
  });

  it('Q4: is left out once when versions refuse it, and that is reported', async () => {
    const isVersions = ({ path }: Received): boolean => path === '/versions' || path === '/2.2.1';
    const server = await handshake(({ headers, ...request }) =>
      isVersions({ headers, ...request })
        ? headers.authorization === undefined
        : headers.authorization === base64(TOKEN),
    );
    const partner = await connect({
      version: v2_2_1,
      versionsUrl: `${server.url}/versions`,
      token: TOKEN,
      urls,
    });
    expect(await partner.module(locations.sender).list().all()).toHaveLength(1);
    expect(partner.profile.versionsAuth).toBe('none');
    const { findings } = await detect(partner);
    expect(findings.map(({ about }) => about)).toContain('versionsAuth');
  });

  it('Q8: goes into another header, without any handshake or discovery', async () => {
    const server = await faultServer(({ headers }) =>
      headers['x-api-key'] === TOKEN ? { data: [aLocation('L1')] } : { status: 401, statusCode: 2000 },
    );
    const partner = await partnerAt(server, { profile: { tokenHeader: 'X-Api-Key' } });
    expect(await partner.module(locations.sender).list().all()).toHaveLength(1);
    expect(server.requests.every(({ path }) => path.startsWith('/sender/locations'))).toBe(true);
    expect(server.requests[0]?.headers.authorization).toBeUndefined();
  });
});

describe('a registration over sockets', () => {
  const platforms = async () => {
    const cpo = await startPlatform('CPO', [serve(locations.sender, { list: () => [aLocation('L1')] })]);
    const emsp = await startPlatform('EMSP', [
      serve(locations.receiver, { getLocation: () => aLocation('L1') }),
    ]);
    return { cpo, emsp };
  };

  it('Q5: keeps the token that the partner gave for our requests, and the hash of ours for its requests', async () => {
    const { cpo, emsp } = await platforms();
    const token = await cpo.invite();
    const { versionsUrl } = cpo;
    const partner = await register({ version: v2_2_1, versionsUrl, token, self: emsp.api, urls, id: 'cpo' });
    expect(await partner.module(locations.sender).list().all()).toHaveLength(1);
    const ours = await emsp.api.partners.get('cpo');
    const [theirs] = await cpo.api.partners.list();
    expect(theirs?.inbound.map(({ hash }) => hash)).toContain(await hashToken(ours?.token ?? ''));
    expect(ours?.inbound.map(({ hash }) => hash)).toEqual([await hashToken(theirs?.token ?? '')]);
    expect(ours?.token).not.toBe(token);
  });

  it('Q6: survives a failed PUT: both old tokens still work, and a later PUT succeeds', async () => {
    const { cpo, emsp } = await platforms();
    const options = { version: v2_2_1, self: emsp.api, urls, id: 'cpo' } as const;
    await register({ ...options, versionsUrl: cpo.versionsUrl, token: await cpo.invite() });
    const before = await emsp.api.partners.get('cpo');
    const cutPut = async (request: Request): Promise<Response> => {
      if (request.method !== 'PUT') return fetch(request);
      throw new TypeError('fetch failed', {
        cause: Object.assign(new Error('gone'), { code: 'ECONNRESET' }),
      });
    };
    await expect(update({ ...options, fetch: cutPut })).rejects.toMatchObject({ failure: 'network' });
    expect(await emsp.api.partners.get('cpo')).toEqual(before);
    const partner = await connect({ version: v2_2_1, self: emsp.api, id: 'cpo', urls });
    expect(await partner.module(locations.sender).list().all()).toHaveLength(1);
    const renewed = await update(options);
    expect(renewed.registration?.token).not.toBe(before?.token);
    expect(await renewed.module(locations.sender).list().all()).toHaveLength(1);
  });

  it('Q7: is renewed by leaving and registering anew where the partner has no PUT', async () => {
    const { cpo, emsp } = await platforms();
    const options = { version: v2_2_1, self: emsp.api, urls, id: 'cpo' } as const;
    const profile = { credentialsPut: gireve.credentialsPut };
    const { versionsUrl } = cpo;
    await register({ ...options, versionsUrl, token: await cpo.invite(), profile });
    await expect(update(options)).rejects.toThrow(OcpiNegotiationError);
    const before = await emsp.api.partners.get('cpo');
    const renewed = await update({ ...options, token: await cpo.invite() });
    expect(renewed.registration?.token).not.toBe(before?.token);
    expect(await renewed.module(locations.sender).list().all()).toHaveLength(1);
  });

  it('ends on our side also when the partner knows nothing of us any more', async () => {
    const server = await handshake(({ headers }) => headers.authorization === base64(TOKEN));
    const emsp = await startPlatform('EMSP', [serve(locations.receiver, {})]);
    const options = { version: v2_2_1, self: emsp.api, urls, id: 'cpo' } as const;
    await register({ ...options, versionsUrl: `${server.url}/versions`, token: TOKEN });
    await unregister(options);
    expect(await emsp.api.partners.get('cpo')).toMatchObject({ status: 'unregistered', inbound: [] });
  });

  it('keeps what was learnt with the registration, so that later connections use it', async () => {
    const accepted = [raw(TOKEN), raw(TOKEN_C)];
    const server = await handshake(({ headers }) => accepted.includes(headers.authorization ?? ''));
    const emsp = await startPlatform('EMSP', [serve(locations.receiver, {})]);
    const options = { version: v2_2_1, self: emsp.api, urls, id: 'cpo' } as const;
    await register({ ...options, versionsUrl: `${server.url}/versions`, token: TOKEN });
    expect((await emsp.api.partners.get('cpo'))?.profile).toEqual({ tokenEncoding: 'raw' });
    const partner = await connect(options);
    expect(await partner.module(locations.sender).list().all()).toHaveLength(1);
  });

  it('Q10: takes roles that the specification of the version does not list', async () => {
    const role = { role: 'PTP', country_code: 'NL', party_id: 'PAY', business_details: { name: 'Pay' } };
    const server = await handshake(
      () => true,
      ({ path, headers }) =>
        path === '/credentials'
          ? { data: { token: TOKEN_C, url: `http://${headers.host}/versions`, roles: [role] } }
          : undefined,
    );
    const emsp = await startPlatform('EMSP', [serve(locations.receiver, {})]);
    const partner = await register({
      version: v2_2_1,
      versionsUrl: `${server.url}/versions`,
      token: TOKEN,
      self: emsp.api,
      urls,
    });
    expect(partner.roles.map(({ role: name }) => name)).toEqual(['PTP']);
  });
});

describe('looking at a partner', () => {
  it('learns how its lists continue, and keeps it with the registration', async () => {
    const server = await handshake(
      () => true,
      ({ path }) => {
        if (path.startsWith('/sender/locations')) {
          const headers = { 'x-total-count': '9', link: '</sender/locations?c=abc>; rel="next"' };
          return { data: [aLocation('A'), aLocation('B')], headers };
        }
        if (path.startsWith('/sender/tariffs')) return { data: [], headers: {} };
        if (path.startsWith('/sender/cdrs')) return { status: 500, raw: 'oops' };
        return undefined;
      },
    );
    const emsp = await startPlatform('EMSP', [serve(locations.receiver, {})]);
    const options = { version: v2_2_1, self: emsp.api, urls, id: 'cpo', retry: QUICK } as const;
    const partner = await register({ ...options, versionsUrl: `${server.url}/versions`, token: TOKEN });
    const { profile, findings } = await detect(partner, { save: emsp.api });
    expect(profile.paging?.modules?.locations).toEqual({ style: 'opaque' });
    const about = findings.map((finding) => finding.about);
    expect(about).toEqual(expect.arrayContaining(['locations paging', 'tariffs total', 'cdrs list']));
    expect((await emsp.api.partners.get('cpo'))?.profile).toEqual(profile);
  });

  it('learns that endpoints end with a slash', async () => {
    const server = await faultServer(() => ({ data: [] }));
    const partner = await partnerAt(server, {}, '/');
    expect((await detect(partner)).profile.trailingSlash).toBe('add');
  });
});
