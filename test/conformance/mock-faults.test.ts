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
  'ocpi-CODE-http-STATUS': ['locations.list:*:ocpi-1000-http-500', 'answers/agree'],
  'redirect-STATUS': ['locations.list:*:redirect-301', 'answers/redirect', 'warn'],
  'redirect-loop': ['locations.list:*:redirect-loop', 'answers/redirect', 'warn'],
  'redirect-elsewhere': ['locations.list:*:redirect-elsewhere', 'answers/redirect', 'warn'],
  'broken-body': ['locations.list:*:broken-body', 'answers/answered'],
  'empty-body': ['locations.list:*:empty-body', 'answers/json'],
  'missing-timestamp': ['locations.list:*:missing-timestamp', 'answers/timestamp'],
  'null-message': ['locations.list:*:null-message', 'answers/status-message', 'warn'],
  'text-code': ['locations.list:*:text-code', 'answers/status-code'],
  'missing-data': ['locations.list:*:missing-data', 'lists/answer'],
  'null-data': ['locations.list:*:null-data', 'lists/answer'],
  'object-data': ['locations.list:*:object-data', 'lists/answer'],
  'text-data': ['locations.list:*:text-data', 'lists/answer'],
  'relative-link': ['locations.list:*:relative-link', 'lists/link-url'],
  'malformed-link': ['locations.list:*:malformed-link', 'lists/link'],
  'http-link': ['locations.list:*:http-link', 'lists/link-url'],
  'no-pages': ['locations.list:*:no-pages', 'lists/limit'],
  'zero-limit': ['locations.list:*:zero-limit', 'lists/complete'],
  'missing-location': ['cdrs.postCdr:*:missing-location', 'cdrs/location'],
  'wrong-location': ['cdrs.postCdr:*:wrong-location', 'cdrs/location'],
  'wrong-token': ['registration.3:*:wrong-token', 'registration/token-c'],
  'token-refused': ['locations.list:*:token-refused', 'lists/answer'],
  'result-never': ['commands.cancelReservation:*:result-never', 'commands/result'],
  'result-twice': ['commands.cancelReservation:*:result-twice', 'commands/result', 'warn'],
  'result-late-MS': ['commands.cancelReservation:*:result-late-900', 'commands/result'],
};

/**
 * What a server may do: one object at a time when it says so, links beside the next one, and times that end without a Z. A
 * byte order mark is taken away before anybody could see it.
 */
const ALLOWED = ['one-item-pages', 'doubled-link', 'several-links', 'zoneless-timestamp', 'byte-order-mark'];

test('every fault of a mock partner has its check', () => {
  const forms = faultSyntax.map(({ form }) => form);
  expect([...Object.keys(FOUND), ...ALLOWED].sort()).toEqual([...forms].sort());
});

test.each(Object.entries(FOUND))('%s is found', async (_form, [rule, check, result = 'fail']) => {
  const role = rule.startsWith('cdrs.') ? 'EMSP' : 'CPO';
  const { mock, options } = makeTarget(role, '2.2.1', undefined, undefined, [rule]);
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
