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
import type { FaultRule } from '../../src/testing/index.js';
import { mockServer, partnerAt, QUICK, type Reply, replying } from '../support/mock-server.js';
import { aLocation, anEvse, aToken } from './support/objects.js';

type Rule = string | FaultRule;

/** The location L1, from a mock in which something goes wrong. */
const getFrom = async (fault: Rule, options = {}) => {
  const mock = await mockServer({ faults: [fault] });
  await mock.objects(locations).set(aLocation('L1'));
  const partner = await partnerAt(mock, { retry: { limit: 0 }, ...options });
  return partner.module(locations.sender).getLocation({ location_id: 'L1' });
};
const failureOf = (fault: Rule, options = {}) => getFrom(fault, options).catch((error: unknown) => error);
const saying = (reply: Reply): FaultRule => replying(reply);

describe('an answer whose two statuses disagree', () => {
  it.each([
    ['HTTP 200 with a failure in the envelope', 'ocpi-2003', 200, 2003, 'not-found'],
    ['HTTP 404 with an envelope', 'ocpi-2001-http-404', 404, 2001, 'invalid'],
    ['HTTP 500 with an envelope of failure', 'http-500-envelope', 500, 3000, 'temporary'],
    ['HTTP 200 with a failure of the server', 'ocpi-3000', 200, 3000, 'failed'],
    ['HTTP 401 with any code', 'ocpi-2001-http-401', 401, 2001, 'unauthorized'],
    ['a hub that cannot reach the receiver', 'ocpi-4003', 200, 4003, 'temporary'],
  ])('Q23: gives both for %s, and one meaning', async (_, fault, httpStatus, statusCode, meaning) => {
    const error = await failureOf(fault);
    expect(error).toBeInstanceOf(OcpiStatusError);
    expect(error).toMatchObject({ httpStatus, statusCode });
    expect(meaningOf(error)).toBe(meaning);
  });

  it('Q23: is no success when only the envelope says so', async () => {
    const error = await failureOf('ocpi-1000-http-500');
    expect(error).toBeInstanceOf(OcpiHttpError);
    expect(error).toMatchObject({ failure: 'status', httpStatus: 500 });
  });

  it('Q24: means what the profile says: 2004 for too many requests is tried again', async () => {
    const profile = { ...chargeIndia, retry: QUICK };
    expect((await getFrom('1:ocpi-2004', { profile, retry: {} })).data.id).toBe('L1');
    const plain = await failureOf('ocpi-2004');
    expect(meaningOf(plain, { module: 'locations' })).toBe('not-found');
    expect(meaningOf(plain, { module: 'tokens' })).toBe('unknown-token');
  });

  it('Q24: a 429 without Retry-After is tried again after a time of our own', async () => {
    expect((await getFrom('1-2:rate-limit', { retry: QUICK })).data.id).toBe('L1');
    await expect(getFrom('1-4:rate-limit', { retry: QUICK })).rejects.toMatchObject({ httpStatus: 429 });
  });
});

describe('an answer in an odd form', () => {
  it.each(['missing-data', 'null-data', 'object-data', 'text-data', 'delay-0'])(
    'Q26: to a PUT may have other data or none: %s',
    async (fault) => {
      const partner = await partnerAt(await mockServer({ faults: [fault] }));
      const put = partner.module(tokens.receiver).putToken({ token_uid: 'T1', body: aToken('T1') });
      expect((await put).httpStatus).toBe(201);
    },
  );

  it.each(['missing-data', 'null-data', 'object-data', 'delay-0'])(
    'Q26: to a list that is empty may have other data or none: %s',
    async (fault) => {
      const partner = await partnerAt(await mockServer({ locations: 0, faults: [fault] }));
      expect(await partner.module(locations.sender).list().all()).toEqual([]);
    },
  );

  it.each(['zoneless-timestamp', 'missing-timestamp', 'null-message', 'text-code'])(
    'Q27: is read although its envelope is odd: %s',
    async (fault) => {
      expect((await getFrom(fault)).data.id).toBe('L1');
    },
  );

  it('Q27: is read although its envelope has unknown fields', async () => {
    const raw = JSON.stringify({ status_code: 1000, data: aLocation('L1'), extra: { a: 1 } });
    expect((await getFrom(saying({ raw }))).data.id).toBe('L1');
  });

  it('Q28: is read although it begins with a byte order mark and calls itself text', async () => {
    expect((await getFrom('byte-order-mark')).data.id).toBe('L1');
    expect((await getFrom('content-type')).data.id).toBe('L1');
  });

  it('Q28: that is a page of a gateway is an error with its beginning and the request id', async () => {
    const error = await failureOf(saying({ raw: `<html><body>Please log in${'.'.repeat(5000)}` }));
    expect(error).toBeInstanceOf(OcpiHttpError);
    const { failure, httpStatus, excerpt, requestId } = error as OcpiHttpError;
    expect([failure, httpStatus]).toEqual(['not-json', 200]);
    expect(excerpt).toMatch(/^<html><body>Please log in/);
    expect(excerpt?.length).toBeLessThanOrEqual(200);
    expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('Q28: that is too large is not read to its end', async () => {
    const data = aLocation('L1', { name: 'x'.repeat(100_000) });
    expect(await failureOf(saying({ data }), { maxBytes: 10_000 })).toBeInstanceOf(OcpiLimitError);
  });

  it('Q28: that is too deep is no JSON to us', async () => {
    const raw = `{"status_code":1000,"data":${'['.repeat(5000)}${']'.repeat(5000)}}`;
    expect(await failureOf(saying({ raw }))).toMatchObject({ code: 'OCPI_HTTP', failure: 'not-json' });
  });

  it.each(['http-204', 'empty-body'])(
    'Q28: with no body at all is an error of its own: %s',
    async (fault) => {
      expect(await failureOf(fault)).toMatchObject({ code: 'OCPI_HTTP', failure: 'not-json' });
    },
  );

  it('keeps a field named __proto__ an ordinary field', async () => {
    const text = JSON.stringify(aLocation('L1')).replace('{', '{"__proto__":{"polluted":true},');
    const { data } = await getFrom(saying({ raw: `{"status_code":1000,"data":${text}}` }));
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
  });

  it('Q53: with an EVSE that has no connectors is taken with a warning, and never sent by us', async () => {
    const hollow = aLocation('L1', { evses: [anEvse('E1', { connectors: [] })] });
    const { data, issues } = await getFrom(saying({ data: hollow }));
    expect(data.evses?.[0]?.connectors).toEqual([]);
    expect(issues.map(({ code, severity }) => [code, severity])).toEqual([['empty_list', 'warning']]);
    const mock = await mockServer({ role: 'EMSP' });
    const push = (await partnerAt(mock)).module(locations.receiver).putLocation({
      country_code: 'NL',
      party_id: 'ABC',
      location_id: 'L1',
      body: hollow,
    });
    await expect(push).rejects.toThrow(OcpiValidationError);
    expect(mock.exchanges).toEqual([]);
  });

  it('that lacks what the specification requires is a validation error with pointers', async () => {
    const error = await failureOf(saying({ data: { id: 'L1' } }));
    expect(error).toBeInstanceOf(OcpiValidationError);
    expect((error as OcpiValidationError).direction).toBe('received');
    expect((error as OcpiValidationError).issues.map(({ pointer }) => pointer)).toContain('/coordinates');
  });
});
