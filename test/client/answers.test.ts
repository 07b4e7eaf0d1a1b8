import { describe, expect, it } from 'vitest';
import { meaningOf } from '../../src/client/meaning.js';
import { chargeIndia } from '../../src/client/profiles/charge-india.js';
import { locations } from '../../src/contract/v2_2_1/locations.js';
import { tokens } from '../../src/contract/v2_2_1/tokens.js';
import {
  OcpiHttpError,
  OcpiLimitError,
  OcpiStatusError,
  OcpiValidationError,
} from '../../src/core/errors.js';
import { faultServer, type Reply } from './support/fault-server.js';
import { aLocation, anEvse, aToken } from './support/objects.js';
import { partnerAt, QUICK } from './support/partner.js';

const getFrom = async (reply: Reply, options = {}) => {
  const partner = await partnerAt(await faultServer(() => reply), { retry: { limit: 0 }, ...options });
  return partner.module(locations.sender).getLocation({ location_id: 'L1' });
};
const failureOf = (reply: Reply, options = {}) => getFrom(reply, options).catch((error: unknown) => error);
const putTo = async (reply: Reply) => {
  const partner = await partnerAt(await faultServer(() => reply));
  return partner.module(tokens.receiver).putToken({ token_uid: 'T1', body: aToken('T1') });
};

describe('an answer whose two statuses disagree', () => {
  it.each([
    ['HTTP 200 with a failure in the envelope', { statusCode: 2003 }, 200, 2003, 'not-found'],
    ['HTTP 404 with an envelope', { status: 404, statusCode: 2001 }, 404, 2001, 'invalid'],
    ['HTTP 500 with an envelope of failure', { status: 500, statusCode: 3000 }, 500, 3000, 'temporary'],
    ['HTTP 200 with a failure of the server', { statusCode: 3000 }, 200, 3000, 'failed'],
    ['HTTP 401 with any code', { status: 401, statusCode: 2001 }, 401, 2001, 'unauthorized'],
    ['a hub that cannot reach the receiver', { statusCode: 4003 }, 200, 4003, 'temporary'],
  ])('Q23: gives both for %s, and one meaning', async (_, reply, httpStatus, statusCode, meaning) => {
    const error = await failureOf(reply);
    expect(error).toBeInstanceOf(OcpiStatusError);
    expect(error).toMatchObject({ httpStatus, statusCode });
    expect(meaningOf(error)).toBe(meaning);
  });

  it('Q23: is no success when only the envelope says so', async () => {
    const error = await failureOf({ status: 500, statusCode: 1000, data: aLocation('L1') });
    expect(error).toBeInstanceOf(OcpiHttpError);
    expect(error).toMatchObject({ failure: 'status', httpStatus: 500 });
  });

  it('Q24: means what the profile says: 2004 for too many requests is tried again', async () => {
    const server = await faultServer((_, index) =>
      index === 0 ? { statusCode: 2004, message: 'slow down' } : { data: aLocation('L1') },
    );
    const profile = { ...chargeIndia, retry: QUICK };
    const partner = await partnerAt(server, { profile });
    await partner.module(locations.sender).getLocation({ location_id: 'L1' });
    expect(server.requests).toHaveLength(2);
    const plain = await failureOf({ statusCode: 2004 });
    expect(meaningOf(plain, { module: 'locations' })).toBe('not-found');
    expect(meaningOf(plain, { module: 'tokens' })).toBe('unknown-token');
  });

  it('Q24: a 429 without Retry-After is tried again after a time of our own', async () => {
    const server = await faultServer((_, index) =>
      index < 2 ? { status: 429, raw: 'slow down' } : { data: aLocation('L1') },
    );
    const partner = await partnerAt(server);
    expect((await partner.module(locations.sender).getLocation({ location_id: 'L1' })).data.id).toBe('L1');
    expect(server.requests).toHaveLength(3);
  });
});

describe('an answer in an odd form', () => {
  it.each([undefined, null, {}, 'accepted', { id: 'T1' }])(
    'Q26: to a PUT may have the data %j',
    async (data) => {
      expect((await putTo({ status: 201, data })).httpStatus).toBe(201);
    },
  );

  it.each([undefined, null, [], {}])('Q26: to a list may have the data %j when it is empty', async (data) => {
    const partner = await partnerAt(await faultServer(() => ({ data })));
    expect(await partner.module(locations.sender).list().all()).toEqual([]);
  });

  it.each([
    ['no zone', { timestamp: '2026-03-01T12:00:00' }],
    ['no timestamp', {}],
    ['a message that is null', { timestamp: '2026-03-01T12:00:00Z', status_message: null }],
    ['a code in quotes', { status_code: '1000' }],
    ['unknown fields', { extra: { a: 1 } }],
  ])('Q27: is read although its envelope has %s', async (_, fields) => {
    const raw = JSON.stringify({ status_code: 1000, data: aLocation('L1'), ...fields });
    expect((await getFrom({ raw })).data.id).toBe('L1');
  });

  it('Q28: is read although it begins with a byte order mark and calls itself text', async () => {
    const raw = `\ufeff${JSON.stringify({ status_code: 1000, data: aLocation('L1') })}`;
    expect((await getFrom({ raw, headers: { 'content-type': 'text/html' } })).data.id).toBe('L1');
  });

  it('Q28: that is a page of a gateway is an error with its beginning and the request id', async () => {
    const error = await failureOf({ raw: `<html><body>Please log in${'.'.repeat(5000)}` });
    expect(error).toBeInstanceOf(OcpiHttpError);
    const { failure, httpStatus, excerpt, requestId } = error as OcpiHttpError;
    expect([failure, httpStatus]).toEqual(['not-json', 200]);
    expect(excerpt).toMatch(/^<html><body>Please log in/);
    expect(excerpt?.length).toBeLessThanOrEqual(200);
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('Q28: that is too large is not read to its end', async () => {
    const data = aLocation('L1', { name: 'x'.repeat(100_000) });
    expect(await failureOf({ data }, { maxBytes: 10_000 })).toBeInstanceOf(OcpiLimitError);
  });

  it('Q28: that is too deep is no JSON to us', async () => {
    const raw = `{"status_code":1000,"data":${'['.repeat(5000)}${']'.repeat(5000)}}`;
    expect(await failureOf({ raw })).toMatchObject({ code: 'OCPI_HTTP', failure: 'not-json' });
  });

  it.each([204, 200])('Q28: with HTTP %i and no body at all is an error of its own', async (status) => {
    expect(await failureOf({ status, raw: '' })).toMatchObject({ code: 'OCPI_HTTP', failure: 'not-json' });
  });

  it('keeps a field named __proto__ an ordinary field', async () => {
    const text = JSON.stringify(aLocation('L1')).replace('{', '{"__proto__":{"polluted":true},');
    const { data } = await getFrom({ raw: `{"status_code":1000,"data":${text}}` });
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
  });

  it('Q53: with an EVSE that has no connectors is taken with a warning, and never sent by us', async () => {
    const hollow = aLocation('L1', { evses: [anEvse('E1', { connectors: [] })] });
    const { data, issues } = await getFrom({ data: hollow });
    expect(data.evses?.[0]?.connectors).toEqual([]);
    expect(issues.map(({ code, severity }) => [code, severity])).toEqual([['empty_list', 'warning']]);
    const server = await faultServer(() => ({ status: 201 }));
    const push = (await partnerAt(server)).module(locations.receiver).putLocation({
      country_code: 'NL',
      party_id: 'ABC',
      location_id: 'L1',
      body: hollow,
    });
    await expect(push).rejects.toThrow(OcpiValidationError);
    expect(server.requests).toEqual([]);
  });

  it('that lacks what the specification requires is a validation error with pointers', async () => {
    const error = await failureOf({ data: { id: 'L1' } });
    expect(error).toBeInstanceOf(OcpiValidationError);
    expect((error as OcpiValidationError).direction).toBe('received');
    expect((error as OcpiValidationError).issues.map(({ pointer }) => pointer)).toContain('/coordinates');
  });
});
