import { expect, test } from 'vitest';
import { INSECURE_URLS } from '../../../src/core/url-policy.js';
import { hubWorld, role, type Seen } from '../support.js';

const OBJECT = '/sender/locations/LOC1';
const LIST = '/sender/locations';
/** Only what is meant to run out of time has little of it. */
const HURRY = { timeout: 10_000, timeouts: { 'locations.getLocation': 200, 'tokens.authorize': 200 } };
const CODES = (seen: readonly Seen[]): number[] => seen.map(({ body }) => body.status_code);

const PATIENT = { timeout: 10_000, urls: INSECURE_URLS };

/** A hub with an eMSP that asks, a CPO that hangs and one that answers. */
async function world(forwarding: NonNullable<Parameters<typeof hubWorld>[0]>['forwarding']) {
  const { hub, join } = await hubWorld({ forwarding: { ...HURRY, ...forwarding }, client: PATIENT });
  const emsp = await join('emsp', [role('EMSP', 'MSP')]);
  const slow = await join('slow', [role('CPO', 'SLW')]);
  const quick = await join('quick', [role('CPO', 'QCK')]);
  slow.answer = () => 'hang';
  const ask = (to: string, path = LIST) => emsp.call('GET', path, { from: 'MSP', to });
  return { hub, emsp, slow, quick, ask };
}

test('a platform that hangs is not asked any more for a while, and delays nobody who asks another', async () => {
  const { slow, ask } = await world({ failures: 3, cooldown: 60_000 });
  for (let n = 0; n < 3; n += 1)
    expect(CODES([await ask('SLW', OBJECT), await ask('QCK')])).toEqual([4002, 1000]);
  expect(CODES([await ask('SLW', OBJECT)])).toEqual([4003]);
  expect(slow.arrived).toHaveLength(3);
});

test('a platform that was left alone is asked again as soon as it says something', async () => {
  const { slow, ask } = await world({ failures: 1, cooldown: 60_000 });
  expect(CODES([await ask('SLW', OBJECT), await ask('SLW')])).toEqual([4002, 4003]);
  slow.answer = undefined;
  await slow.call('GET', '/sender/tokens', { from: 'SLW', to: 'MSP' });
  expect(CODES([await ask('SLW')])).toEqual([1000]);
});

test('requests beyond what a sender may have waiting are refused with the time to wait', async () => {
  const { ask } = await world({
    underWay: 2,
    waiting: 2,
    share: 0.5,
    timeouts: { 'locations.getLocation': 1000 },
  });
  const seen = await Promise.all(Array.from({ length: 4 }, () => ask('SLW', OBJECT)));
  const refused = seen.filter(({ status }) => status === 429);
  expect(CODES(seen).sort()).toEqual([4000, 4000, 4002, 4002]);
  expect(refused.map(({ headers }) => headers.get('retry-after'))).toEqual(['1', '1']);
});

test('somebody who stands at a charger has an answer soon', async () => {
  const { emsp, quick } = await world({});
  emsp.answer = () => 'hang';
  const started = Date.now();
  const seen = await quick.call('POST', '/sender/tokens/T1/authorize', { from: 'QCK', to: 'MSP' });
  expect(CODES([seen])).toEqual([4002]);
  expect(Date.now() - started).toBeLessThan(HURRY.timeout);
});
