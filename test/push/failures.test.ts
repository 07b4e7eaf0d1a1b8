import { describe, expect, test } from 'vitest';
import { cdrs } from '../../src/contract/v2_2_1/cdrs.js';
import { locations } from '../../src/contract/v2_2_1/locations.js';
import type { OutOfStep } from '../../src/push/index.js';
import { samples_2_2_1 } from '../../src/testing/index.js';
import { CPO, EMSP, evse, location, OTHER_EMSP } from '../support/fixtures.js';
import { type Receiving, until, world } from './support.js';

const at = (second: number): string => new Date(Date.UTC(2026, 1, 1) + second * 1000).toISOString();
const requests = ({ seen }: Receiving): string[] => seen.map(({ method, path }) => `${method} ${path}`);
const LOC1 = '/receiver/locations/NL/ABC/LOC1';
const LOCATION_KEY = { module: 'locations', owner: CPO, id: 'LOC1' };

const inState = (status: string, second: number) =>
  location({ evses: [evse({ status, last_updated: at(second) })], last_updated: at(second) });

const has = async ({ store }: Receiving) => (await store.get(LOCATION_KEY))?.value;

/** What a partner does to every request; nobody is there at one that refuses. */
const FAULTS = { hang: 'timeout', error: 'http-500' } as const;

describe.each(['hang', 'error', 'refuse'] as const)('a partner that does %s', (how) => {
  const break_ = async (partner: Receiving): Promise<void> => {
    if (how === 'refuse') await partner.stop();
    else partner.mock.faults.set(FAULTS[how]);
  };
  const mend = async (partner: Receiving): Promise<void> => {
    if (how === 'refuse') await partner.start();
    partner.mock.faults.set();
  };

  test('delays no other, is marked out of step and is caught up by GET and PUT when it returns', async () => {
    const { publisher, partner } = world();
    const bad = await partner('bad', [EMSP]);
    const good = await partner('good', [OTHER_EMSP]);
    const marked: OutOfStep[] = [];
    const back: string[] = [];
    const hooks = {
      onOutOfStep: (about: OutOfStep) => marked.push(about),
      onCaughtUp: ({ id }: { id: string }) => back.push(id),
    };
    const push = publisher(hooks, how === 'hang' ? 600 : 4000);
    await push.publish(locations.sender, location());
    await push.idle();
    await break_(bad);
    for (let i = 1; i <= 5; i += 1) {
      await push.publish(locations.sender, inState(i % 2 ? 'CHARGING' : 'AVAILABLE', i));
    }
    const started = Date.now();
    await until(async () => JSON.stringify(await has(good)) === JSON.stringify(inState('CHARGING', 5)));
    expect(Date.now() - started).toBeLessThan(1000);
    await until(() => marked.length > 0);
    const owed = (await push.outOfStep()).filter(({ partner }) => partner === 'bad');
    expect(owed).toMatchObject([{ id: ['LOC1'], state: 'waiting' }]);
    expect(marked[0]?.lastError).toMatch(/answer|HTTP/);
    expect(await has(bad)).toEqual(location());
    bad.mock.clear();
    await mend(bad);
    await until(() => back.length > 0);
    expect(await push.outOfStep()).toEqual([]);
    expect(await has(bad)).toEqual(inState('CHARGING', 5));
    const afterwards = requests(bad).slice(-2);
    expect(afterwards).toEqual([`GET ${LOC1}`, `PUT ${LOC1}`]);
    expect(requests(bad).filter((one) => one.startsWith('P'))).toHaveLength(1);
  });

  test('is asked about one object only while it is down', async () => {
    const { publisher, partner } = world();
    const bad = await partner('bad', [EMSP]);
    await break_(bad);
    let tries = 0;
    const count = () => {
      tries += 1;
    };
    const settings = { concurrency: 1, maxDelay: 60, onOutOfStep: count };
    const push = publisher(settings, how === 'hang' ? 600 : 4000);
    for (let i = 0; i < 20; i += 1) await push.publish(locations.sender, location({ id: `L${i}` }));
    await until(() => tries >= 4, 10_000);
    const asked = new Set(requests(bad).map((one) => one.replace(/^\w+ /, '')));
    expect(asked.size).toBeLessThanOrEqual(2);
    expect(await push.outOfStep()).toHaveLength(20);
    await mend(bad);
    await until(async () => (await push.outOfStep()).length === 0);
    expect((await bad.store.list({ module: 'locations', limit: 0 })).total).toBe(20);
  });
});

test('what a partner has already is not sent to it again', async () => {
  const { publisher, partner } = world();
  const one = await partner('one', [EMSP]);
  await one.stop();
  const push = publisher();
  await push.publish(locations.sender, location());
  await until(async () => (await push.outOfStep())[0]?.attempts);
  await one.store.update(LOCATION_KEY, () => ({ version: '2.2.1', value: { ...location() } }));
  await one.start();
  await until(async () => (await push.outOfStep()).length === 0);
  expect(requests(one)).toEqual([`GET ${LOC1}`]);
});

test('changes of one object arrive in order, the newest in place of those that wait', async () => {
  const { publisher, partner } = world();
  const slow = await partner('slow', [EMSP]);
  slow.mock.faults.set('delay-60');
  const push = publisher();
  for (let i = 0; i <= 50; i += 1)
    await push.publish(locations.sender, inState(i % 2 ? 'CHARGING' : 'AVAILABLE', i));
  await push.idle();
  expect(slow.seen.length).toBeLessThan(5);
  expect(slow.most()).toBe(1);
  expect(await has(slow)).toEqual(inState('AVAILABLE', 50));
});

test('a partner gets so many requests at the same time and no more', async () => {
  const { publisher, partner } = world();
  const slow = await partner('slow', [EMSP]);
  slow.mock.faults.set('delay-30');
  const push = publisher({ concurrency: 3 });
  for (let i = 0; i < 12; i += 1) await push.publish(locations.sender, location({ id: `L${i}` }));
  await push.idle();
  expect(slow.most()).toBe(3);
  expect(slow.seen).toHaveLength(12);
});

test('an object that changes back while an older state is under way arrives as it is', async () => {
  const { publisher, partner } = world();
  const slow = await partner('slow', [EMSP]);
  const push = publisher();
  await push.publish(locations.sender, location());
  await push.idle();
  slow.mock.faults.set('delay-60');
  await push.publish(locations.sender, location({ city: 'Zwolle', last_updated: at(1) }));
  await push.publish(locations.sender, location({ city: 'Ede', last_updated: at(2) }));
  await push.publish(locations.sender, location({ last_updated: at(3) }));
  await push.idle();
  expect(await has(slow)).toEqual(location({ last_updated: at(3) }));
});

test('a partner that refuses an object gets the others, and that one again when it has changed', async () => {
  const { publisher, partner } = world();
  const one = await partner('one', [EMSP]);
  await one.store.update({ module: 'sessions', owner: CPO, id: 'S' }, () => ({
    version: '2.2.1',
    value: {},
  }));
  const refused: unknown[] = [];
  const push = publisher({ onOutOfStep: (about) => refused.push(about) });
  const bad = { ...location({ id: 'BAD' }), coordinates: { latitude: 'north', longitude: '5.11000' } };
  await push.publish(locations.sender, bad);
  await push.publish(locations.sender, location());
  await push.idle();
  expect(refused).toMatchObject([{ partner: 'one', id: ['BAD'], state: 'refused' }]);
  expect(await has(one)).toEqual(location());
  await push.publish(locations.sender, location({ id: 'BAD' }));
  await push.idle();
  expect(await push.outOfStep()).toEqual([]);
  expect(requests(one).slice(-2)).toEqual([
    'GET /receiver/locations/NL/ABC/BAD',
    'PUT /receiver/locations/NL/ABC/BAD',
  ]);
});

test('a PATCH of what the partner does not have ends as a PUT', async () => {
  const { publisher, partner } = world();
  const one = await partner('one', [EMSP]);
  const push = publisher();
  await push.publish(locations.sender, location());
  await push.idle();
  await one.store.remove(LOCATION_KEY);
  one.mock.clear();
  await push.publish(locations.sender, inState('CHARGING', 1));
  await push.idle();
  expect(requests(one)).toEqual([`PATCH ${LOC1}/EVSE1`, `GET ${LOC1}`, `PUT ${LOC1}`]);
  expect(await has(one)).toEqual(inState('CHARGING', 1));
});

test('a new process goes on with what the one before it still owed', async () => {
  const { publisher, partner } = world();
  const one = await partner('one', [EMSP]);
  await one.stop();
  const first = publisher();
  await first.publish(locations.sender, location());
  const party = { country_code: 'NL', party_id: 'ABC' };
  const cdr = { ...samples_2_2_1.cdr({ seed: 1 }), ...party };
  const cdr_token = { ...cdr.cdr_token, country_code: 'DE', party_id: 'MSP' };
  await first.publish(cdrs.sender, { ...cdr, cdr_token });
  await first.close();
  await one.start();
  const second = publisher();
  expect(await second.outOfStep()).toHaveLength(2);
  await second.resume();
  expect(await second.outOfStep()).toEqual([]);
  expect(requests(one).sort()).toEqual([`GET ${LOC1}`, 'POST /receiver/cdrs', `PUT ${LOC1}`]);
});

test('a partner that has unregistered is owed nothing any more', async () => {
  const { publisher, partner, partners } = world();
  const one = await partner('one', [EMSP]);
  await one.stop();
  const push = publisher();
  await push.publish(locations.sender, location());
  await until(async () => (await push.outOfStep())[0]?.attempts);
  await partners.update('one', (known) => known && { ...known, status: 'unregistered' });
  await push.resume();
  expect(await push.outOfStep()).toEqual([]);
});
