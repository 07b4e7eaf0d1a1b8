import { Header } from '../../core/headers.js';
import { describeAnswer, succeeded } from '../exchange.js';
import { broken, judge, pass, skip, warn } from '../finding.js';
import type { VersionSubject } from '../subjects.js';
import { ask, harmlessUrl } from '../target.js';
import type { Check } from '../types.js';

/** What happens to requests that are a little, or very, wrong. */
export const errorChecks: readonly Check<VersionSubject>[] = [
  {
    id: 'errors/method',
    title: 'A method that an endpoint does not have is refused',
    expected: 'HTTP 405 (or 404)',
    level: 'should',
    cites: ['transport/endpoints/methods'],
    writes: true,
    run: async ({ target }) => {
      const answer = await target.session.send({ method: 'PUT', url: target.detailsUrl, body: {} });
      if (succeeded(answer) || answer.status >= 500 || answer.status === 0)
        return broken(describeAnswer(answer), answer);
      return answer.status === 405 || answer.status === 404
        ? pass(describeAnswer(answer), answer)
        : warn(describeAnswer(answer), answer);
    },
  },
  {
    id: 'errors/trailing-slash',
    title: 'A slash at the end of an endpoint changes nothing',
    expected: 'The same answer with and without it, and no redirect',
    level: 'should',
    cites: ['transport/endpoints/no-redirects'],
    run: async ({ target }) => {
      const bare = target.detailsUrl.replace(/\/+$/, '');
      const url = target.detailsUrl.endsWith('/') ? bare : `${bare}/`;
      const answer = await target.session.send({ url });
      return judge(succeeded(answer), answer);
    },
  },
  {
    id: 'errors/no-ids',
    title: 'A request without ids is answered',
    expected: 'No server error when X-Request-ID and X-Correlation-ID are missing',
    level: 'must',
    cites: ['transport/status/ocpi-layer'],
    versions: ['2.2.1', '2.3.0'],
    run: async ({ target }) => {
      const answer = await target.session.send({
        url: target.detailsUrl,
        without: [Header.requestId, Header.correlationId],
      });
      if (succeeded(answer)) return pass(describeAnswer(answer), answer);
      return answer.status === 0 || answer.status >= 500
        ? broken(describeAnswer(answer), answer)
        : warn(describeAnswer(answer), answer);
    },
  },
  {
    id: 'errors/bad-json',
    title: 'A body that is not JSON is HTTP 400',
    expected: 'HTTP 400',
    level: 'must',
    cites: ['transport/status/bad-json'],
    writes: true,
    run: async ({ target }) => {
      const request = badlyWritten(target);
      if (!request) return skip('There is no endpoint that takes a body.');
      const answer = await ask(target, { ...request, text: '{"id": "OCPIJS", ' });
      return judge(answer.status === 400, answer);
    },
  },
  {
    id: 'errors/no-body',
    title: 'A request that lacks its body is refused',
    expected: 'A refusal as a client error',
    level: 'must',
    cites: ['transport/status/invalid'],
    writes: true,
    run: async ({ target }) => {
      const request = badlyWritten(target);
      if (!request) return skip('There is no endpoint that takes a body.');
      const answer = await ask(target, { ...request, text: '' });
      return judge(!succeeded(answer) && answer.status > 0 && answer.status < 500, answer);
    },
  },
];

/** A request of ours that has a body: a PUT to a Receiver, or a command. */
function badlyWritten(target: VersionSubject['target']): { method: string; url: string } | undefined {
  for (const endpoint of target.endpoints) {
    const operations = Object.values(endpoint.contract.operations);
    const needsParty = operations.some(({ path }) => path.includes('{party_id}'));
    if (
      endpoint.contract.role !== 'RECEIVER' ||
      (needsParty && (!target.session.party || target.isPartyRefused))
    )
      continue;
    if (operations.some(({ kind, method, givenUrl }) => kind === 'write' && method === 'PUT' && !givenUrl)) {
      return { method: 'PUT', url: harmlessUrl(target, endpoint).url };
    }
    const action = operations.find(
      ({ kind, method, path }) => kind === 'action' && method === 'POST' && !path.includes('{'),
    );
    if (action) return { method: 'POST', url: `${endpoint.url.replace(/\/+$/, '')}${action.path}` };
  }
  return undefined;
}
