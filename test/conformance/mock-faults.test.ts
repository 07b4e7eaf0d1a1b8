import { expect, test } from 'vitest';
import { faultSyntax } from '../../src/testing/faults/syntax.js';
import { allowedFaults, mockFaults } from './faults-mock.js';
import { makeTarget, resultsOf } from './target.js';

test('every fault of a mock partner has its check', () => {
  const forms = faultSyntax.map(({ form }) => form);
  expect([...Object.keys(mockFaults), ...Object.keys(allowedFaults)].sort()).toEqual([...forms].sort());
  expect(Object.keys(mockFaults).length).toBeGreaterThanOrEqual(40);
});

test.each(Object.entries(mockFaults))('%s is found', async (_form, [rule, check, result = 'fail']) => {
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
