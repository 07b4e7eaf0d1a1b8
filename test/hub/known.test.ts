import { expect, test } from 'vitest';
import { type Fact, makeKnown } from '../../src/hub/known.js';
import { memoryState } from '../../src/store/memory-state.js';
import type { StateStore } from '../../src/store/store.js';

const fact = (id: string, party_id = 'CPO'): Fact => ({
  kind: 'location',
  id,
  party: { country_code: 'NL', party_id },
});

/** A store whose writes wait until they are let go, and that counts them. */
function slowState(): StateStore & { readonly go: () => void; writes: number } {
  const state = memoryState();
  let go = (): void => {};
  const gate = new Promise<void>((resolve) => {
    go = resolve;
  });
  const slow = {
    ...state,
    writes: 0,
    go: () => go(),
    async update(...args: Parameters<StateStore['update']>) {
      await gate;
      slow.writes += 1;
      return state.update(...args);
    },
  };
  return slow;
}

const fail = (error: unknown): never => {
  throw error;
};

test('what was learnt is known at once, and in the store later', async () => {
  const state = slowState();
  const known = makeKnown(state, fail);
  known.learn([fact('L1'), fact('l1', 'CP2'), fact('L2')]);
  expect(await known.find('location', 'l1')).toEqual([
    { country_code: 'NL', party_id: 'CPO' },
    { country_code: 'NL', party_id: 'CP2' },
  ]);
  state.go();
  await known.idle();
  expect(await makeKnown(state, fail).find('location', 'L2')).toHaveLength(1);
  expect(state.writes).toBe(2);
});

test('a long list does not hold up what is asked meanwhile, and no more of it waits than is good', async () => {
  const state = slowState();
  const known = makeKnown(state, fail);
  for (let n = 0; n < 100; n += 1) known.learn(Array.from({ length: 1000 }, (_, k) => fact(`L${n}-${k}`)));
  expect(await known.find('location', 'L0-1')).toHaveLength(1);
  expect(await known.find('location', 'L99-1')).toEqual([]);
  state.go();
  await known.idle();
  expect(state.writes).toBeLessThanOrEqual(5004);
  known.learn([fact('L99-1')]);
  expect(await known.find('location', 'L99-1')).toHaveLength(1);
});

test('what is known already is not written again', async () => {
  const state = slowState();
  state.go();
  const known = makeKnown(state, fail);
  for (let n = 0; n < 3; n += 1) {
    known.learn([fact('L1')]);
    await known.idle();
  }
  expect(state.writes).toBe(1);
});

test('a store that fails is reported, and written to the next time', async () => {
  const errors: unknown[] = [];
  const state = { ...memoryState(), update: () => Promise.reject(new Error('full')) };
  const known = makeKnown(state, (error) => errors.push(error));
  known.learn([fact('L1'), fact('L2')]);
  await known.idle();
  expect(errors).toHaveLength(2);
  known.learn([fact('L1')]);
  await known.idle();
  expect(errors).toHaveLength(3);
});
