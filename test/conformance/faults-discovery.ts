import type { FaultCase } from './faults.js';
import {
  answers,
  at,
  enveloped,
  instead,
  listIn,
  nodding,
  objectIn,
  openDoor,
  requests,
  type Wire,
} from './wire.js';

const VERSIONS = at('GET', /\/versions$/);
const DETAILS = at('GET', /\/2\.2\.1$/);
const CREDENTIALS = at('GET', /\/credentials$/);
const LIST = at('GET', /\/sender\/locations$/);
const LISTS = at('GET', /\/sender\/\w+$/);
const BODIES = (request: Request): boolean => request.method !== 'GET' && /receiver/.test(request.url);
const ANY = (): boolean => true;

const endpoints = (wire: Wire): Record<string, unknown>[] =>
  objectIn(wire).endpoints as Record<string, unknown>[];
const isAnonymous = (request: Request): boolean => !request.headers.has('authorization');

/** Discovery, headers and authentication of a CPO in 2.2.1. */
export const discoveryFaults: readonly FaultCase[] = [
  [
    'no version is listed',
    'discovery/versions',
    answers(VERSIONS, (wire) => {
      wire.json.data = [];
    }),
  ],
  [
    'a version has no URL',
    'discovery/version-entries',
    answers(VERSIONS, (wire) => void delete listIn(wire)[0]?.url),
  ],
  [
    'a version is listed twice',
    'discovery/version-entries',
    answers(VERSIONS, (wire) => void listIn(wire).push({ ...listIn(wire)[0] })),
  ],
  [
    'the version is not offered',
    'discovery/versions-wanted',
    answers(VERSIONS, (wire) => {
      wire.json.data = [{ version: '2.0', url: 'https://partner.test/ocpi/2.0' }];
    }),
  ],
  [
    'an endpoint is http',
    'discovery/tls',
    answers(DETAILS, (wire) => {
      endpoints(wire)[1] = {
        ...endpoints(wire)[1],
        url: 'http://partner.test/ocpi/2.2.1/sender/locations',
      };
    }),
    { insecure: false },
  ],
  [
    'details have no endpoints',
    'discovery/details',
    answers(DETAILS, (wire) => void delete objectIn(wire).endpoints),
  ],
  [
    'details are of another version',
    'discovery/details-version',
    answers(DETAILS, (wire) => {
      objectIn(wire).version = '2.2';
    }),
  ],
  [
    'there is no credentials module',
    'discovery/credentials-endpoint',
    answers(DETAILS, (wire) => void endpoints(wire).shift()),
  ],
  [
    'an endpoint has a relative URL',
    'discovery/endpoint-urls',
    answers(DETAILS, (wire) => {
      endpoints(wire)[1] = { ...endpoints(wire)[1], url: '/ocpi/2.2.1/locations' };
    }),
  ],
  [
    'an endpoint does not say its side',
    'discovery/endpoint-roles',
    answers(DETAILS, (wire) => void delete endpoints(wire)[1]?.role),
  ],
  [
    'an endpoint is listed twice',
    'discovery/endpoint-once',
    answers(DETAILS, (wire) => void endpoints(wire).push({ ...endpoints(wire)[1] })),
  ],
  [
    'a module of its own is advertised',
    'discovery/modules',
    answers(
      DETAILS,
      (wire) =>
        void endpoints(wire).push({
          identifier: 'nlabc-extra',
          role: 'SENDER',
          url: 'https://partner.test/x',
        }),
    ),
    { result: 'warn' },
  ],
  [
    'credentials lack the roles',
    'discovery/credentials',
    answers(CREDENTIALS, (wire) => void delete objectIn(wire).roles),
  ],
  [
    'credentials name a URL of another server',
    'discovery/credentials-url',
    answers(CREDENTIALS, (wire) => {
      objectIn(wire).url = 'https://other.test/versions';
    }),
    { result: 'warn' },
  ],
  [
    'a role is named twice',
    'discovery/credentials-roles',
    answers(CREDENTIALS, (wire) => {
      objectIn(wire).roles = [...(objectIn(wire).roles as unknown[]), ...(objectIn(wire).roles as unknown[])];
    }),
  ],
  [
    'the request id is missing',
    'answers/request-id',
    answers(ANY, ({ headers }) => headers.delete('x-request-id')),
  ],
  [
    'the request id is another one',
    'answers/request-id',
    answers(ANY, ({ headers }) => headers.set('x-request-id', 'another')),
  ],
  [
    'the correlation id is missing on errors',
    'answers/correlation-id',
    answers(ANY, ({ headers, status }) => {
      if (status >= 400) {
        headers.delete('x-correlation-id');
      }
    }),
  ],
  [
    'lists come as text/html',
    'answers/json',
    answers(LIST, ({ headers }) => headers.set('content-type', 'text/html')),
  ],
  [
    'a list comes without envelope',
    'answers/envelope',
    answers(LIST, (wire) => {
      wire.text = JSON.stringify(wire.json.data);
    }),
  ],
  [
    'unknown paths give an HTML page',
    'answers/envelope',
    answers(ANY, (wire) => {
      if (wire.status === 404) {
        wire.text = '<html>Not found</html>';
      }
    }),
    { result: 'warn' },
  ],
  [
    'the status code is a text',
    'answers/status-code',
    answers(DETAILS, (wire) => {
      wire.json.status_code = '1000';
    }),
  ],
  [
    'the status code is that of HTTP',
    'answers/status-code',
    answers(DETAILS, (wire) => {
      wire.json.status_code = 200;
    }),
  ],
  ['the timestamp is missing', 'answers/timestamp', answers(ANY, (wire) => void delete wire.json.timestamp)],
  [
    'the timestamp has an offset',
    'answers/timestamp',
    answers(ANY, (wire) => {
      wire.json.timestamp = '2026-01-01T01:00:00+01:00';
    }),
  ],
  [
    'the clock is an hour late',
    'answers/clock',
    answers(ANY, (wire) => {
      wire.json.timestamp = new Date(Date.now() - 3_600_000).toISOString();
    }),
    { result: 'warn' },
  ],
  [
    'the status message is an object',
    'answers/status-message',
    answers(DETAILS, (wire) => {
      wire.json.status_message = { en: 'Success' };
    }),
  ],
  [
    'HTTP 404 says 1000',
    'answers/agree',
    answers(ANY, (wire) => {
      if (wire.status === 404) {
        wire.json.status_code = 1000;
      }
    }),
  ],
  [
    'unknown paths are a success',
    'answers/refused',
    answers(ANY, (wire) => {
      if (wire.status === 404) {
        wire.status = 200;
        wire.json.status_code = 1000;
      }
    }),
  ],
  [
    'a list is a redirect',
    'answers/redirect',
    instead(
      LIST,
      () => new Response(null, { status: 307, headers: { location: 'https://partner.test/elsewhere' } }),
    ),
    { result: 'warn' },
  ],
  ['a list fails', 'answers/answered', instead(LIST, (request) => enveloped(request, 500, 3000))],
  [
    'routing headers are missing',
    'answers/routing',
    answers(ANY, ({ headers }) => headers.delete('ocpi-to-party-id')),
    { result: 'warn' },
  ],
  [
    'routing headers are not turned round',
    'answers/routing',
    answers(LIST, ({ headers }, request) => {
      for (const name of ['party-id', 'country-code']) {
        for (const way of ['to', 'from'])
          headers.set(`ocpi-${way}-${name}`, request.headers.get(`ocpi-${way}-${name}`) ?? '');
      }
    }),
  ],
  [
    'versions are routed',
    'answers/no-routing',
    answers(VERSIONS, ({ headers }) => {
      headers.set('ocpi-to-party-id', 'ABC');
      headers.set('ocpi-to-country-code', 'NL');
    }),
  ],
  [
    'a list is open to everybody',
    'authentication/no-token',
    openDoor((request) => LIST(request) && isAnonymous(request)),
  ],
  [
    'versions are open to everybody',
    'authentication/no-token',
    openDoor((request) => VERSIONS(request) && isAnonymous(request)),
  ],
  [
    'HTTP 403 in place of 401',
    'authentication/no-token',
    answers(isAnonymous, (wire) => {
      wire.status = 403;
    }),
  ],
  [
    'any token is good',
    'authentication/wrong-token',
    openDoor((request) => LIST(request) && !isAnonymous(request)),
  ],
  [
    'Bearer is as good as Token',
    'authentication/scheme',
    openDoor((request) => /^Bearer/.test(request.headers.get('authorization') ?? '')),
    { result: 'warn' },
  ],
  [
    'Base64 is not understood',
    'authentication/base64',
    requests(
      (request) => /^Token bW9jay/.test(request.headers.get('authorization') ?? ''),
      (_, headers) => headers.set('authorization', 'Token nobody'),
    ),
  ],
  [
    'a raw token is not understood',
    'authentication/raw',
    requests(
      (request) => request.headers.get('authorization') === 'Token mock-token-1',
      (_, headers) => headers.set('authorization', 'Token nobody'),
    ),
    { version: '2.1.1' },
  ],
  [
    'our own party is refused',
    'authentication/party',
    instead(
      (request) => LISTS(request) && request.headers.has('ocpi-from-party-id'),
      (request) => enveloped(request, 200, 2001),
    ),
    { result: 'warn' },
  ],
  [
    'anybody may speak for anybody',
    'authentication/foreign-sender',
    requests(LISTS, (_, headers) => headers.delete('ocpi-from-party-id')),
    { result: 'warn' },
  ],
  [
    'requests to anybody are answered',
    'authentication/unknown-receiver',
    requests(LISTS, (_, headers) => headers.delete('ocpi-to-party-id')),
    { result: 'warn' },
  ],
  ['other methods are taken for GET', 'errors/method', nodding(at('PUT', /\/2\.2\.1$/)), { result: 'warn' }],
  [
    'a slash at the end is redirected',
    'errors/trailing-slash',
    instead(
      at('GET', /\/2\.2\.1\/$/),
      () => new Response(null, { status: 301, headers: { location: 'https://partner.test/ocpi/2.2.1' } }),
    ),
    { result: 'warn' },
  ],
  [
    'a request without ids fails',
    'errors/no-ids',
    instead(
      (request) => !request.headers.has('x-request-id'),
      (request) => enveloped(request, 500, 3000),
    ),
  ],
  [
    'bad JSON is OCPI 2001 only',
    'errors/bad-json',
    answers(BODIES, (wire) => {
      wire.status = wire.status === 400 ? 200 : wire.status;
    }),
  ],
  [
    'a missing body is a server error',
    'errors/no-body',
    instead(BODIES, (request) => enveloped(request, 500, 3000)),
  ],
];
