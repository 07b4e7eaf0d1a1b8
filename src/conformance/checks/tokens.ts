import { read } from '../../core/read.js';
import { fillPath, joinUrl, queryString } from '../../core/url.js';
import { describeAnswer, succeeded } from '../exchange.js';
import { broken, judge, pass, skip, some, warn } from '../finding.js';
import { ask, operationOf } from '../target.js';
import type { Check, Finding } from '../types.js';
import type { ListSubject } from './list-subject.js';

/** Authorization in real time: a question about a Token of the list, and one about a Token that nobody has. */
export const tokenChecks: readonly Check<ListSubject>[] = [
  {
    id: 'tokens/authorize',
    title: 'A Token of the list is authorized, or not, with all that belongs to the answer',
    expected: 'A valid AuthorizationInfo',
    level: 'must',
    cites: ['tokens/authorize'],
    writes: true,
    run: checkAuthorize,
  },
  {
    id: 'tokens/authorize-unknown',
    title: 'A Token that nobody has is not authorized',
    expected: 'HTTP 404, with OCPI 2004',
    level: 'must',
    cites: ['tokens/authorize-unknown', 'tokens/authorize'],
    writes: true,
    run: async (list) => {
      const answer = await authorize(list, `OCPIJS-${list.target.session.run}`, {});
      const { allowed } = (answer.envelope?.data ?? {}) as { allowed?: unknown };
      if (allowed === 'ALLOWED') return { verdict: 'fail', got: 'It is ALLOWED.', exchange: answer };
      if (answer.status === 404)
        return answer.envelope?.statusCode === 2004
          ? pass(describeAnswer(answer), answer)
          : warn(describeAnswer(answer), answer);
      const isRefused = !succeeded(answer) || allowed !== undefined;
      return isRefused && list.target.number === '2.1.1'
        ? pass(describeAnswer(answer), answer)
        : broken(describeAnswer(answer), answer);
    },
  },
];

async function authorize(list: ListSubject, uid: string, query: Readonly<Record<string, unknown>>) {
  const operation = operationOf(list.endpoint.contract, 'authorize');
  const path = fillPath(operation?.path ?? '', { token_uid: uid });
  return ask(list.target, {
    method: 'POST',
    url: `${joinUrl(list.endpoint.url, path)}${queryString(query)}`,
  });
}

async function checkAuthorize(list: ListSubject): Promise<Finding> {
  const { items, exchange } = await list.first();
  const token = items.find(({ uid }) => typeof uid === 'string' && uid !== '');
  if (!token) return skip('The list has no Token.', exchange);
  const answer = await authorize(
    list,
    String(token.uid),
    list.target.known.version.routed ? { type: token.type } : {},
  );
  const schema = operationOf(list.endpoint.contract, 'authorize')?.data;
  if (answer.envelope?.statusCode === 2002)
    return pass('OCPI 2002: it is authorized with a location only.', answer);
  if (!succeeded(answer) || !schema) return broken(describeAnswer(answer), answer);
  const { ok, issues, raw } = read(schema, answer.envelope?.data);
  if (!ok) return broken(some(issues.map((issue) => `${issue.pointer || '/'}: ${issue.message}`)), answer);
  return judge(
    issues.length === 0,
    answer,
    issues.length === 0
      ? `allowed: ${(raw as { allowed: string }).allowed}`
      : some(issues.map(({ message }) => message)),
  );
}
