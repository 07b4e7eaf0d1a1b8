import { expect, test } from 'vitest';
import { makeTidy } from '../../src/hub/tidy.js';
import { memoryState } from '../../src/store/memory-state.js';
import { hubWorld, until } from './support.js';

test('what has expired is dropped once in a while', async () => {
  let now = 0;
  let purges = 0;
  const state = { ...memoryState(), purge: async () => ++purges };
  const tidy = makeTidy(state, () => now);
  for (now = 0; now <= 1_200_000; now += 10_000) await tidy();
  expect(purges).toBe(3);
});

test('a hub that works does so by itself', async () => {
  const world = await hubWorld({ lease: 60 });
  let purges = 0;
  const { purge } = world.store.state;
  Object.assign(world.store.state, {
    purge() {
      purges += 1;
      return purge();
    },
  });
  await world.hub.resume();
  await until(() => purges === 1);
  await world.hub.close();
});
