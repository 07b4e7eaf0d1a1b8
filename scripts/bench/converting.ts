import { convertAny } from '../../src/convert/index.js';
import type { VersionNumber } from '../../src/core/version.js';
import { sampleWorld } from '../../src/testing/world.js';
import type { BenchRow, Effort } from './row.js';
import { median, spreadOf } from './statistics.js';

const ROUNDS = 9;
/** CPU time of one side of a round, in microseconds. */
const LEAST = 120_000;

const OPTIONS = {
  party: { country_code: 'NL', party_id: 'ABC' },
  tokenParty: { country_code: 'DE', party_id: 'EMP' },
};

/**
 * Measures how long converting a parsed object takes against parsing it, in CPU time, both sides in turn; the objects are
 * realistic samples, one after the other.
 */
export async function benchConverting(effort: Effort): Promise<BenchRow[]> {
  const { locations, cdrs, tariffs } = sampleWorld({ version: '2.2.1', seed: 1, locations: 40 });
  const usual = row('Location', locations, '2.2.1', '2.3.0');
  if (effort === 'quick') return [usual, row('CDR', cdrs, '2.2.1', '2.1.1')];
  return [
    usual,
    row('Location', locations, '2.2.1', '2.1.1'),
    row('Location', inVersion('Location', locations, '2.1.1'), '2.1.1', '2.2.1'),
    row('Location', inVersion('Location', locations, '2.1.1'), '2.1.1', '2.3.0'),
    row('CDR', cdrs, '2.2.1', '2.3.0'),
    row('CDR', cdrs, '2.2.1', '2.1.1'),
    row('Tariff', tariffs, '2.2.1', '2.3.0'),
  ];
}

const inVersion = (name: string, objects: readonly unknown[], to: VersionNumber): unknown[] =>
  objects.map((object) => convertAny(name, object, '2.2.1', to, OPTIONS).value);

function row(name: string, objects: readonly unknown[], from: VersionNumber, to: VersionNumber): BenchRow {
  const texts = objects.map((object) => JSON.stringify(object));
  const parsed = texts.map((text): unknown => JSON.parse(text));
  const parse = () => {
    for (const text of texts) JSON.parse(text);
  };
  const convert = () => {
    for (const object of parsed) convertAny(name, object, from, to, OPTIONS);
  };
  timeOf(parse);
  timeOf(convert);
  const ratios: number[] = [];
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const reference = timeOf(parse);
    times.push(timeOf(convert) / objects.length);
    ratios.push((times.at(-1) ?? 0) / (reference / objects.length));
  }
  const bytes = texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
  return {
    name: `convert a ${name} ${from} -> ${to}`,
    reference: 'JSON.parse of it',
    value: median(ratios),
    spread: spreadOf(ratios),
    detail: `${median(times).toFixed(2)} us for ${Math.round(bytes)} bytes`,
    better: 'lower',
    goal: name === 'Location' && from === '2.2.1' && to === '2.3.0' ? 0.5 : undefined,
  };
}

/** CPU time of one call, in microseconds. */
function timeOf(work: () => void): number {
  const start = process.cpuUsage();
  let calls = 0;
  let spent = 0;
  while (spent < LEAST) {
    for (let index = 0; index < 20; index += 1) work();
    calls += 20;
    const { user, system } = process.cpuUsage(start);
    spent = user + system;
  }
  return spent / calls;
}
