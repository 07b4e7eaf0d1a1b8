import { listenerOf } from '../../src/cli/listener.js';
import { connect } from '../../src/client/connect.js';
import type { ClientOptions } from '../../src/client/options.js';
import type { Partner } from '../../src/client/partner.js';
import { v2_2_1 } from '../../src/contract/v2_2_1/version.js';
import type { AdvertisedEndpoint } from '../../src/contract/version.js';
import { envelope } from '../../src/core/envelope.js';
import { INSECURE_URLS } from '../../src/core/url-policy.js';
import type { CustomAnswer, FaultRule } from '../../src/testing/faults/fault.js';
import type { MockOptions } from '../../src/testing/mock/options.js';
import { type MockPlatform, mockPlatform } from '../../src/testing/mock/platform.js';
import { CPO, EMSP } from './fixtures.js';
import { type Listening, listening } from './listening.js';

/** The token that tests send; nothing may ever show it. */
export const TOKEN = 'secret-token-Zq9xW7rT';

/** Quick retries, so that tests of failures do not wait. */
export const QUICK = { delay: 1, limit: 3 } as const;

/** A mock on a real socket. */
export interface MockServer extends MockPlatform<'2.2.1'> {
  /** Its public URL: `http://127.0.0.1:PORT/ocpi`. */
  readonly url: string;
}

/** Starts a mock that ends with the test: the CPO NL/ABC for DE/MSP, or the eMSP DE/MSP for NL/ABC. */
export const mockServer = async (wanted: Partial<MockOptions<'2.2.1'>> = {}): Promise<MockServer> =>
  mockAt(await listening(), wanted);

/** A mock behind a port that is open already. */
export function mockAt({ origin, server }: Listening, wanted: Partial<MockOptions<'2.2.1'>>): MockServer {
  const url = `${origin}/ocpi`;
  const [party, partner] = wanted.role === 'EMSP' ? [EMSP, CPO] : [CPO, EMSP];
  const mock = mockPlatform({
    version: '2.2.1',
    role: 'CPO',
    locations: 1,
    token: TOKEN,
    ...(wanted.role === undefined || wanted.role === 'CPO' || wanted.role === 'EMSP'
      ? { party, partner }
      : {}),
    ...wanted,
    url,
  });
  server.on('request', listenerOf(mock.fetch, url));
  return { ...mock, url };
}

const MODULES = [
  'locations',
  'tariffs',
  'sessions',
  'cdrs',
  'tokens',
  'commands',
  'chargingprofiles',
  'hubclientinfo',
];

/** Endpoints for both sides of all modules of a mock in 2.2.1; `end` may be a slash. */
export const endpointsAt = (url: string, end = ''): AdvertisedEndpoint[] =>
  MODULES.flatMap((identifier) =>
    (['SENDER', 'RECEIVER'] as const).map((role) => ({
      identifier,
      role,
      url: `${url}/2.2.1/${role.toLowerCase()}/${identifier}${end}`,
    })),
  );

/** A partner at a mock, called with {@link TOKEN} and no discovery. */
export const partnerAt = (
  { url, partner }: Pick<MockServer, 'url' | 'partner'>,
  options: ClientOptions = {},
  end = '',
): Promise<Partner<'2.2.1'>> =>
  connect({
    version: v2_2_1,
    endpoints: endpointsAt(url, end),
    token: TOKEN,
    urls: INSECURE_URLS,
    retry: QUICK,
    from: { country_code: partner.country_code, party_id: partner.party_id },
    ...options,
  });

/** What a mock was asked, below its version: `GET /sender/locations?limit=5`. */
export const requestsOf = ({ exchanges, url }: MockServer): string[] =>
  exchanges.map(
    (exchange) => `${exchange.method} ${exchange.url.replace(url, '').replace(/^\/2\.2\.1/, '')}`,
  );

/** A rule of an answer by hand, for what no fault of the mock is. */
export const answering = (answer: CustomAnswer, rule: Omit<FaultRule, 'fault'> = {}): FaultRule => ({
  ...rule,
  fault: { kind: 'custom', answer },
});

/** A rule by which the envelopes of the mock are changed before they leave. */
export const rewriting = (
  change: (envelope: { readonly data: never }) => object,
  rule?: Omit<FaultRule, 'fault'>,
): FaultRule =>
  answering(async (request, next) => {
    const response = await next(request);
    const changed = change((await response.json()) as { readonly data: never });
    const headers = new Headers(response.headers);
    headers.delete('content-length');
    return new Response(JSON.stringify(changed), { status: response.status, headers });
  }, rule);

/** An answer as a test writes it down. */
export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** `data` of an envelope; with `statusCode` and `message` when those are not success. */
  readonly data?: unknown;
  readonly statusCode?: number;
  readonly message?: string;
  /** The body as it is, instead of an envelope. */
  readonly raw?: string;
}

/** The response of a reply. */
export function replyOf({ status = 200, headers, data, statusCode = 1000, message, raw }: Reply): Response {
  return new Response(raw ?? JSON.stringify(envelope(statusCode, data, message)), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

/** A rule by which requests get a certain answer. */
export const replying = (reply: Reply, rule?: Omit<FaultRule, 'fault'>): FaultRule =>
  answering(() => replyOf(reply), rule);
