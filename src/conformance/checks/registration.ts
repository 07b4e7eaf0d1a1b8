import { Header } from '../../core/headers.js';
import { read } from '../../core/read.js';
import { authorization, generateToken, isToken } from '../../core/token.js';
import { describeAnswer, type Exchange, refused, succeeded } from '../exchange.js';
import { broken, counted, judge, pass, skip, some, warn } from '../finding.js';
import type { Handshake, RegistrationSubject } from '../registration.js';
import { ask, harmlessUrl } from '../target.js';
import type { Check, Finding } from '../types.js';
import { refusedWith2001 } from './receivers.js';

/** Before we register: what Token A is good for, and what is refused. */
export const invitedChecks: readonly Check<RegistrationSubject>[] = [
  {
    id: 'registration/token-a',
    title: 'Token A opens versions, details and credentials',
    expected: 'Success for each of them',
    level: 'must',
    cites: ['credentials/get', 'transport/authorization/token-a'],
    run: async ({ session, target, credentialsUrl, tokenA }) => {
      const urls = [session.options.url, target.detailsUrl, credentialsUrl];
      for (const url of urls) {
        const answer = await session.send({ url, token: tokenA });
        if (!succeeded(answer)) return broken(describeAnswer(answer), answer);
      }
      return pass('Each of them', session.last);
    },
  },
  {
    id: 'registration/token-a-modules',
    title: 'Token A opens no other module',
    expected: 'HTTP 401',
    level: 'must',
    cites: ['transport/authorization/token-a'],
    versions: ['2.2.1', '2.3.0'],
    run: async ({ session, target, tokenA }) => {
      if (target.endpoints.length === 0) return skip('There is no other module.');
      for (const endpoint of target.endpoints) {
        const { url, expects } = harmlessUrl(target, endpoint);
        const answer = await session.send({ url, token: tokenA });
        if (answer.status !== 401 && expects !== 'nothing')
          return broken(`${endpoint.place}: ${describeAnswer(answer)}`, answer);
      }
      return pass(`HTTP 401 for ${counted(target.endpoints.length, 'endpoint')}`, session.last);
    },
  },
  {
    id: 'registration/put-first',
    title: 'PUT before registration is HTTP 405',
    expected: 'HTTP 405',
    level: 'must',
    cites: ['credentials/update-unregistered'],
    run: async (subject) => notAllowed(subject, 'PUT'),
  },
  {
    id: 'registration/delete-first',
    title: 'DELETE before registration is HTTP 405',
    expected: 'HTTP 405',
    level: 'must',
    cites: ['credentials/unregister-unregistered'],
    run: async (subject) => notAllowed(subject, 'DELETE'),
  },
  {
    id: 'registration/invalid',
    title: 'Credentials without a url are refused',
    expected: 'OCPI 2001',
    level: 'must',
    cites: ['credentials/register-invalid', 'transport/status/invalid'],
    run: async (subject) => {
      const { url: _, ...body } = subject.credentials(generateToken()) as { url: string };
      return refusedWith2001(
        await subject.session.send({
          method: 'POST',
          url: subject.credentialsUrl,
          token: subject.tokenA,
          body,
        }),
      );
    },
  },
  {
    id: 'registration/unusable',
    title: 'When our API fails, the answer is 3001',
    expected: 'OCPI 3001, and no registration',
    level: 'should',
    cites: ['credentials/register-unusable'],
    run: async (subject) => {
      const body = subject.credentials(generateToken(), subject.platform.brokenUrl);
      const answer = await subject.session.send({
        method: 'POST',
        url: subject.credentialsUrl,
        token: subject.tokenA,
        body,
      });
      if (succeeded(answer)) return { verdict: 'fail', got: 'It registers all the same.', exchange: answer };
      return judge(answer.envelope?.statusCode === 3001, answer);
    },
  },
];

/** Registering. */
export const registeringChecks: readonly Check<RegistrationSubject>[] = [
  {
    id: 'registration/post',
    title: 'POST registers and gives a new token',
    expected: 'Valid credentials with a token that is neither Token A nor ours',
    level: 'must',
    cites: ['credentials/register', 'credentials/token'],
    run: async (subject) => judgeHandshake(subject, await subject.register(), subject.tokenA),
  },
  {
    id: 'registration/fetched',
    title: 'Our versions and endpoints are fetched meanwhile',
    expected: 'GET of versions and version details with our token, before the answer',
    level: 'must',
    cites: ['credentials/register-fetch'],
    run: async (subject) => judgeFetched(subject, await subject.register()),
  },
  {
    id: 'registration/partner-headers',
    title: 'The partner’s own requests carry ids',
    expected: 'X-Request-ID, different for each request, and X-Correlation-ID',
    level: 'must',
    cites: ['credentials/register-ids'],
    versions: ['2.2.1', '2.3.0'],
    run: async (subject) => {
      const { exchange, received } = await subject.register();
      if (received.length === 0) return skip('The partner made no request.', exchange);
      const ids = received.map(({ headers }) => headers.get(Header.requestId));
      const complete = received.every(
        ({ headers }) => headers.get(Header.requestId) && headers.get(Header.correlationId),
      );
      return judge(
        complete && new Set(ids).size === ids.length,
        exchange,
        `X-Request-ID of ${received.length} requests: ${new Set(ids.filter(Boolean)).size} different ones`,
      );
    },
  },
  {
    id: 'registration/partner-encoding',
    title: 'The partner encodes our token with Base64',
    expected: 'Our token in Base64 after the word Token',
    level: 'must',
    cites: ['transport/authorization/base64'],
    versions: ['2.2.1', '2.3.0'],
    run: async (subject) => {
      const { exchange, received, given } = await subject.register();
      const [first] = received;
      if (!first) return skip('The partner made no request.', exchange);
      const encoded = authorization(given, 'base64').toLowerCase();
      const isEncoded = first.headers.get(Header.authorization)?.toLowerCase() === encoded;
      return judge(isEncoded, exchange, isEncoded ? 'Base64' : 'Not in Base64 at first');
    },
  },
  {
    id: 'registration/token-c',
    title: 'The new token opens everything',
    expected: 'Success for versions and for every list',
    level: 'must',
    cites: ['credentials/token-c'],
    run: async (subject) => {
      const { exchange, token } = await subject.register();
      if (token === undefined) return skip('There is no new token.', exchange);
      const { session, target } = subject;
      for (const url of [session.options.url, target.detailsUrl]) {
        const answer = await session.send({ url, token });
        if (!succeeded(answer)) return broken(describeAnswer(answer), answer);
      }
      for (const endpoint of target.endpoints) {
        const answer = await ask(target, { url: harmlessUrl(target, endpoint).url, token });
        if (answer.status === 401 || answer.status === 403)
          return broken(`${endpoint.place}: ${describeAnswer(answer)}`, answer);
      }
      return pass('Everything', session.last);
    },
  },
  {
    id: 'registration/token-a-spent',
    title: 'Token A is of no use any more',
    expected: 'HTTP 401 for version details',
    level: 'should',
    cites: ['credentials/token-a-spent'],
    run: async (subject) => {
      const { exchange, token } = await subject.register();
      if (token === undefined) return skip('We are not registered.', exchange);
      const answer = await subject.session.send({ url: subject.target.detailsUrl, token: subject.tokenA });
      return judge(answer.status === 401, answer);
    },
  },
  {
    id: 'registration/post-again',
    title: 'POST when registered is HTTP 405',
    expected: 'HTTP 405',
    level: 'must',
    cites: ['credentials/register-once'],
    run: async (subject) => {
      const { exchange, token } = await subject.register();
      if (token === undefined) return skip('We are not registered.', exchange);
      return notAllowed(subject, 'POST', token);
    },
  },
];

async function notAllowed(
  subject: RegistrationSubject,
  method: 'POST' | 'PUT' | 'DELETE',
  token = subject.tokenA,
): Promise<Finding> {
  const body = method === 'DELETE' ? undefined : subject.credentials(generateToken());
  const answer = await subject.session.send({ method, url: subject.credentialsUrl, token, body });
  return judge(answer.status === 405, answer);
}

/** The answer to POST and PUT: credentials, with a token that is new. */
export function judgeHandshake(
  subject: RegistrationSubject,
  { exchange, token, given }: Handshake,
  old: string,
): Finding {
  if (!succeeded(exchange)) return broken(describeAnswer(exchange), exchange);
  const { ok, issues } = read(subject.target.known.version.credentials.schema, exchange.envelope?.data);
  if (!ok) return broken(some(issues.map((issue) => `${issue.pointer || '/'}: ${issue.message}`)), exchange);
  if (token === undefined || !isToken(token))
    return broken('The token is not 1 to 64 printable ASCII characters.', exchange);
  if (token === old || token === given)
    return broken(`The token is ${token === old ? 'the old one' : 'ours'}.`, exchange);
  return token.length < 16
    ? warn(`A token of ${token.length} characters can be guessed.`, exchange)
    : pass('New credentials', exchange);
}

/** Whether our versions and version details were read. */
export function judgeFetched(subject: RegistrationSubject, { exchange, received }: Handshake): Finding {
  if (!succeeded(exchange)) return skip(describeAnswer(exchange), exchange);
  const asked = received.filter(({ method }) => method === 'GET').map(({ path }) => path.replace(/\/+$/, ''));
  const versions = asked.some((path) => path.endsWith('versions'));
  const details = asked.some((path) => path.endsWith(subject.target.number));
  return judge(
    versions && details,
    exchange,
    asked.length === 0 ? 'Nothing was fetched.' : `Fetched: ${some(asked)}`,
  );
}

/** Whether a token opens nothing any more. */
export const isDead = (answer: Exchange): boolean =>
  refused(answer) && (answer.status === 401 || answer.status === 403);
