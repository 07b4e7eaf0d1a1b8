import { describe, expect, test } from 'vitest';
import { OcpiHttpError, OcpiStatusError } from '../../../src/core/errors.js';
import { HubLimitError } from '../../../src/hub/limits/limit-error.js';
import { createLimits, type LimitedCall, type LimitOptions } from '../../../src/hub/limits/limits.js';
import { FakeClock, outcomeOf, settle, Work } from './support.js';

function open(options: LimitOptions = {}) {
  const clock = new FakeClock();
  const limits = createLimits({ clock, ...options });
  const work = new Work();
  const call = (source = 'A', target = 'T', more: Partial<LimitedCall> = {}) =>
    outcomeOf(limits.run({ source, target, ...more }, work.run));
  return { clock, limits, work, call };
}

describe('one target', () => {
  test('has so many messages under way, so many waiting, and no more', async () => {
    const { call, work, limits } = open({ underWay: 2, waiting: 3, share: 1 });
    const calls = Array.from({ length: 6 }, (_, n) => call(n % 2 ? 'A' : 'B'));
    await settle();
    expect(work.started).toHaveLength(2);
    expect(limits.stateOf('T')).toEqual({ underWay: 2, waiting: 3, circuit: 'closed' });
    expect(calls.map(({ state }) => state)).toEqual([...Array(5).fill('pending'), 'busy']);
    work.started[0]?.answer();
    await settle();
    expect(work.started).toHaveLength(3);
    expect(calls[0]?.state).toBe('done');
  });

  test('that hangs delays no other', async () => {
    const { call, work } = open({ underWay: 1, waiting: 1 });
    call('A', 'slow');
    call('A', 'slow');
    const other = call('A', 'fast');
    work.started[1]?.answer();
    await settle();
    expect(other.state).toBe('done');
  });

  test('gives each source its share, and the rest to others', async () => {
    const { call, work } = open({ underWay: 4, waiting: 4, share: 0.5 });
    const many = Array.from({ length: 5 }, () => call('A'));
    await settle();
    expect(work.started).toHaveLength(2);
    expect(many.map(({ state }) => state)).toEqual([...Array(4).fill('pending'), 'share']);
    call('B');
    expect(work.started).toHaveLength(3);
  });

  test('serves sources in turn: a long queue does not delay a short one', async () => {
    const { call, work } = open({ underWay: 1, waiting: 100, share: 1 });
    const long = Array.from({ length: 50 }, () => call('A'));
    const short = call('B');
    for (let n = 0; n < 3; n += 1) {
      work.started[n]?.answer();
      await settle();
    }
    expect(short.state).toBe('done');
    expect(long.filter(({ state }) => state === 'done')).toHaveLength(2);
  });
});

describe('a patient message', () => {
  test('waits however many there are, and its time begins with its turn', async () => {
    const { call, work, clock, limits } = open({ underWay: 1, waiting: 1, share: 1, timeout: 100 });
    const patient = Array.from({ length: 50 }, () => call('A', 'T', { isPatient: true }));
    for (let n = 0; n < 49; n += 1) {
      await clock.pass(90);
      work.started[n]?.answer();
      await settle();
    }
    await clock.pass(101);
    expect(patient.map(({ state }) => state)).toEqual([...Array(49).fill('done'), 'timeout']);
    expect([limits.stateOf('T').underWay, clock.timers]).toEqual([0, 0]);
  });

  test('has few others beside it, at its target and in all, and targets take turns', async () => {
    const { call, work, limits } = open({ patient: 2, patientInAll: 3 });
    for (const target of ['T', 'T', 'T', 'T', 'U', 'U', 'U']) call('A', target, { isPatient: true });
    const hurried = call('A', 'U');
    const underWay = () => ['T', 'U'].map((target) => limits.stateOf(target).underWay);
    expect(underWay()).toEqual([2, 2]);
    work.started[3]?.answer();
    await settle();
    expect(hurried.state).toBe('done');
    work.started[0]?.answer();
    await settle();
    expect(underWay()).toEqual([2, 1]);
    work.started[1]?.answer();
    await settle();
    expect(underWay()).toEqual([1, 2]);
  });

  test('takes turns with those that are in a hurry', async () => {
    const { call, work } = open({ underWay: 1, share: 1 });
    const patient = Array.from({ length: 4 }, () => call('A', 'T', { isPatient: true }));
    const hurried = Array.from({ length: 4 }, () => call('A'));
    for (let n = 0; n < 5; n += 1) {
      work.started[n]?.answer();
      await settle();
    }
    const done = [patient, hurried].map((calls) => calls.filter(({ state }) => state === 'done').length);
    expect(done).toEqual([3, 2]);
  });

  test('is refused like the others when the target is left alone', async () => {
    const { call, work } = open({ underWay: 1, failures: 1 });
    const calls = [call('A', 'T', { isPatient: true }), call('A', 'T', { isPatient: true })];
    work.started[0]?.fail();
    await settle();
    expect(calls.map(({ state }) => state)).toEqual(['down', 'circuit']);
  });
});

describe('time', () => {
  test('runs out for a message under way and for one that waits', async () => {
    const { call, work, clock } = open({ underWay: 1, timeout: 100 });
    const first = call();
    await clock.pass(50);
    const second = call();
    await clock.pass(50);
    expect(first.state).toBe('timeout');
    expect(work.started[0]?.signal.aborted).toBe(true);
    expect(work.started).toHaveLength(2);
    await clock.pass(50);
    expect(second.state).toBe('timeout');
    expect(clock.timers).toBe(0);
  });

  test('is short where somebody stands at a charger, and never longer than the sender waits', async () => {
    const { call, clock } = open();
    const authorize = call('A', 'T', { operation: 'tokens.authorize' });
    const hurried = call('A', 'T', { operation: 'tokens.authorize', budget: 1000 });
    const other = call('A', 'T', { operation: 'locations.list' });
    await clock.pass(1000);
    expect([hurried.state, authorize.state]).toEqual(['timeout', 'pending']);
    await clock.pass(1500);
    expect([authorize.state, other.state]).toEqual(['timeout', 'pending']);
    await clock.pass(17_500);
    expect(other.state).toBe('timeout');
  });

  test('of a sender who goes away is over, waiting or under way, and the target is not blamed', async () => {
    const { call, work, limits, clock } = open({ underWay: 1, failures: 1 });
    const controllers = [new AbortController(), new AbortController()];
    const calls = controllers.map(({ signal }) => call('A', 'T', { signal }));
    controllers[1]?.abort(new Error('gone'));
    controllers[0]?.abort(new Error('gone'));
    await settle();
    expect(calls.map(({ state }) => state)).toEqual(['gone', 'gone']);
    expect(work.started[0]?.signal.aborted).toBe(true);
    expect(limits.stateOf('T')).toEqual({ underWay: 0, waiting: 0, circuit: 'closed' });
    expect([limits.size(), clock.timers]).toEqual([0, 0]);
  });

  test('has not begun for a sender who is gone already', async () => {
    const { call, work } = open();
    const outcome = call('A', 'T', { signal: AbortSignal.abort(new Error('gone')) });
    await settle();
    expect(outcome.state).toBe('gone');
    expect(work.started).toHaveLength(0);
  });
});

describe('the circuit of a target', () => {
  const broken = async (options: LimitOptions = {}) => {
    const hub = open({ failures: 3, cooldown: 1000, ...options });
    for (let n = 0; n < 3; n += 1) {
      hub.call();
      hub.work.started.at(-1)?.fail();
      await settle();
    }
    return hub;
  };

  test('opens after so many failures in a row, and refuses at once with the time to wait', async () => {
    const { limits, work, clock } = await broken();
    expect(limits.stateOf('T').circuit).toBe('open');
    await clock.pass(400);
    await expect(limits.run({ source: 'A', target: 'T' }, work.run)).rejects.toMatchObject({
      kind: 'circuit',
      retryAfter: 1000,
    });
    expect(work.started).toHaveLength(3);
  });

  test('lets one message pass when its time is over, which closes it', async () => {
    const { call, work, clock, limits } = await broken();
    await clock.pass(1000);
    expect(limits.stateOf('T').circuit).toBe('half-open');
    const [probe, other] = [call(), call()];
    await settle();
    expect([probe.state, other.state]).toEqual(['pending', 'circuit']);
    work.started[3]?.answer();
    await settle();
    expect(limits.stateOf('T').circuit).toBe('closed');
    expect(limits.size()).toBe(0);
  });

  test('stays open for twice as long when that message fails, up to a limit', async () => {
    const { call, work, clock, limits } = await broken({ maxCooldown: 3000 });
    for (const wait of [1000, 2000, 3000, 3000]) {
      await clock.pass(wait - 1);
      expect(limits.stateOf('T').circuit).toBe('open');
      await clock.pass(1);
      call();
      work.started.at(-1)?.fail();
      await settle();
    }
    expect(limits.stateOf('T').circuit).toBe('open');
  });

  test('is probed by the next message when a probe is given up', async () => {
    const { call, clock, work } = await broken();
    await clock.pass(1000);
    const controller = new AbortController();
    call('A', 'T', { signal: controller.signal });
    controller.abort();
    call();
    await settle();
    expect(work.started).toHaveLength(5);
  });

  test('can be probed at once', async () => {
    const { call, work, limits } = await broken();
    limits.probe();
    const probe = call();
    work.started[3]?.answer();
    await settle();
    expect([probe.state, limits.stateOf('T').circuit]).toEqual(['done', 'closed']);
  });

  test('that opens refuses what waits', async () => {
    const { call, work, clock } = open({ underWay: 1, failures: 1 });
    const [first, second] = [call(), call()];
    work.started[0]?.fail();
    await settle();
    expect([first.state, second.state]).toEqual(['down', 'circuit']);
    expect(clock.timers).toBe(0);
  });

  test.each([
    ['an OCPI status', new OcpiStatusError(2001, 'no'), 'closed'],
    ['HTTP 404', new OcpiHttpError('status', 'no', { httpStatus: 404 }), 'closed'],
    ['HTTP 503', new OcpiHttpError('status', 'no', { httpStatus: 503 }), 'open'],
    ['no connection', new OcpiHttpError('network', 'no'), 'open'],
    ['anything else', new Error('no'), 'open'],
  ])('takes %s for what it is', async (_, error, circuit) => {
    const { call, work, limits } = open({ failures: 1 });
    call();
    work.started[0]?.fail(error);
    await settle();
    expect(limits.stateOf('T').circuit).toBe(circuit);
  });

  test('opens for results that mean a failure', async () => {
    const { limits } = open({ failures: 1 });
    await limits.run(
      { source: 'A', target: 'T' },
      async () => 503,
      (status) => status >= 500,
    );
    expect(limits.stateOf('T').circuit).toBe('open');
  });
});

describe('the limits of a hub', () => {
  test('hold for all messages of a source together', async () => {
    const { call } = open({ perSource: 3 });
    const calls = ['T', 'U', 'V', 'W'].map((target) => call('A', target));
    await settle();
    expect(calls.map(({ state }) => state)).toEqual(['pending', 'pending', 'pending', 'share']);
    expect(call('B', 'W').state).toBe('pending');
  });

  test('remember a bounded number of targets', async () => {
    const { limits } = open({ failures: 100 });
    for (let n = 0; n < 10_100; n += 1) {
      await limits
        .run({ source: 'A', target: `T${n}` }, () => Promise.reject(new Error('down')))
        .catch(() => {});
    }
    expect(limits.size()).toBeLessThanOrEqual(10_001);
  });

  test('pass on what work throws at once', async () => {
    const { limits } = open();
    const work = () => {
      throw new RangeError('at once');
    };
    await expect(limits.run({ source: 'A', target: 'T' }, work)).rejects.toThrow('at once');
    expect(limits.stateOf('T').underWay).toBe(0);
  });

  test('say in their errors what happened', () => {
    const error = new HubLimitError('circuit', 'T', 2000);
    expect(error).toMatchObject({ code: 'OCPI_LIMIT', limit: 'circuit', kind: 'circuit', retryAfter: 2000 });
  });
});
