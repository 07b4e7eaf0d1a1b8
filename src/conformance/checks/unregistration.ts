import { describeAnswer, succeeded } from '../exchange.js';
import { broken, judge, pass, skip } from '../finding.js';
import type { RegistrationSubject } from '../registration.js';
import type { Check } from '../types.js';
import { isDead, judgeFetched, judgeHandshake } from './registration.js';

const NOT_REGISTERED = 'We are not registered.';

/** The version is another one than before: a PUT to its credentials endpoint leads there. */
export const switchingChecks: readonly Check<RegistrationSubject>[] = [
  {
    id: 'registration/switch',
    title: 'PUT to the credentials endpoint of another version leads to that version',
    expected: 'Valid credentials of the version with a token that is new',
    level: 'must',
    cites: ['credentials/update', 'credentials/token'],
    run: async (subject) => judgeHandshake(subject, await subject.register(), subject.before ?? ''),
  },
];

/** After everything else: new credentials, and the end of the registration. */
export const unregisteringChecks: readonly Check<RegistrationSubject>[] = [
  {
    id: 'registration/put',
    title: 'PUT changes the credentials and gives a new token',
    expected: 'Valid credentials with a token that is new',
    level: 'must',
    cites: ['credentials/update', 'credentials/token'],
    run: async (subject) => {
      const { token, exchange } = await subject.register();
      if (token === undefined) return skip(NOT_REGISTERED, exchange);
      return judgeHandshake(subject, await subject.update(), token);
    },
  },
  {
    id: 'registration/put-fetched',
    title: 'On PUT our endpoints are fetched again',
    expected: 'GET of versions and version details with our new token, before the answer',
    level: 'must',
    cites: ['credentials/update-fetch'],
    run: async (subject) => {
      const { token, exchange } = await subject.register();
      return token === undefined
        ? skip(NOT_REGISTERED, exchange)
        : judgeFetched(subject, await subject.update());
    },
  },
  {
    id: 'registration/put-token',
    title: 'The new token is good, and the old one then no longer',
    expected: 'Success with the new token, HTTP 401 with the old one afterwards',
    level: 'should',
    cites: ['credentials/update-token'],
    run: async (subject) => {
      const { token: old } = await subject.register();
      const { token, exchange } = await subject.update();
      if (old === undefined || token === undefined) return skip(NOT_REGISTERED, exchange);
      const { session, target } = subject;
      const now = await session.send({ url: target.detailsUrl, token });
      if (!succeeded(now))
        return { verdict: 'fail', got: `With the new token: ${describeAnswer(now)}`, exchange: now };
      const before = await session.send({ url: target.detailsUrl, token: old });
      return judge(isDead(before), before, `With the old token: ${describeAnswer(before)}`);
    },
  },
  {
    id: 'registration/delete',
    title: 'DELETE ends the registration',
    expected: 'OCPI 1xxx, and HTTP 401 with the token afterwards',
    level: 'must',
    cites: ['credentials/unregister'],
    run: async (subject) => {
      const { token, exchange } = await subject.register();
      if (token === undefined) return skip(NOT_REGISTERED, exchange);
      const answer = await subject.unregister();
      if (!succeeded(answer)) return broken(describeAnswer(answer), answer);
      const after = await subject.session.send({ url: subject.target.detailsUrl });
      return judge(isDead(after), after, `Afterwards: ${describeAnswer(after)}`);
    },
  },
  {
    id: 'registration/delete-again',
    title: 'DELETE when not registered is refused',
    expected: 'HTTP 405, or 401 because the token is gone',
    level: 'must',
    cites: ['credentials/unregister-unregistered'],
    run: async (subject) => {
      const { token, exchange } = await subject.register();
      if (token === undefined) return skip(NOT_REGISTERED, exchange);
      await subject.unregister();
      const answer = await subject.session.send({ method: 'DELETE', url: subject.credentialsUrl });
      const isRefused = answer.status === 405 || answer.status === 401;
      return isRefused ? pass(describeAnswer(answer), answer) : broken(describeAnswer(answer), answer);
    },
  },
];
