import { describe, expect, it } from 'vitest';
import {
  type DeliveryFault,
  deliverWith,
  deliveryFaults,
  faultPlan,
  locateByUrl,
  parseFault,
} from '../../../src/testing/index.js';

async function sendings(fault: DeliveryFault | undefined) {
  const log: string[] = [];
  const clock = { signal: undefined, sleep: async (ms: number) => void log.push(`waits ${ms}`) };
  const answers = await deliverWith(fault, async () => log.push('sends'), clock);
  return { log, answers: answers.length };
}

describe('the delivery of a result', () => {
  it('is sent once when nothing is wrong', async () => {
    expect(await sendings(undefined)).toEqual({ log: ['sends'], answers: 1 });
  });

  it('result-never: is never sent', async () => {
    expect(await sendings({ kind: 'result-never' })).toEqual({ log: [], answers: 0 });
  });

  it('result-twice: is sent twice', async () => {
    expect(await sendings({ kind: 'result-twice' })).toEqual({ log: ['sends', 'sends'], answers: 2 });
  });

  it('result-late: is sent late', async () => {
    expect(await sendings({ kind: 'result-late', ms: 4000 })).toEqual({
      log: ['waits 4000', 'sends'],
      answers: 1,
    });
  });
});

const CPO = 'https://cpo.test/ocpi/2.2.1/receiver';
const RESULT = 'https://emsp.test/results/1';

/** A server that posts a result for every request, and what arrived of them. */
function server(fault: string) {
  const arrived: string[] = [];
  const clock = { signal: undefined, sleep: async (ms: number) => void arrived.push(`after ${ms}`) };
  const faults = deliveryFaults(faultPlan([parseFault(fault)]), locateByUrl, clock);
  const fetch = faults.outgoing(async (request) => {
    arrived.push(`${request.method} ${request.url} ${await request.text()}`);
    return Response.json({ status_code: 1000, timestamp: '2026-01-01T00:00:00Z' });
  });
  const handler = faults.watch(async () => {
    const answer = await fetch(new Request(RESULT, { method: 'POST', body: 'result' }));
    const { status_code } = (await answer.json()) as { status_code: number };
    return new Response(String(status_code));
  });
  return { arrived, handler, fetch };
}

const SENT = `POST ${RESULT} result`;

const start = (body: object): Request =>
  new Request(`${CPO}/commands/START_SESSION`, { method: 'POST', body: JSON.stringify(body) });

describe('a server whose fetch has faults of deliveries', () => {
  it.each([
    ['commands:result-never', []],
    ['commands:result-twice', [SENT, SENT]],
    ['commands:result-late-300', ['after 300', SENT]],
    ['chargingprofiles:result-never', [SENT]],
    ['commands:2:result-never', [SENT]],
    ['commands:html', [SENT]],
  ])('%s', async (fault, expected) => {
    const { arrived, handler } = server(fault);
    const answer = await handler(start({ response_url: RESULT }));
    expect(await answer.text()).toBe('1000');
    expect(arrived).toEqual(expected);
  });

  it('finds the response URL in a query too', async () => {
    const { arrived, handler } = server('chargingprofiles:result-never');
    await handler(
      new Request(`${CPO}/chargingprofiles/S1?duration=900&response_url=${encodeURIComponent(RESULT)}`),
    );
    expect(arrived).toEqual([]);
  });

  it('leaves alone what is no result', async () => {
    const { arrived, handler } = server('*:result-never');
    await handler(start({ response_url: 'https://emsp.test/another' }));
    await handler(start({ response_url: 'no url' }));
    await handler(new Request(`${CPO}/commands/START_SESSION`, { method: 'POST', body: 'no JSON' }));
    expect(arrived).toEqual([SENT, SENT, SENT]);
  });
});
