import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connect } from '../../src/client/connect.js';
import type { ClientOptions } from '../../src/client/options.js';
import { register } from '../../src/client/register.js';
import { cdrs } from '../../src/contract/v2_2_1/cdrs.js';
import { commands } from '../../src/contract/v2_2_1/commands.js';
import { locations } from '../../src/contract/v2_2_1/locations.js';
import { tokens } from '../../src/contract/v2_2_1/tokens.js';
import { v2_2_1 } from '../../src/contract/v2_2_1/version.js';
import { OcpiUrlError } from '../../src/core/errors.js';
import { INSECURE_URLS } from '../../src/core/url-policy.js';
import { serve } from '../../src/server/role.js';
import type { CustomAnswer } from '../../src/testing/index.js';
import {
  answering,
  endpointsAt,
  mockServer,
  partnerAt,
  QUICK,
  type Reply,
  replying,
  replyOf,
  TOKEN,
} from '../support/mock-server.js';
import { aToken } from './support/objects.js';
import { startPlatform } from './support/platform.js';

/** A fetch that must never be reached. */
const unreachable = async (): Promise<Response> => {
  throw new Error('A request was made to a URL that had to be refused.');
};

const refusal = async (work: Promise<unknown>): Promise<OcpiUrlError> => {
  const error = await work.then(
    () => undefined,
    (failure: unknown) => failure,
  );
  expect(error).toBeInstanceOf(OcpiUrlError);
  expect((error as OcpiUrlError).message).toContain((error as OcpiUrlError).rule);
  return error as OcpiUrlError;
};

const listAt = (url: string, options: ClientOptions = {}) => {
  const endpoints = [{ identifier: 'locations', role: 'SENDER', url }];
  return connect({ version: v2_2_1, endpoints, token: TOKEN, fetch: unreachable, ...options }).then(
    (partner) => partner.module(locations.sender).list().all(),
  );
};

describe('a URL that a partner gives', () => {
  it.each([
    ['the metadata service of a cloud', 'https://169.254.169.254/latest/meta-data', 'private-address'],
    ['the same as one number', 'https://2852039166/latest', 'private-address'],
    ['the same inside IPv6', 'https://[::ffff:169.254.169.254]/', 'private-address'],
    ['a private network', 'https://10.1.2.3/ocpi', 'private-address'],
    ['this machine', 'https://localhost/ocpi', 'private-address'],
    ['a name of a local network', 'https://db.internal/ocpi', 'private-address'],
    ['plain http', 'http://partner.example/ocpi', 'https'],
    ['a name and a password in it', 'https://user:pass@partner.example/ocpi', 'no-credentials'],
    ['another service', 'https://partner.example:25/ocpi', 'port'],
    ['no URL at all', 'locations', 'absolute-url'],
    ['a file', 'file:///etc/passwd', 'https'],
  ])('is not called when it leads to %s', async (_, url, rule) => {
    expect((await refusal(listAt(url))).rule).toBe(rule);
  });

  it('is not called when its name resolves to a private address, whichever of several', async () => {
    const resolve = async () => ['93.184.216.34', '192.168.0.7'];
    const error = await refusal(listAt('https://partner.example/locations', { urls: { resolve } }));
    expect(error.rule).toBe('private-address');
    expect(error.message).toContain('192.168.0.7');
  });

  it('in version details is not called during registration either', async () => {
    const emsp = await startPlatform('EMSP', [serve(locations.receiver, {})]);
    const data = [{ version: '2.2.1', url: 'http://169.254.169.254/2.2.1' }];
    const mock = await mockServer({ faults: [replying({ data }, { step: 1 })] });
    const asked: string[] = [];
    const options: ClientOptions = {
      urls: { resolve: null, allowHttp: true, allowHosts: ['127.0.0.1'] },
      fetch: (request) => {
        asked.push(request.url);
        return fetch(request);
      },
    };
    const work = register({
      version: v2_2_1,
      versionsUrl: mock.versionsUrl,
      token: mock.tokenA,
      self: emsp.api,
      ...options,
    });
    expect((await refusal(work)).rule).toBe('private-address');
    expect(asked).toEqual([mock.versionsUrl]);
    expect(await emsp.api.partners.list()).toEqual([]);
  });
});

describe('our token', () => {
  it('does not go to a redirect to a private address', async () => {
    const reply = { status: 302, headers: { location: 'http://169.254.169.254/latest' } };
    const mock = await mockServer({ faults: [replying(reply)] });
    const work = (await partnerAt(mock)).module(locations.sender).list().all();
    expect((await refusal(work)).rule).toBe('redirect-origin');
  });

  it('does not go to a response_url on a foreign host', async () => {
    const stranger = await mockServer({ role: 'EMSP' });
    const partner = await partnerAt(await mockServer({ role: 'EMSP' }));
    const work = partner
      .module(commands.sender)
      .postResult({ url: `${stranger.url}/result/1`, body: { result: 'ACCEPTED' } });
    expect((await refusal(work)).rule).toBe('registered-origin');
    expect(stranger.exchanges).toEqual([]);
  });

  it('does not go to a Location on a foreign host', async () => {
    const stranger = await mockServer({ role: 'EMSP' });
    const partner = await partnerAt(await mockServer({ role: 'EMSP' }));
    const work = partner.module(cdrs.receiver).getCdr({ url: `${stranger.url}/cdr/1` });
    expect((await refusal(work)).rule).toBe('registered-origin');
    expect(stranger.exchanges).toEqual([]);
  });

  it('goes to an origin that the caller adds', async () => {
    const other = await mockServer({ faults: [replying({})] });
    const partner = await partnerAt(await mockServer(), { origins: [new URL(other.url).origin] });
    await partner
      .module(commands.sender)
      .postResult({ url: `${other.url}/result/1`, body: { result: 'ACCEPTED' } });
    expect(other.exchanges.map(({ headers }) => headers.get('authorization'))).toEqual([
      `Token ${btoa(TOKEN)}`,
    ]);
  });

  it('is not among what a partner shows in logs and JSON', async () => {
    const registration = {
      id: 'cpo',
      status: 'registered' as const,
      inbound: [],
      token: TOKEN,
      version: '2.2.1' as const,
      endpoints: endpointsAt('https://partner.example'),
      updatedAt: '2026-01-01T00:00:00Z',
    };
    const partner = await connect({ version: v2_2_1, registration });
    expect(inspect(partner, { depth: 9 }) + JSON.stringify(partner)).not.toContain(TOKEN);
    expect(partner.registration?.token).toBe(TOKEN);
  });
});

describe('an error of a failing run', () => {
  const spellings = [TOKEN, btoa(TOKEN), encodeURIComponent(btoa(TOKEN))];

  const shown = (error: unknown): string =>
    [
      String(error),
      JSON.stringify(error),
      inspect(error, { depth: 12, showHidden: true }),
      (error as Error).stack,
    ].join('\n');

  const expectClean = (error: unknown): void => {
    for (const spelling of spellings) expect(shown(error)).not.toContain(spelling);
  };

  const calls = async (partner: Awaited<ReturnType<typeof partnerAt>>): Promise<unknown[]> => {
    const settle = (work: Promise<unknown>) =>
      work.then(
        () => undefined,
        (error: unknown) => error,
      );
    return Promise.all([
      settle(partner.module(locations.sender).list().all()),
      settle(partner.module(locations.sender).getLocation({ location_id: 'L1' })),
      settle(partner.module(tokens.receiver).putToken({ token_uid: 'T1', body: aToken('T1') })),
      settle(
        partner
          .module(commands.sender)
          .postResult({ url: `https://evil.example/${TOKEN}`, body: { result: 'FAILED' } }),
      ),
    ]);
  };

  it('never shows the token, also when the partner repeats it wherever it can', async () => {
    const echo = fc.constantFrom(...spellings, `Token ${btoa(TOKEN)}`);
    const reply: fc.Arbitrary<Reply> = fc.oneof(
      fc.record({
        status: fc.constantFrom(200, 302, 400, 401, 403, 404, 500),
        statusCode: fc.constantFrom(1000, 2000, 2001, 3000),
        message: echo,
        data: fc.oneof(echo, fc.record({ id: echo, token: echo }), fc.array(echo, { maxLength: 2 })),
      }),
      fc.record({ status: fc.constantFrom(200, 401, 502), raw: echo.map((text) => `<html>${text}</html>`) }),
      fc.record({
        status: fc.constant(302),
        headers: echo.map((text) => ({ location: `http://evil.example/${text}` })),
      }),
    );
    const fault = fc.constantFrom('', 'connection-error', 'broken-body', 'truncated-json');
    const mock = await mockServer();
    const partner = await partnerAt(mock, { retry: { ...QUICK, limit: 1 } });
    await fc.assert(
      fc.asyncProperty(reply, fault, async (next, rule) => {
        mock.faults.set(...(rule === '' ? [] : [rule]), replying(next));
        for (const error of await calls(partner)) if (error !== undefined) expectClean(error);
      }),
      { numRuns: 80 },
    );
  });

  it('never shows the token when a fetch of the caller fails with the request in its hands', async () => {
    const angry = async (request: Request): Promise<Response> => {
      const headers = Object.fromEntries(request.headers);
      throw Object.assign(new TypeError(`no way with ${headers.authorization}`), {
        request,
        headers,
        cause: Object.assign(new Error(JSON.stringify(headers)), { code: 'EANGRY', request }),
      });
    };
    const partner = await partnerAt(await mockServer(), { fetch: angry, retry: { limit: 0 } });
    const errors = await calls(partner);
    for (const error of errors) expectClean(error);
    expect(errors[0]).toMatchObject({ code: 'OCPI_HTTP', failure: 'network' });
    expect(String(errors[0])).toContain('EANGRY');
  });

  it('never shows Token A or Token B when a registration fails', async () => {
    const emsp = await startPlatform('EMSP', [serve(locations.receiver, {})]);
    const sent: string[] = [];
    const rude: CustomAnswer = async (request) => {
      const { token } = (await request.json()) as { token: string };
      sent.push(token);
      return replyOf({ statusCode: 2001, message: `I do not like ${token} and ${TOKEN}` });
    };
    const mock = await mockServer({
      tokenA: TOKEN,
      token: 'another',
      faults: [answering(rude, { step: 3 })],
    });
    const { versionsUrl } = mock;
    const work = register({
      version: v2_2_1,
      versionsUrl,
      token: TOKEN,
      self: emsp.api,
      urls: INSECURE_URLS,
    });
    const error = await work.catch((failure: unknown) => failure);
    expectClean(error);
    expect(sent).toHaveLength(1);
    expect(shown(error)).not.toContain(sent[0]);
    expect(String(error)).toContain('I do not like');
  });
});

describe('limits', () => {
  it('keep the rate that a profile names', async () => {
    const mock = await mockServer();
    const location_id = mock.world.locations[0]?.id ?? '';
    const profile = { rate: { modules: { locations: { requests: 2, per: 150 } } } };
    const module = (await partnerAt(mock, { profile })).module(locations.sender);
    const started = Date.now();
    await Promise.all(Array.from({ length: 6 }, () => module.getLocation({ location_id })));
    expect(Date.now() - started).toBeGreaterThanOrEqual(290);
  });

  it('of a rate do not count towards the deadline of a call, and end with its signal', async () => {
    const mock = await mockServer({ faults: ['2:http-503'] });
    const location_id = mock.world.locations[0]?.id ?? '';
    const profile = { rate: { all: { requests: 1, per: 400 } }, retry: { delay: 1, deadline: 390 } };
    const partner = await partnerAt(mock, { profile, retry: {} });
    const module = partner.module(locations.sender);
    await module.getLocation({ location_id });
    await module.getLocation({ location_id });
    expect(mock.exchanges).toHaveLength(3);
    const late = module.getLocation({ location_id }, { signal: AbortSignal.timeout(50) });
    await expect(late).rejects.toMatchObject({ failure: 'aborted' });
  });
});
