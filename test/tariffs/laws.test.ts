import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CurveSegment } from '../../src/tariffs/curve.js';
import { estimate } from '../../src/tariffs/estimate.js';
import type { Priced } from '../../src/tariffs/evaluate.js';
import { type Exact, sumOf, ZERO } from '../../src/tariffs/exact.js';
import { exact } from '../../src/tariffs/exact-read.js';
import { toText } from '../../src/tariffs/exact-write.js';
import { moneyOf } from '../../src/tariffs/totals.js';
import type { TariffInput } from '../../src/tariffs/types.js';
import { curves, simulations, starts, tariffs } from './random.js';

const sessions = fc.record({ start: starts, curve: curves });
const options = { timeZone: 'Europe/Amsterdam' };

function price(session: { start: string; curve: CurveSegment[] }, tariff: TariffInput): Priced {
  const result = estimate(session, tariff, options);
  if (result.status !== 'priced') throw new Error(result.notes.map((item) => item.message).join('; '));
  return result.priced;
}

function cost(priced: Priced): string[] {
  const { before, after } = priced.totals.cost;
  return [toText(before, 30), toText(after ?? ZERO, 30)];
}

function withoutLimits(tariff: TariffInput): TariffInput {
  const { min_price: _least, max_price: _most, ...rest } = tariff;
  return rest;
}

describe('the price of any session under any tariff', () => {
  it('is the sum of its lines and limits, taxes included', () => {
    fc.assert(
      fc.property(sessions, tariffs, (session, tariff) => {
        const { lines, adjustments, totals } = price(session, tariff);
        const parts = [...lines.map(moneyOf), ...adjustments.map((limit) => limit.change)];
        const before = sumOf(parts.map((part) => part.before));
        const taxes = sumOf(parts.flatMap((part) => part.taxes.map((tax) => tax.amount)));
        expect(before.equals(totals.cost.before)).toBe(true);
        expect(before.add(taxes).equals(totals.cost.after ?? ZERO)).toBe(true);
        const listed = sumOf(totals.cost.taxes.map((tax) => tax.amount));
        expect(totals.cost.before.add(listed).equals(totals.cost.after ?? ZERO)).toBe(true);
      }),
    );
  });

  it('does not change for earlier elements when an unrestricted one is added at the end', () => {
    const last = {
      price_components: ['ENERGY', 'TIME', 'PARKING_TIME', 'FLAT'].map((type) => ({
        type,
        price: 7.77,
        step_size: 1,
      })),
    };
    fc.assert(
      fc.property(sessions, tariffs, (session, tariff) => {
        const ofEarlier = (priced: Priced) =>
          priced.lines
            .filter((line) => line.component.element.index < tariff.elements.length)
            .map(({ period, dimension, component, measured }) => [
              priced.periods[period]?.start,
              dimension,
              component.element.index,
              measured,
            ])
            .reduce((sums, [, dimension, element, measured]) => {
              const key = `${dimension} ${element}`;
              return sums.set(key, (sums.get(key) ?? ZERO).add(measured as Exact));
            }, new Map<string, Exact>());
        const plain = ofEarlier(price(session, tariff));
        const more = ofEarlier(price(session, { ...tariff, elements: [...tariff.elements, last] }));
        expect([...more].map(([key, sum]) => `${key} ${toText(sum, 20)}`).sort()).toEqual(
          [...plain].map(([key, sum]) => `${key} ${toText(sum, 20)}`).sort(),
        );
      }),
    );
  });

  it('does not change when a period is split where nothing changes', () => {
    fc.assert(
      fc.property(
        sessions,
        tariffs,
        fc.nat(),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (session, tariff, pick, part) => {
          const at = pick % session.curve.length;
          const segment = session.curve[at];
          if (segment === undefined) return;
          const first = Math.max(1, Math.floor(segment.seconds * part));
          const halves = [
            { ...segment, seconds: first },
            { ...segment, seconds: segment.seconds - first },
          ];
          const curve = [...session.curve.slice(0, at), ...halves, ...session.curve.slice(at + 1)];
          expect(cost(price({ ...session, curve }, tariff))).toEqual(cost(price(session, tariff)));
        },
      ),
    );
  });

  it('keeps within the limits, before and after taxes', () => {
    fc.assert(
      fc.property(sessions, tariffs, (session, tariff) => {
        const { cost: total } = price(session, tariff).totals;
        const { min_price, max_price } = tariff;
        const charged = session.curve.some((segment) => segment.kind !== 'reservation');
        if (min_price != null && charged) {
          expect(total.before.compare(exact(min_price.excl_vat ?? 0))).toBeGreaterThanOrEqual(0);
          expect((total.after ?? ZERO).compare(exact(min_price.incl_vat ?? 0))).toBeGreaterThanOrEqual(0);
        }
        if (max_price != null) {
          expect(total.before.compare(exact(max_price.excl_vat ?? 0))).toBeLessThanOrEqual(0);
          expect((total.after ?? ZERO).compare(exact(max_price.incl_vat ?? 0))).toBeLessThanOrEqual(0);
        }
      }),
    );
  });

  it('doubles with the prices when there are no limits', () => {
    fc.assert(
      fc.property(sessions, tariffs, (session, random) => {
        const tariff = withoutLimits(random);
        const doubled = {
          ...tariff,
          elements: tariff.elements.map((element) => ({
            ...element,
            price_components: element.price_components.map((item) => ({
              ...item,
              price: toText(exact(item.price).times(exact(2))),
            })),
          })),
        };
        const once = price(session, tariff).totals.cost;
        const twice = price(session, doubled).totals.cost;
        expect(twice.before.equals(once.before.times(exact(2)))).toBe(true);
        expect((twice.after ?? ZERO).equals((once.after ?? ZERO).times(exact(2)))).toBe(true);
      }),
    );
  });

  it('does not depend on the order of equal elements, nor on how often they are listed', () => {
    fc.assert(
      fc.property(sessions, tariffs, fc.nat(), (session, tariff, pick) => {
        const at = pick % tariff.elements.length;
        const element = tariff.elements[at];
        if (element === undefined) return;
        const elements = [
          ...tariff.elements.slice(0, at),
          element,
          structuredClone(element),
          ...tariff.elements.slice(at + 1),
        ];
        expect(cost(price(session, { ...tariff, elements }))).toEqual(cost(price(session, tariff)));
      }),
    );
  });

  it('is the same however often it is computed', () => {
    fc.assert(
      fc.property(simulations, ({ start, curve, tariff }) => {
        expect(cost(price({ start, curve: [...curve] }, tariff))).toEqual(
          cost(price({ start, curve: [...curve] }, tariff)),
        );
      }),
      { numRuns: 50 },
    );
  });
});

describe('days on which the clocks change', () => {
  const tariff = (start_time: string, end_time: string): TariffInput => ({
    country_code: 'NL',
    id: 'CLOCK',
    currency: 'EUR',
    elements: [
      {
        price_components: [{ type: 'TIME', price: 1, step_size: 1 }],
        restrictions: { start_time, end_time },
      },
    ],
  });
  const hours = (seconds: number): CurveSegment[] => [{ seconds, power: 10 }];

  it.each([
    ['a whole day in spring has 23 hours', '2024-03-30T23:00:00Z', 23, '00:00', '00:00', '23'],
    ['a whole day in autumn has 25 hours', '2024-10-26T22:00:00Z', 25, '00:00', '00:00', '25'],
    ['the hour that is left out costs nothing', '2024-03-31T00:00:00Z', 3, '02:00', '03:00', '0'],
    ['the hour that comes twice is paid twice', '2024-10-26T23:00:00Z', 4, '02:00', '03:00', '2'],
    ['a window into the hour left out begins after it', '2024-03-31T00:00:00Z', 3, '02:30', '04:00', '1'],
    ['a window over the repeated hour is an hour longer', '2024-10-26T22:00:00Z', 6, '01:00', '04:00', '4'],
  ])('%s', (_, start, length, from, to, expected) => {
    expect(cost(price({ start, curve: hours(length * 3600) }, tariff(from, to)))[0]).toBe(expected);
  });
});
