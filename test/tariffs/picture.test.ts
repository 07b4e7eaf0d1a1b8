import { describe, expect, it } from 'vitest';
import { toText } from '../../src/tariffs/exact-write.js';
import { cdrStack } from '../../src/tariffs/picture-cdr.js';
import { priceOverDay, priceOverWeek, priceSteps } from '../../src/tariffs/picture-clock.js';
import { costOverEnergy } from '../../src/tariffs/picture-energy.js';
import { defaultPolicy } from '../../src/tariffs/policy.js';
import { escaped, ticks } from '../../src/tariffs/svg.js';
import { compileTariff } from '../../src/tariffs/tariff.js';
import * as spec from './fixtures/spec-tariffs.js';
import { cdrOf, hour, park, priced, tariffOf } from './support.js';

/** Fails unless every tag of the SVG is closed and every attribute quoted. */
function expectWellFormed(svg: string): void {
  const open: string[] = [];
  const rest = svg.replace(
    /<(\/?)([a-z]+)((?:\s+[a-zA-Z0-9:-]+="[^"<>]*")*)\s*(\/?)>/g,
    (_, close: string, name: string, _attributes: string, empty: string) => {
      if (close === '/') expect(open.pop()).toBe(name);
      else if (empty === '') open.push(name);
      return '';
    },
  );
  expect(open).toEqual([]);
  expect(rest).not.toMatch(/[<>]/);
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
}

const steps = (
  tariff: Parameters<typeof compileTariff>[0],
  type: 'ENERGY' | 'TIME' | 'PARKING_TIME',
  days = 1,
  options = {},
) =>
  priceSteps(compileTariff(tariff, 0, '2.2.1', defaultPolicy), type, days, options).map((step) => [
    step.from,
    step.to,
    toText(step.price),
  ]);

describe('the price over the day and the week', () => {
  it('changes where the tariff says so', () => {
    expect(steps(spec.switching, 'TIME')).toEqual([
      [0, 1020, '1.2'],
      [1020, 1200, '2.4'],
      [1200, 1440, '2.4'],
    ]);
    expect(steps(spec.switching, 'PARKING_TIME')).toEqual([
      [0, 1020, '1'],
      [1020, 1200, '1'],
      [1200, 1440, '0'],
    ]);
  });

  it('knows the days of the week and the state of the session', () => {
    const parking = steps(spec.complex, 'PARKING_TIME', 7);
    expect(parking.filter(([, , price]) => price === '6')).toEqual([[5 * 1440 + 600, 5 * 1440 + 1020, '6']]);
    expect(parking.filter(([, , price]) => price === '5').length).toBe(15);
    expect(steps(spec.byPower, 'ENERGY', 1, { power: 20 })).toEqual([[0, 1440, '0.35']]);
    expect(steps(spec.byDuration, 'ENERGY', 1, { seconds: 1800 })).toEqual([[0, 1440, '0.25']]);
    expect(
      steps(tariffOf([[[['ENERGY', 1]], { max_kwh: 5 }], [[['ENERGY', 2]]]]), 'ENERGY', 1, { energy: 5 }),
    ).toEqual([[0, 1440, '2']]);
    expect(steps(spec.complex, 'TIME', 1, { current: 40 })[0]).toEqual([0, 540, '2']);
    expect(
      steps(tariffOf([[[['ENERGY', 1]], { start_date: '2024-07-01' }]]), 'ENERGY', 1, { date: '2024-07-01' }),
    ).toEqual([[0, 1440, '1']]);
  });

  it('is drawn as SVG with a title, a description, hours and days', () => {
    const day = priceOverDay(spec.switching);
    expectWellFormed(day);
    expect(day).toContain('<title>Tariff SWITCH: price over the day in EUR</title>');
    expect(day).toContain('<desc>charging, per hour: 1.2 to 2.4; parking, per hour: 0 to 1</desc>');
    for (const label of ['>00:00<', '>12:00<', '>24:00<', '>charging, per hour<'])
      expect(day).toContain(label);
    expect(day).not.toContain('energy, per kWh');
    const week = priceOverWeek(spec.complex, { width: 500, height: 200 });
    expectWellFormed(week);
    expect(week).toContain('viewBox="0 0 500 200"');
    for (const label of ['>Mon<', '>Sat<', '>Sun<']) expect(week).toContain(label);
  });

  it('is drawn for tariffs without any price by energy or time, and with strange names', () => {
    const svg = priceOverDay({ ...tariffOf([[[['FLAT', 1]]]]), id: '<b>&"\u0007' });
    expectWellFormed(svg);
    expect(svg).toContain('Nothing is priced by energy or time.');
    expect(svg).toContain('Tariff &lt;b&gt;&amp;&quot;:');
  });

  it('leaves what 2.1.1 hides unpriced', () => {
    const svg = priceOverDay({
      id: 'OLD',
      currency: 'EUR',
      elements: [
        { price_components: [{ type: 'FLAT', price: 1 }] },
        { price_components: [{ type: 'TIME', price: 1 }] },
      ],
    });
    expect(svg).toContain('Nothing is priced by energy or time.');
  });
});

describe('the cost over energy', () => {
  it('is drawn for one tariff and for several', () => {
    const one = costOverEnergy(spec.energyAndStart, { start: '2024-06-03T08:00:00Z', energy: 40 });
    expectWellFormed(one);
    expect(one).toContain('<desc>ENERGY-START: 11.6 EUR for 40 kWh</desc>');
    const several = costOverEnergy([spec.energyOnly, spec.energyParkingStart], {
      start: '2024-06-03T08:00:00Z',
      power: 22,
      parkingSeconds: 600,
    });
    expectWellFormed(several);
    expect(several.match(/<polyline/g)?.length).toBe(2);
  });

  it('says why there is nothing to draw', () => {
    expect(() => costOverEnergy(tariffOf([[[['SMILES', 1]]]]), { start: '2024-06-03T08:00:00Z' })).toThrow(
      'SMILES',
    );
  });
});

describe('the stacked cost of a CDR', () => {
  it('has a bar per part, and the total', () => {
    const svg = cdrStack(
      priced(cdrOf({ tariff: spec.energyParkingStart, periods: [hour({ kwh: 20 }), park(40)] })),
    );
    expectWellFormed(svg);
    expect(svg).toContain('<title>Total 7.90 EUR</title>');
    expect(svg).toContain('<desc>Fixed fees: 0.60 EUR; Energy: 5.50 EUR; Parking: 1.80 EUR</desc>');
    expect(svg.match(/<rect/g)?.length).toBe(6);
  });

  it('shows price limits, and nothing where nothing costs', () => {
    const limited = cdrStack(
      priced(
        cdrOf({
          tariff: spec.energyWithMaximum,
          periods: [hour({ kwh: 50 })],
          start: '2019-06-01T00:00:00Z',
        }),
      ),
    );
    expect(limited).toContain('Price limit: -3.35 EUR');
    const free = cdrStack(priced(cdrOf({ tariff: spec.perHour, periods: [park(10)] })), { width: 300 });
    expectWellFormed(free);
    expect(free).toContain('Nothing costs anything.');
  });
});

describe('the parts of a picture', () => {
  it.each([
    [0, [0, 1]],
    [1, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [0.29, [0, 0.1, 0.2, 0.3]],
    [11, [0, 2.5, 5, 7.5, 10, 12.5]],
    [60, [0, 20, 40, 60]],
  ])('have round ticks up to %d', (most, expected) => expect(ticks(most)).toEqual(expected));

  it('hold no characters XML forbids', () => expect(escaped('a\u0000<&>"\n')).toBe('a&lt;&amp;&gt;&quot;\n'));
});
