import { describe, expect, test } from 'vitest';
import { allChecks } from '../../src/conformance/plan.js';
import type { Outcome } from '../../src/conformance/types.js';
import type { MockRole } from '../../src/testing/mock/options.js';
import type { FaultCase } from './faults.js';
import { discoveryFaults } from './faults-discovery.js';
import { listFaults } from './faults-lists.js';
import { registrationFaults } from './faults-registration.js';
import { commandFaults, receiverFaults } from './faults-writing.js';
import { makeTarget, resultsOf } from './target.js';

const groups: readonly (readonly [string, MockRole, boolean, readonly FaultCase[]])[] = [
  ['discovery, answers and authentication', 'CPO', false, discoveryFaults],
  ['lists', 'CPO', false, listFaults],
  ['receivers and tokens', 'EMSP', false, receiverFaults],
  ['commands', 'CPO', true, commandFaults],
  ['registration', 'CPO', true, registrationFaults],
];

/** Makes one check on a partner, with its fault or without. */
async function outcomes(
  role: MockRole,
  registers: boolean,
  [, check, wrap, details = {}]: FaultCase,
  isFaulty: boolean,
): Promise<readonly Outcome[]> {
  const same: typeof wrap = (next) => next;
  const { mock, options } = makeTarget(
    role,
    details.version ?? '2.2.1',
    isFaulty ? wrap : same,
    (isFaulty && details.wrapOut) || same,
  );
  const { token, ...rest } = options;
  const results = await resultsOf({
    ...rest,
    ...(registers ? { tokenA: mock.tokenA } : { token: token ?? '' }),
    insecure: details.insecure ?? true,
    only: [check, ...(details.also ?? [])],
  });
  return results.filter((result) => result.check === check).map(({ result }) => result);
}

describe.each(groups)('of the faults in %s', (_group, role, registers, faults) => {
  test.each(faults.map((fault) => [fault[0], fault[1], fault] as const))(
    '"%s" is found by %s',
    async (_what, _check, fault) => {
      const { result = 'fail' } = fault[3] ?? {};
      expect(await outcomes(role, registers, fault, true)).toContain(result);
      expect(await outcomes(role, registers, fault, false)).not.toContain(result);
    },
  );
});

const all = groups.flatMap(([, , , faults]) => faults);

test('there are far more than forty faults', () => {
  expect(all.length).toBeGreaterThan(120);
});

test('every check is shown to find something', () => {
  const found = new Set(all.map(([, check]) => check));
  const idle = allChecks.map(({ id }) => id).filter((id) => !found.has(id));
  expect(idle).toEqual([]);
});
