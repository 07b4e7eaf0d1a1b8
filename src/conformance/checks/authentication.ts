import { Header } from '../../core/headers.js';
import { randomText } from '../../core/random.js';
import { describeAnswer, type Exchange, refused, succeeded } from '../exchange.js';
import { broken, judge, pass, skip, warn } from '../finding.js';
import type { ProtectedSubject, VersionSubject } from '../subjects.js';
import { ask, fullRouting, readableLists } from '../target.js';
import type { Check, Finding } from '../types.js';

/** HTTP 401, or another refusal where GET is not a method of the endpoint. */
function unauthorized(answer: Exchange, { isReadable }: ProtectedSubject): Finding {
  if (answer.status === 401) return pass(describeAnswer(answer), answer);
  const hidden = !isReadable && (answer.status === 404 || answer.status === 405);
  return hidden ? warn(describeAnswer(answer), answer) : broken(describeAnswer(answer), answer);
}

/** Whether every endpoint asks who is there. */
export const protectionChecks: readonly Check<ProtectedSubject>[] = [
  {
    id: 'authentication/no-token',
    title: 'Nothing is given without a token',
    expected: 'HTTP 401',
    level: 'must',
    cites: ['transport/authorization/missing'],
    run: async (subject) =>
      unauthorized(await ask(subject.target, { url: subject.url, token: null }), subject),
  },
  {
    id: 'authentication/wrong-token',
    title: 'Nothing is given for a token that nobody has',
    expected: 'HTTP 401',
    level: 'must',
    cites: ['transport/authorization/unknown'],
    run: async (subject) =>
      unauthorized(
        await ask(subject.target, { url: subject.url, token: `ocpijs-${randomText(32)}` }),
        subject,
      ),
  },
  {
    id: 'authentication/scheme',
    title: 'The token is not accepted under another scheme',
    expected: 'HTTP 401 for Authorization: Bearer',
    level: 'should',
    cites: ['transport/authorization/scheme'],
    applies: ({ place }) => place === 'details',
    run: async (subject) => {
      const { token } = subject.target.session;
      if (token === undefined) return skip('There is no token.');
      const headers = { [Header.authorization]: `Bearer ${token}` };
      return unauthorized(await ask(subject.target, { url: subject.url, token: null, headers }), subject);
    },
  },
];

const FOREIGN = { country_code: 'ZZ', party_id: 'XXX' };

/** How the token is written, and what it stands for. */
export const identityChecks: readonly Check<VersionSubject>[] = [
  {
    id: 'authentication/base64',
    title: 'A Base64-encoded token is accepted',
    expected: 'Success with the token in Base64',
    level: 'must',
    cites: ['transport/authorization/base64'],
    versions: ['2.2.1', '2.3.0'],
    run: async ({ target }) => {
      const answer = await target.session.send({ url: target.detailsUrl, encoding: 'base64' });
      if (answer.status === 401) return broken('HTTP 401; only the token as it is was accepted.', answer);
      return judge(succeeded(answer), answer);
    },
  },
  {
    id: 'authentication/raw',
    title: 'A token that is not encoded is accepted',
    expected: 'Success with the token as it is',
    level: 'must',
    cites: ['transport/authorization/scheme'],
    versions: ['2.1.1'],
    run: async ({ target }) =>
      judgeSuccess(await target.session.send({ url: target.detailsUrl, encoding: 'raw' })),
  },
  {
    id: 'authentication/party',
    title: 'The partner knows our party as the one of the token',
    expected: 'Success when OCPI-from names our party',
    level: 'should',
    cites: ['transport/authorization/identity'],
    versions: ['2.2.1', '2.3.0'],
    run: async ({ target }) => {
      const [list] = readableLists(target.endpoints);
      const { party } = target.session;
      if (!list || !party)
        return skip('There is no list, or our party is not known; the option party says it.');
      const answer = await ask(target, { url: list.url, routing: fullRouting(target, list.url) });
      if (!target.isPartyRefused) return pass(describeAnswer(answer), answer);
      const name = `${party.country_code}/${party.party_id}`;
      return broken(`${describeAnswer(answer)}; is ${name} the party that is registered?`, answer);
    },
  },
  {
    id: 'authentication/foreign-sender',
    title: 'A party that the token does not stand for cannot speak',
    expected: 'A refusal when OCPI-from names another party',
    level: 'must',
    cites: ['transport/authorization/identity'],
    versions: ['2.2.1', '2.3.0'],
    run: async ({ target }) => {
      const [list] = readableLists(target.endpoints);
      const [to] = target.roles;
      if (!list || !to) return skip('There is no list, or no role of the partner.');
      const answer = await ask(target, { url: list.url, routing: { to, from: FOREIGN } });
      if (refused(answer)) return pass(describeAnswer(answer), answer);
      return warn('It is answered as if the token decided alone.', answer);
    },
  },
  {
    id: 'authentication/unknown-receiver',
    title: 'A request for a party that is not served is refused',
    expected: 'A refusal when OCPI-to names another party; 4001 by a hub',
    level: 'should',
    cites: ['transport/routing/unknown-receiver'],
    versions: ['2.2.1', '2.3.0'],
    run: async ({ target }) => {
      const [list] = readableLists(target.endpoints);
      const { party } = target.session;
      if (!list || !party)
        return skip('There is no list, or our party is not known; the option party says it.');
      const answer = await ask(target, { url: list.url, routing: { to: FOREIGN, from: party } });
      return judge(refused(answer), answer);
    },
  },
];

const judgeSuccess = (answer: Exchange): Finding => judge(succeeded(answer), answer);
