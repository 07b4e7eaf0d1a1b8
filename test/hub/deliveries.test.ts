import { expect, test } from 'vitest';
import { Deliveries, type Outcome } from '../../src/hub/deliveries.js';
import type { Message } from '../../src/hub/message.js';
import { Outbox } from '../../src/hub/outbox.js';
import { memoryStore } from '../../src/store/memory.js';

const KEY = 'locations|NL/CPO|LOC1';
const EVSE = ['NL', 'CPO', 'LOC1', 'E1'];
const party = { country_code: 'NL', party_id: 'MSP' };
const DOWN = { partner: 'down', party };
const UP = { partner: 'up', party };

const message = (operation: string, text: string, rest = EVSE.slice(0, 3)): Message => ({
  partner: 'cpo',
  from: { country_code: 'NL', party_id: 'CPO' },
  version: '2.2.1',
  module: 'locations',
  side: 'RECEIVER',
  operation,
  params: {},
  rest,
  search: '',
  text,
  correlationId: text,
});

/** Deliveries to a receiver that is up and one that is down until told otherwise. */
function office() {
  const { state } = memoryStore();
  const arrived: Record<string, string[]> = { up: [], down: [] };
  const given: string[] = [];
  let isDown = true;
  const deliveries = new Deliveries({
    outbox: new Outbox(state, 15_000),
    async deliver({ text = '' }, { partner }): Promise<Outcome> {
      if (partner === 'down' && isDown) return { kind: 'again', error: new Error('down') };
      arrived[partner]?.push(text);
      return { kind: 'arrived' };
    },
    giveUp: ({ message: { text } }, { partner }, reason) => given.push(`${partner} ${reason} ${text}`),
    onError: (error) => given.push(String(error)),
    onLook: async () => {},
    retryFor: 600_000,
    retryDelay: 60_000,
    interval: 5000,
  });
  const kept = async (): Promise<number> => {
    const row = (await state.get('hub-outbox', KEY)) as { queue: readonly unknown[] } | undefined;
    return row?.queue.length ?? 0;
  };
  return {
    arrived,
    given,
    kept,
    put: (operation: string, text: string, rest?: string[]) =>
      deliveries.take(KEY, message(operation, text, rest), [UP, DOWN]),
    async comeBack() {
      isDown = false;
      await deliveries.flush();
      await expect.poll(kept).toBe(0);
      await deliveries.close();
    },
  };
}

const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => String(from + at));

test('of more than a hundred messages for a receiver that is down those go that a later PUT replaces', async () => {
  const { arrived, given, put, kept, comeBack } = office();
  for (const text of numbers(0, 60)) await put('patchLocation', text);
  await put('putEvse', 'evse', EVSE);
  await put('putLocation', 'whole');
  await put('putEvse', 'evse again', EVSE);
  for (const text of numbers(60, 97)) await put('patchLocation', text);
  expect(await kept()).toBe(100);
  await put('patchLocation', '97');
  expect(await kept()).toBe(41);
  await comeBack();
  expect(arrived.down).toEqual(['0', 'whole', 'evse again', ...numbers(60, 98)]);
  expect(arrived.up).toHaveLength(101);
  expect(given).toEqual([]);
});

test('of a hundred changes that nothing replaces the oldest go for each that comes, and that is told', async () => {
  const { arrived, given, put, kept, comeBack } = office();
  for (const text of numbers(0, 130)) await put('patchLocation', text);
  expect(await kept()).toBe(100);
  expect(given).toEqual(numbers(1, 31).map((text) => `down overflow ${text}`));
  await comeBack();
  expect(arrived.down).toEqual(['0', ...numbers(31, 130)]);
  expect(arrived.up).toEqual(numbers(0, 130));
});
