import { expect, it } from 'vitest';
import { type DeliveryFault, deliverWith } from '../../../src/testing/index.js';

async function sendings(fault: DeliveryFault | undefined) {
  const log: string[] = [];
  const clock = { signal: undefined, sleep: async (ms: number) => void log.push(`waits ${ms}`) };
  const answers = await deliverWith(fault, async () => log.push('sends'), clock);
  return { log, answers: answers.length };
}

it('a result is sent once when nothing is wrong', async () => {
  expect(await sendings(undefined)).toEqual({ log: ['sends'], answers: 1 });
});

it('result-never: a result is never sent', async () => {
  expect(await sendings({ kind: 'result-never' })).toEqual({ log: [], answers: 0 });
});

it('result-twice: a result is sent twice', async () => {
  expect(await sendings({ kind: 'result-twice' })).toEqual({ log: ['sends', 'sends'], answers: 2 });
});

it('result-late: a result is sent late', async () => {
  expect(await sendings({ kind: 'result-late', ms: 4000 })).toEqual({
    log: ['waits 4000', 'sends'],
    answers: 1,
  });
});
