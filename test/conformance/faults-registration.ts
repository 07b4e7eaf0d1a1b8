import type { Answering } from '../../src/conformance/options.js';
import { authorization } from '../../src/core/token.js';
import type { FaultCase } from './faults.js';
import { answers, at, enveloped, instead, nodding, objectIn, openDoor, requests } from './wire.js';

const POST = at('POST', /\/credentials$/);
const PUT = at('PUT', /\/credentials$/);
const DELETE = at('DELETE', /\/credentials$/);
const DETAILS = at('GET', /\/2\.2\.1$/);
const MODULE = at('GET', /\/(sender|receiver)\//);

const TOKEN_A = (['base64', 'raw'] as const).map((encoding) => authorization('mock-token-a-1', encoding));
const withTokenA = (request: Request): boolean =>
  TOKEN_A.includes(request.headers.get('authorization') ?? '');

/** The ids of requests of the partner, taken away or made all the same. */
const anyOut = (): boolean => true;

/** Registration with a CPO in 2.2.1. */
export const registrationFaults: readonly FaultCase[] = [
  [
    'Token A does not open version details',
    'discovery/details',
    instead(
      (request) => DETAILS(request) && withTokenA(request),
      (request) => enveloped(request, 401, 2000),
    ),
  ],
  [
    'Token A does not open credentials',
    'registration/token-a',
    instead(
      (request) => at('GET', /\/credentials$/)(request) && withTokenA(request),
      (request) => enveloped(request, 401, 2000),
    ),
  ],
  [
    'Token A opens all modules',
    'registration/token-a-modules',
    openDoor((request) => MODULE(request) && withTokenA(request)),
  ],
  ['PUT registers', 'registration/put-first', nodding((request) => PUT(request) && withTokenA(request))],
  [
    'DELETE of nobody is a success',
    'registration/delete-first',
    nodding((request) => DELETE(request) && withTokenA(request)),
  ],
  [
    'credentials without a url are a server error',
    'registration/invalid',
    answers(POST, (wire) => {
      if (wire.json.status_code === 2001) {
        wire.status = 500;
      }
    }),
  ],
  [
    'an unusable API is a plain error',
    'registration/unusable',
    answers(POST, (wire) => {
      if (wire.json.status_code === 3001) {
        wire.json.status_code = 2000;
      }
    }),
    { result: 'warn' },
  ],
  [
    'an unusable API is no hindrance',
    'registration/unusable',
    answers(POST, (wire) => {
      if (wire.json.status_code === 3001) {
        wire.json.status_code = 1000;
      }
    }),
  ],
  [
    'registering fails',
    'registration/post',
    answers(POST, (wire) => {
      if (wire.status === 200) {
        wire.json.status_code = 3000;
      }
    }),
  ],
  [
    'Token A is given back',
    'registration/post',
    answers(POST, (wire) => {
      objectIn(wire).token = 'mock-token-a-1';
    }),
  ],
  [
    'the new token has a blank',
    'registration/post',
    answers(POST, (wire) => {
      objectIn(wire).token = 'a new token of mine';
    }),
  ],
  [
    'the new token is short',
    'registration/post',
    answers(POST, (wire) => {
      if (wire.json.status_code === 1000) {
        objectIn(wire).token = 'secret';
      }
    }),
    { result: 'warn' },
  ],
  [
    'our endpoints are not fetched',
    'registration/fetched',
    (next) => async (request) => (POST(request) ? accepting(request) : next(request)),
  ],
  [
    'the partner sends no ids',
    'registration/partner-headers',
    (next) => next,
    { wrapOut: requests(anyOut, (_, headers) => headers.delete('x-request-id')) },
  ],
  [
    'the partner repeats its ids',
    'registration/partner-headers',
    (next) => next,
    { wrapOut: requests(anyOut, (_, headers) => headers.set('x-request-id', 'always')) },
  ],
  [
    'the partner does not encode our token',
    'registration/partner-encoding',
    (next) => next,
    {
      wrapOut: requests(anyOut, (_, headers) =>
        headers.set('authorization', `Token ${atob((headers.get('authorization') ?? '').slice(6))}`),
      ),
    },
  ],
  [
    'the new token opens nothing',
    'registration/token-c',
    instead(
      (request) => MODULE(request) && !withTokenA(request),
      (request) => enveloped(request, 401, 2000),
    ),
  ],
  [
    'Token A stays good',
    'registration/token-a-spent',
    openDoor((request) => DETAILS(request) && withTokenA(request)),
    { result: 'warn' },
  ],
  [
    'one may register twice',
    'registration/post-again',
    nodding((request) => POST(request) && !withTokenA(request)),
  ],
  ['PUT gives no new token', 'registration/put', nodding((request) => PUT(request) && !withTokenA(request))],
  ['PUT keeps the token', 'registration/put', keepingTheToken],
  [
    'on PUT nothing is fetched',
    'registration/put-fetched',
    (next) => async (request) => (PUT(request) && !withTokenA(request) ? accepting(request) : next(request)),
  ],
  ['the old token stays good', 'registration/put-token', rememberingTokens, { result: 'warn' }],
  [
    'PUT to another version keeps the token',
    'registration/switch',
    keepingTheToken,
    { version: ['2.2.1', '2.3.0'] },
  ],
  ['DELETE does nothing', 'registration/delete', nodding(DELETE)],
  ['DELETE is not there', 'registration/delete', instead(DELETE, (request) => enveloped(request, 405, 2000))],
  [
    'DELETE twice is a success',
    'registration/delete-again',
    answers(
      (request) => DELETE(request) && !withTokenA(request),
      (wire) => {
        if (wire.status === 401) {
          wire.status = 200;
          wire.json.status_code = 1000;
        }
      },
    ),
  ],
];

/** Registers without a look at the client. */
function accepting(request: Request): Response {
  const role = { role: 'CPO', country_code: 'NL', party_id: 'ABC', business_details: { name: 'ABC' } };
  return enveloped(request, 200, 1000, {
    token: 'a-token-that-was-just-made',
    url: 'https://partner.test/ocpi/versions',
    roles: [role],
  });
}

/** Version details are given for any token that was ever good. */
function rememberingTokens(next: Answering): Answering {
  const good = new Map<string, Response>();
  return async (request) => {
    const response = await next(request);
    if (!DETAILS(request)) return response;
    const token = request.headers.get('authorization') ?? '';
    if (response.ok) good.set(token, response.clone());
    return (response.status === 401 && good.get(token)?.clone()) || response;
  };
}

/** Every credentials object has the token of the first. */
function keepingTheToken(next: Answering): Answering {
  let last: unknown;
  return answers(
    (request) => POST(request) || PUT(request),
    (wire) => {
      const { token } = objectIn(wire);
      if (last !== undefined && token !== undefined) objectIn(wire).token = last;
      last ??= token;
    },
  )(next);
}
