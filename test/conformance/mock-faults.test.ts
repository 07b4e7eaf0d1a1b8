import { expect, test } from 'vitest';
import type { Outcome } from '../../src/conformance/types.js';
import { faultSyntax } from '../../src/testing/faults/syntax.js';
import { makeTarget, resultsOf } from './target.js';

type Row = readonly [rule: string, check: string, result?: Outcome];

/** What a mock partner can be told to do wrong, and which check finds it. */
const FOUND: Readonly<Record<string, Row>> = {
  'delay-MS': ['locations.list:*:delay-3000', 'answers/answered'],
  timeout: ['locations.list:*:timeout', 'answers/answered'],
  'timeout-processed': ['locations.list:*:timeout-processed', 'answers/answered'],
  'connection-error': ['locations.list:*:connection-error', 'answers/answered'],
  'connection-error-processed': ['locations.list:*:connection-error-processed', 'answers/answered'],
  'http-STATUS': ['locations.list:*:http-503', 'answers/answered'],
  'http-STATUS-envelope': ['locations.list:*:http-404-envelope', 'lists/answer'],
  'ocpi-CODE': ['locations.list:*:ocpi-3000', 'answers/agree'],
  'rate-limit': ['locations.list:*:rate-limit', 'lists/answer'],
  'rate-limit-SECONDS': ['locations.list:*:rate-limit-0', 'lists/answer'],
  'rate-limit-date-SECONDS': ['locations.list:*:rate-limit-date-0', 'lists/answer'],
  'truncated-json': ['locations.list:*:truncated-json', 'answers/json'],
  'malformed-json': ['locations.list:*:malformed-json', 'answers/json'],
  html: ['locations.list:*:html', 'answers/envelope'],
  'html-STATUS': ['locations.getLocation:*:html-404', 'lists/get-unknown', 'warn'],
  'content-type': ['locations.list:*:content-type', 'answers/json'],
  'missing-ids': ['*:*:missing-ids', 'answers/request-id'],
  'missing-link': ['locations.list:*:missing-link', 'lists/link'],
  'missing-total': ['locations.list:*:missing-total', 'lists/total'],
  'missing-limit': ['locations.list:*:missing-limit', 'lists/limit-header'],
  'wrong-ids': ['*:*:wrong-ids', 'answers/correlation-id'],
  'wrong-link': ['locations.list:*:wrong-link', 'lists/link-url'],
  'wrong-total': ['locations.list:*:wrong-total', 'lists/total'],
  'wrong-limit': ['locations.list:*:wrong-limit', 'lists/limit-header'],
  'oversized-page': ['locations.list:*:oversized-page', 'lists/limit'],
  'repeated-page': ['locations.list:*:repeated-page', 'lists/offset'],
  'link-loop': ['locations.list:*:link-loop', 'lists/complete'],
  'shrinking-total': ['locations.list:*:shrinking-total', 'lists/total-pages'],
  'stale-page': ['locations.list:*:stale-page', 'lists/get-object'],
  'shifted-page': ['locations.list:*:shifted-page', 'lists/offset'],
  'shifted-page-back': ['locations.list:3+:shifted-page-back', 'lists/offset'],
  'wrong-token': ['registration.3:*:wrong-token', 'registration/token-c'],
  'token-refused': ['locations.list:*:token-refused', 'lists/answer'],
  'result-never': ['commands.cancelReservation:*:result-never', 'commands/result'],
  'result-twice': ['commands.cancelReservation:*:result-twice', 'commands/result', 'warn'],
  'result-late-MS': ['commands.cancelReservation:*:result-late-900', 'commands/result'],
};

/** A server may give one object at a time, when it says so. */
const ALLOWED = ['one-item-pages'];

test('every fault of a mock partner has its check', () => {
  const forms = faultSyntax.map(({ form }) => form);
  expect([...Object.keys(FOUND), ...ALLOWED].sort()).toEqual([...forms].sort());
});

test.each(Object.entries(FOUND))('%s is found', async (_form, [rule, check, result = 'fail']) => {
  const { mock, options } = makeTarget('CPO', '2.2.1', undefined, undefined, [rule]);
  const { token, ...rest } = options;
  const registers = /^(registration|commands)/.test(rule);
  const access = registers ? { tokenA: mock.tokenA } : { token: token ?? '' };
  const results = await resultsOf({
    ...rest,
    ...access,
    timeout: /timeout|delay/.test(rule) ? 1000 : 10_000,
    only: [check],
  });
  const where = results.filter((one) => one.check === check);
  expect(where.map((one) => one.result)).toContain(result);
});
