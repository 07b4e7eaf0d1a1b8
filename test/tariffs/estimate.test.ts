import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTariffs, estimate, priceCurve } from '../../src/tariffs/estimate.js';
import { toNumber, toText } from '../../src/tariffs/exact-write.js';
import type { TariffInput } from '../../src/tariffs/types.js';
import * as spec from './fixtures/spec-tariffs.js';
import { bruteForceCost } from './oracle.js';
import { curves, starts, tariffs } from './random.js';

const RUNS = process.env.OCPI_SLOW === '1' ? 1000 : 30;
const zone = { timeZone: 'Europe/Amsterdam' };

describe('estimates', () => {
  it('agree with a computation second by second', { timeout: 600_000 }, () => {
    const plain = (tariff: TariffInput): TariffInput => ({
      country_code: 'NL',
      id: tariff.id,
      currency: tariff.currency,
      elements: tariff.elements.map((element) => ({
        ...element,
        price_components: element.price_components.map((item) => ({ ...item, step_size: 1 })),
      })),
    });
    const unreserved = curves.map((curve) =>
      curve
        .filter((segment) => segment.kind !== 'reservation')
        .map((segment) => ({ ...segment, seconds: Math.min(segment.seconds, 4000) })),
    );
    fc.assert(
      fc.property(starts, unreserved, tariffs.map(plain), (start, curve, tariff) => {
        const result = estimate({ start, curve }, tariff, zone);
        if (result.status !== 'priced') throw new Error('not priced');
        const expected = bruteForceCost({ start, curve }, tariff, zone.timeZone);
        expect(Math.abs(toNumber(result.priced.totals.cost.before) - expected)).toBeLessThan(0.05);
      }),
      { numRuns: RUNS },
    );
  });

  it('take as long as the energy needs at that power', () => {
    const result = estimate({ start: '2024-06-03T08:00:00Z', energy: 20, power: 11 }, spec.energyOnly);
    if (result.status !== 'priced') throw new Error('not priced');
    expect(toText(result.priced.volumes.charging)).toBe('6546');
    expect(toText(result.priced.volumes.energy)).toBe('20');
    expect(toText(result.priced.totals.cost.after ?? result.priced.totals.cost.before)).toBe('5.5');
    expect(toText(result.perKwh ?? result.priced.totals.cost.before)).toBe('0.275');
  });

  it('count reservation before and parking after the charging', () => {
    const session = {
      start: '2024-06-03T08:00:00Z',
      energy: 20,
      seconds: 3600,
      parkingSeconds: 2400,
      reservationSeconds: 780,
    };
    const reserved = estimate(session, spec.reservationFee);
    const parked = estimate(session, spec.energyParkingStart);
    if (reserved.status !== 'priced' || parked.status !== 'priced') throw new Error('not priced');
    expect(toText(reserved.priced.totals.cost.before)).toBe('8.75');
    expect(toText(parked.priced.totals.cost.before)).toBe('7');
  });

  it('cut the session where its price changes, and nowhere else', () => {
    const result = estimate(
      { start: '2024-01-10T15:35:00Z', energy: 5, seconds: 35 * 60 },
      spec.switching,
      zone,
    );
    if (result.status !== 'priced') throw new Error('not priced');
    expect(result.priced.periods.map((period) => new Date(period.start).toISOString())).toEqual([
      '2024-01-10T15:35:00.000Z',
      '2024-01-10T16:00:00.000Z',
    ]);
    expect(toText(result.priced.totals.cost.before)).toBe('1.3');
  });

  it('say why there is none', () => {
    const noPower = estimate({ start: '2024-06-03T08:00:00Z', energy: 20 }, spec.energyOnly);
    expect([
      noPower.status,
      noPower.tariffId,
      noPower.status === 'not-priced' && noPower.notes[0]?.code,
    ]).toEqual(['not-priced', 'ENERGY', 'NO_POWER']);
    const badStart = estimate({ start: 'soon', energy: 20, power: 11 }, spec.energyOnly);
    expect(badStart.status === 'not-priced' && badStart.notes[0]?.code).toBe('BAD_DATE_TIME');
    const noCurve = estimate({ start: '2024-06-03T08:00:00Z', curve: [] }, spec.energyOnly);
    expect(noCurve.status === 'not-priced' && noCurve.notes[0]?.code).toBe('NO_PERIODS');
    const half = estimate({ start: '2024-06-03T08:00:00Z', curve: [{ seconds: 0.5 }] }, spec.energyOnly);
    expect(half.status === 'not-priced' && half.notes[0]?.pointer).toBe('/curve/0/seconds');
  });

  it('cost nothing for no energy and no time', () => {
    const result = estimate({ start: '2024-06-03T08:00:00Z', energy: 0 }, spec.energyOnly);
    expect(result.status === 'priced' && [toText(result.priced.totals.cost.before), result.perKwh]).toEqual([
      '0',
      undefined,
    ]);
  });
});

describe('comparing tariffs', () => {
  it('puts the cheapest first and those without a price last', () => {
    const strange: TariffInput = {
      id: 'STRANGE',
      currency: 'EUR',
      elements: [{ price_components: [{ type: 'SMILES', price: 1 }] }],
    };
    const session = { start: '2024-06-03T08:00:00Z', energy: 20, power: 11 };
    const order = compareTariffs(session, [strange, spec.energyAndStart, spec.perHour, spec.energyOnly]);
    expect(order.map((item) => item.tariffId)).toEqual(['HOUR', 'ENERGY', 'ENERGY-START', 'STRANGE']);
  });
});

describe('the price over the start of a session', () => {
  it('follows the windows of the tariff', () => {
    const session = { start: '2024-01-10T14:00:00Z', energy: 1, seconds: 3600 };
    const points = priceCurve(session, spec.evening('TIME', 5, 7, 60), { stepSeconds: 3600, count: 4 }, zone);
    expect(points.map((point) => [point.start, point.cost && toText(point.cost)])).toEqual([
      ['2024-01-10T14:00:00Z', '5'],
      ['2024-01-10T15:00:00Z', '5'],
      ['2024-01-10T16:00:00Z', '7'],
      ['2024-01-10T17:00:00Z', '7'],
    ]);
  });

  it('has no cost where there is no price', () => {
    const [point] = priceCurve({ start: '2024-01-10T14:00:00Z', energy: 1 }, spec.energyOnly, {
      stepSeconds: 60,
      count: 1,
    });
    expect(point).toEqual({ start: '2024-01-10T14:00:00Z', cost: undefined });
  });
});
