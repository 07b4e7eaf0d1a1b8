import { expect, test } from 'vitest';
import { location } from '../../support/fixtures.js';
import { hubWorld, role, type Seen } from '../support.js';

const PATH = '/sender/locations/LOC1';
const CODES = (seen: readonly Seen[]): number[] => seen.map(({ body }) => body.status_code);

/** A hub with an eMSP that asks, a CPO that hangs and one that answers. */
async function world(forwarding: NonNullable<Parameters<typeof hubWorld>[0]>['forwarding']) {
  const { hub, join } = await hubWorld({ forwarding });
  const emsp = await join('emsp', [role('EMSP', 'MSP')]);
  const slow = await join('slow', [role('CPO', 'SLW')]);
  const quick = await join('quick', [role('CPO', 'QCK')]);
  await quick.store.update(
    { module: 'locations', owner: { country_code: 'NL', party_id: 'QCK' }, id: 'LOC1' },
    () => ({
      version: '2.2.1',
      value: { ...location({ country_code: 'NL', party_id: 'QCK' }) },
    }),
  );
  slow.answer = () => 'hang';
  const ask = (to: string, from = 'MSP') => emsp.call('GET', PATH, { from, to });
  return { hub, emsp, slow, quick, ask };
}

test('a platform that hangs is not asked any more for a while, and delays nobody who asks another', async () => {
  const { slow, ask } = await world({ timeout: 250, failures: 3, cooldown: 300 });
  for (let n = 0; n < 3; n += 1) expect(CODES([await ask('SLW'), await ask('QCK')])).toEqual([4002, 1000]);
  expect(CODES([await ask('SLW')])).toEqual([4003]);
  expect(slow.arrived).toHaveLength(3);
  slow.answer = undefined;
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(CODES([await ask('SLW'), await ask('SLW')])).toEqual([2003, 2003]);
});

test('a platform that was left alone is asked again as soon as it says something', async () => {
  const { slow, ask } = await world({ timeout: 250, failures: 1, cooldown: 60_000 });
  expect(CODES([await ask('SLW'), await ask('SLW')])).toEqual([4002, 4003]);
  slow.answer = undefined;
  await slow.call('GET', '/sender/tokens', { from: 'SLW', to: 'MSP' });
  expect(CODES([await ask('SLW')])).toEqual([2003]);
});

test('requests beyond what a sender may have waiting are refused with the time to wait', async () => {
  const { ask } = await world({ timeout: 500, underWay: 2, waiting: 2, share: 0.5 });
  const seen = await Promise.all(Array.from({ length: 4 }, () => ask('SLW')));
  const refused = seen.filter(({ status }) => status === 429);
  expect(CODES(seen).sort()).toEqual([4000, 4000, 4002, 4002]);
  expect(refused.map(({ headers }) => headers.get('retry-after'))).toEqual(['1', '1']);
});

test('somebody who stands at a charger has an answer soon', async () => {
  const { hub, emsp, quick } = await world({ timeouts: { 'tokens.authorize': 50 } });
  emsp.answer = () => 'hang';
  const started = Date.now();
  const seen = await quick.call('POST', '/sender/tokens/T1/authorize', { from: 'QCK', to: 'MSP' });
  expect(CODES([seen])).toEqual([4002]);
  // Sooner than the time-out of the other requests.
  expect(Date.now() - started).toBeLessThan(500);
  await hub.idle();
});
