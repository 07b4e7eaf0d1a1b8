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
import { invite } from '../../src/partners/invite.js';
import { serve } from '../../src/server/role.js';
import { type MockServer, mockServer, partnerAt, QUICK, TOKEN } from '../support/mock-server.js';
import { aLocation } from './support/objects.js';
import { startPlatform } from './support/platform.js';

const raw = (token: string): string => `Token ${token}`;
const base64 = (token: string): string => `Token ${btoa(token)}`;
const urls = INSECURE_URLS;

const authorizations = ({ exchanges }: MockServer): (string | null)[] =>
  exchanges.map(({ headers }) => headers.get('authorization'));

/** Finds out all about a mock, with a token that is registered already. */
const discover = ({ versionsUrl }: MockServer, more: object = {}) =>
  connect({ version: v2_2_1, versionsUrl, token: TOKEN, urls, ...more });

describe('the token in a request', () => {
  it('Q1: is never sent with a line break at its end', async () => {
    const mock = await mockServer();
    const partner = await discover(mock, { token: `${TOKEN}\n` });
    expect(await partner.module(locations.sender).list().all()).toHaveLength(1);
    expect(new Set(authorizations(mock))).toEqual(new Set([base64(TOKEN)]));
  });

  it('Q2: is sent raw when Base64 is a 401, and stays so once that has worked', async () => {
    const mock = await mockServer({ dialect: 'enapi' });
    const partner = await discover(mock);
    await partner.module(locations.sender).list().all();
    expect(authorizations(mock)).toEqual([base64(TOKEN), raw(TOKEN), raw(TOKEN), raw(TOKEN)]);
    expect(partner.profile.tokenEncoding).toBe('raw');
  });

  it('Q2: is written as the profile says, without a trial', async () => {
    const mock = await mockServer({ faults: ['token-refused'] });
    const profile = { tokenEncoding: 'raw', versionsAuth: 'required' } as const;
    await expect(discover(mock, { profile })).rejects.toMatchObject({ httpStatus: 401 });
    expect(authorizations(mock)).toEqual([raw(TOKEN)]);
  });

  it('Q4: is left out once when versions refuse it, and that is reported', async () => {
    const mock = await mockServer({ dialect: 'payter' });
    const partner = await discover(mock);
    expect(await partner.module(locations.sender).list().all()).toHaveLength(1);
    expect(partner.profile.versionsAuth).toBe('none');
    const { findings } = await detect(partner);
    expect(findings.map(({ about }) => about)).toContain('versionsAuth');
  });

  it('Q8: goes into another header, without any handshake or discovery', async () => {
    const dialect = { name: 'keys', sources: [], tokenHeader: 'X-Api-Key', withoutCredentials: true };
    const mock = await mockServer({ dialect });
    const partner = await partnerAt(mock, { profile: { tokenHeader: 'X-Api-Key' } });
    expect(await partner.module(locations.sender).list().all()).toHaveLength(1);
    expect(mock.exchanges.map(({ operation }) => operation)).toEqual(['locations SENDER list']);
    expect(authorizations(mock)).toEqual([null]);
    const other = await partnerAt(mock);
    await expect(other.module(locations.sender).list().all()).rejects.toMatchObject({ httpStatus: 401 });
  });
});

describe('a registration over sockets', () => {
  /** An eMSP of ours, and what it registers with a mock by. */
  const ours = async (mock: MockServer) => {
    const { api } = await startPlatform('EMSP', [
      serve(locations.receiver, { getLocation: () => aLocation('L1') }),
    ]);
    const own = { version: v2_2_1, self: api, urls, id: 'cpo' } as const;
    const { versionsUrl, tokenA: token } = mock;
    return { partners: api.partners, own, first: { ...own, versionsUrl, token } };
  };

  it('Q5: keeps the token that the partner gave for our requests, and the hash of ours for its requests', async () => {
    const mock = await mockServer();
    const { partners, first } = await ours(mock);
    const partner = await register(first);
    expect(await partner.module(locations.sender).list().all()).toHaveLength(1);
    const kept = await partners.get('cpo');
    const theirs = await mock.partners.get('invited');
    expect(theirs?.inbound.map(({ hash }) => hash)).toContain(await hashToken(kept?.token ?? ''));
    expect(kept?.inbound.map(({ hash }) => hash)).toEqual([await hashToken(theirs?.token ?? '')]);
    expect(kept?.token).not.toBe(mock.tokenA);
  });

  it.each(['connection-error', 'http-500'])(
    'Q6: survives a failed PUT: both old tokens still work, and a later PUT succeeds (%s)',
    async (fault) => {
      const mock = await mockServer({ faults: [`credentials.PUT:1:${fault}`] });
      const { partners, own, first } = await ours(mock);
      await register(first);
      const before = await partners.get('cpo');
      await expect(update(own)).rejects.toMatchObject({ code: 'OCPI_HTTP' });
      const after = await partners.get('cpo');
      expect({ ...after, inbound: after?.inbound.slice(0, 1) }).toEqual(before);
      const partner = await connect(own);
      expect(await partner.module(locations.sender).list().all()).toHaveLength(1);
      const back = await mock.client(v2_2_1);
      expect((await back.module(locations.receiver).getLocation({ location_id: 'L1' })).data.id).toBe('L1');
      const renewed = await update(own);
      expect(renewed.registration?.token).not.toBe(before?.token);
      expect(await renewed.module(locations.sender).list().all()).toHaveLength(1);
    },
  );

  it('Q7: is renewed by leaving and registering anew where the partner has no PUT', async () => {
    const mock = await mockServer({ dialect: 'gireve' });
    const { partners, own, first } = await ours(mock);
    await register({ ...first, profile: { credentialsPut: gireve.credentialsPut } });
    await expect(update(own)).rejects.toThrow(OcpiNegotiationError);
    const before = await partners.get('cpo');
    const { token } = await invite(mock.partners);
    const renewed = await update({ ...own, token });
    expect(renewed.registration?.token).not.toBe(before?.token);
    expect(await renewed.module(locations.sender).list().all()).toHaveLength(1);
  });

  it('ends on our side also when the partner knows nothing of us any more', async () => {
    const mock = await mockServer();
    const { partners, own, first } = await ours(mock);
    await register(first);
    await mock.partners.remove('invited');
    await unregister(own);
    expect(await partners.get('cpo')).toMatchObject({ status: 'unregistered', inbound: [] });
  });

  it('keeps what was learnt with the registration, so that later connections use it', async () => {
    const mock = await mockServer({ dialect: 'enapi' });
    const { partners, own, first } = await ours(mock);
    await register(first);
    expect((await partners.get('cpo'))?.profile).toEqual({ tokenEncoding: 'raw' });
    mock.clear();
    expect(await (await connect(own)).module(locations.sender).list().all()).toHaveLength(1);
    expect(mock.exchanges.map(({ httpStatus }) => httpStatus)).toEqual([200]);
  });

  it('Q10: takes roles that the specification of the version does not list', async () => {
    const mock = await mockServer({ role: 'PTP' });
    const partner = await register((await ours(mock)).first);
    expect(partner.roles.map(({ role }) => role)).toEqual(['PTP']);
  });

  it('learns how the lists of a partner continue, and keeps it with the registration', async () => {
    const mock = await mockServer({
      locations: 9,
      pageSize: 2,
      dialect: { name: 'links', sources: [], opaqueLinks: true },
      faults: ['tariffs.list:missing-total', 'cdrs.list:http-500'],
    });
    const { partners, own, first } = await ours(mock);
    const partner = await register({ ...first, retry: QUICK });
    const { profile, findings } = await detect(partner, { save: own.self });
    expect(profile.paging?.modules?.locations).toEqual({ style: 'opaque' });
    const about = findings.map((finding) => finding.about);
    expect(about).toEqual(expect.arrayContaining(['locations paging', 'tariffs total', 'cdrs list']));
    expect((await partners.get('cpo'))?.profile).toEqual(profile);
  });
});

describe('looking at a partner', () => {
  it('learns that endpoints end with a slash', async () => {
    const partner = await partnerAt(await mockServer(), {}, '/');
    expect((await detect(partner)).profile.trailingSlash).toBe('add');
  });
});
