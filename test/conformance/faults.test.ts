import { describe, expect, test } from 'vitest';
import { allChecks } from '../../src/conformance/plan.js';
import type { CheckResult, Outcome } from '../../src/conformance/types.js';
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

type Given = readonly [role: MockRole, registers: boolean, fault: FaultCase];

/** Makes checks of a partner, all or those of a fault, and gives what they say. */
async function resultsWith(
  [role, registers, [, check, wrap, details = {}]]: Given,
  isFaulty: boolean,
): Promise<readonly CheckResult[]> {
  const same: typeof wrap = (next) => next;
  const { mock, options } = makeTarget(
    role,
    details.version ?? '2.2.1',
    isFaulty ? wrap : same,
    (isFaulty && details.wrapOut) || same,
  );
  const { token, ...rest } = options;
  return resultsOf({
    ...rest,
    ...(registers ? { tokenA: mock.tokenA } : { token: token ?? '' }),
    insecure: details.insecure ?? true,
    ...(isFaulty ? { only: [check, ...(details.also ?? [])] } : {}),
  });
}

const goodRuns = new Map<string, Promise<readonly CheckResult[]>>();

/** All checks of a partner that does everything right: one run for all faults of a kind. */
function goodResults(given: Given): Promise<readonly CheckResult[]> {
  const [role, registers, [, , , { version = '2.2.1', insecure = true } = {}]] = given;
  const key = JSON.stringify([role, registers, version, insecure]);
  const run = goodRuns.get(key) ?? resultsWith(given, false);
  goodRuns.set(key, run);
  return run;
}

const outcomesOf = (check: string, results: readonly CheckResult[]): readonly Outcome[] =>
  results.filter((result) => result.check === check).map(({ result }) => result);

describe.each(groups)('of the faults in %s', (_group, role, registers, faults) => {
  test.each(faults.map((fault) => [fault[0], fault[1], fault] as const))(
    '"%s" is found by %s',
    async (_what, check, fault) => {
      const { result = 'fail' } = fault[3] ?? {};
      const given = [role, registers, fault] as const;
      expect(outcomesOf(check, await resultsWith(given, true))).toContain(result);
      const good = outcomesOf(check, await goodResults(given));
      expect(good.length).toBeGreaterThan(0);
      expect(good).not.toContain(result);
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
