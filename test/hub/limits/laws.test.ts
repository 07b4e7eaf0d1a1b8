import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createLimits, type LimitedCall } from '../../../src/hub/limits/limits.js';
import { FakeClock, outcomeOf, settle, Work } from './support.js';

const source = fc.constantFrom('A', 'B', 'C');
const target = fc.constantFrom('T', 'U');
const step = fc.oneof(
  fc.record({
    do: fc.constant('call' as const),
    source,
    target,
    canAbort: fc.boolean(),
    isPatient: fc.boolean(),
  }),
  fc.record({ do: fc.constantFrom('answer' as const, 'fail' as const, 'abort' as const), which: fc.nat(20) }),
  fc.record({ do: fc.constant('pass' as const), time: fc.constantFrom(1, 60, 150, 1000) }),
);
const options = fc.record({
  underWay: fc.integer({ min: 1, max: 4 }),
  waiting: fc.integer({ min: 0, max: 5 }),
  share: fc.constantFrom(0.3, 0.5, 1),
  perSource: fc.integer({ min: 1, max: 12 }),
  failures: fc.integer({ min: 1, max: 4 }),
  patient: fc.integer({ min: 1, max: 3 }),
  patientInAll: fc.integer({ min: 1, max: 4 }),
});

test('whatever happens, no limit is exceeded, every message ends once, and nothing is left behind', async () => {
  await fc.assert(
    fc.asyncProperty(options, fc.array(step, { maxLength: 60 }), async (given, steps) => {
      const clock = new FakeClock();
      const limits = createLimits({ ...given, clock, timeout: 200, cooldown: 100 });
      const work = new Work();
      const waitingEach = Math.max(1, Math.ceil(given.waiting * given.share));
      const aborts: AbortController[] = [];
      const outcomes: { state: string }[] = [];
      let settled = 0;
      const patient: string[] = [];
      const call = (one: LimitedCall): void => {
        const promise = limits.run(one, (signal) => {
          if (one.isPatient) {
            patient.push(one.target);
            signal.addEventListener('abort', () => patient.splice(patient.indexOf(one.target), 1));
          }
          const done = work.run(signal);
          const end = () =>
            signal.aborted || !one.isPatient || patient.splice(patient.indexOf(one.target), 1);
          done.then(end, end);
          return done;
        });
        outcomes.push(outcomeOf(promise));
        const count = () => {
          settled += 1;
        };
        promise.then(count, count);
      };
      for (const one of steps) {
        if (one.do === 'call') {
          const controller = new AbortController();
          if (one.canAbort) aborts.push(controller);
          call({ ...one, signal: one.canAbort ? controller.signal : undefined });
        } else if (one.do === 'pass') await clock.pass(one.time);
        else if (one.do === 'abort') aborts[one.which]?.abort(new Error('gone'));
        else if (one.do === 'answer') work.started[one.which]?.answer();
        else work.started[one.which]?.fail();
        await settle();
        for (const id of ['T', 'U']) {
          const state = limits.stateOf(id);
          expect(state.underWay).toBeLessThanOrEqual(given.underWay);
          expect(state.waiting).toBeLessThanOrEqual(given.waiting);
          expect(state.waiting).toBeLessThanOrEqual(3 * waitingEach);
          // Nobody waits for a target that has nothing to do, nor for one that is left alone.
          if (state.underWay === 0 || state.circuit === 'open') expect(state.waiting).toBe(0);
        }
        expect(patient.length).toBeLessThanOrEqual(given.patientInAll);
        for (const id of ['T', 'U']) {
          expect(patient.filter((one) => one === id).length).toBeLessThanOrEqual(given.patient);
        }
        const pending = outcomes.filter(({ state }) => state === 'pending').length;
        expect(clock.timers).toBeLessThanOrEqual(pending);
      }
      expect(outcomes.length - settled).toBeGreaterThanOrEqual(patient.length);
      // Patient messages have their time one after the other.
      await clock.pass(200 * (steps.length + 1));
      expect(outcomes.filter(({ state }) => state === 'pending')).toEqual([]);
      expect(settled).toBe(outcomes.length);
      expect(clock.timers).toBe(0);
      // An answer closes every circuit, and then nothing is remembered.
      await clock.pass(1_000_000);
      for (const id of ['T', 'U']) await limits.run({ source: 'A', target: id }, async () => 'up');
      expect(limits.size()).toBe(0);
    }),
    { numRuns: 150 },
  );
});
