import { describe, expect, test } from 'vitest';
import { run } from '../../src/cli/run.js';
import { sampleWorld } from '../../src/testing/world.js';
import { memoryIo } from './io.js';

const world = sampleWorld({ version: '2.2.1', seed: 3, locations: 5 });
const [first, second] = world.cdrs;

/** Runs the command with something on standard input. */
async function ocpi(args: readonly string[], stdin: string) {
  const io = memoryIo({ stdin });
  const status = await run(args, io);
  return { status, out: io.out(), err: io.err() };
}

describe('ocpi price', () => {
  test('prices a CDR whose totals agree, and exits 0', async () => {
    const { status, out } = await ocpi(['price', '-'], JSON.stringify(first));
    expect(status).toBe(0);
    expect(out).toContain(`CDR ${first?.id}: ${first?.total_cost.excl_vat} excl. VAT`);
    expect(out).toContain('totals agree');
  });

  test('--json gives the total fields of the CDR in the Price form of its version', async () => {
    const { out } = await ocpi(['price', '-', '--json'], JSON.stringify(first));
    const answer = JSON.parse(out) as Record<string, unknown>;
    expect(answer).toMatchObject({ total_cost: first?.total_cost, total_energy: first?.total_energy });
    expect(Object.keys(answer)).toEqual(
      expect.arrayContaining(['unrounded', 'periods', 'notes', 'divergences']),
    );
  });

  test('many CDRs as NDJSON end in a summary; one that diverges makes the exit status 1', async () => {
    const wrong = { ...second, total_cost: { excl_vat: 9999 } };
    const { status, out } = await ocpi(
      ['price', '-', '--json'],
      `${JSON.stringify(first)}\n${JSON.stringify(wrong)}\n`,
    );
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines[1]).toMatchObject({
      status: 'diverges',
      divergences: [{ pointer: '/total_cost/excl_vat', stated: '9999' }],
    });
    expect(lines[2]).toEqual({ summary: { cdrs: 2, agree: 1, diverge: 1, 'not-priced': 0 } });
    expect(status).toBe(1);
  });

  test('what cannot be priced says why and is never free of charge', async () => {
    const strange = JSON.stringify(first).replaceAll('"ENERGY"', '"MOONLIGHT"');
    const { status, out } = await ocpi(['price', '-'], strange);
    expect(status).toBe(1);
    expect(out).toContain('cannot be priced');
    expect((await ocpi(['price', '-'], '[1]')).out).toContain('This is not an object.');
  });

  test('--explain says which component priced what', async () => {
    const { out } = await ocpi(['price', '-', '--explain'], JSON.stringify(first));
    expect(out).toMatch(/by element \d+, component \d+ of tariff/);
  });

  test('a wrong time zone or a missing tariff file is wrong use', async () => {
    expect((await ocpi(['price', '-', '--time-zone', 'Mars/Olympus'], '{}')).status).toBe(2);
    expect((await ocpi(['price', '-', '--tariff', 'nowhere.json'], '{}')).status).toBe(2);
  });
});

describe('ocpi lint', () => {
  test('finds nothing wrong with good tariffs', async () => {
    const good = {
      ...world.tariffs[0],
      elements: [{ price_components: [{ type: 'ENERGY', price: 0.3, vat: 21, step_size: 1 }] }],
    };
    expect(await ocpi(['lint', '-'], JSON.stringify(good))).toMatchObject({ status: 0 });
  });

  test('names an element that is never used, with its pointer, and exits 1', async () => {
    const component = { type: 'ENERGY', price: 0.3, step_size: 1 };
    const element = { price_components: [component] };
    const tariff = {
      id: 'T',
      currency: 'EUR',
      elements: [element, element],
      last_updated: '2026-01-01T00:00:00Z',
    };
    const { status, out } = await ocpi(['lint', '-', '--json'], JSON.stringify(tariff));
    const [linted, last] = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(status).toBe(1);
    expect(JSON.stringify(linted)).toContain('/elements/1');
    expect(last).toHaveProperty('summary.tariffs', 1);
  });

  test('what is not a tariff is an error', async () => {
    expect(await ocpi(['lint', '-'], '"x"')).toMatchObject({ status: 1 });
  });
});
