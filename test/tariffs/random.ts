import fc from 'fast-check';
import type { CurveSegment } from '../../src/tariffs/curve.js';
import type { SimulationInput } from '../../src/tariffs/simulate.js';
import type { PriceComponentInput, RestrictionsInput, TariffInput } from '../../src/tariffs/types.js';

const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

const money = fc.integer({ min: 0, max: 9_999 }).map((value) => value / 1000);
const vat = fc.constantFrom(undefined, 0, 5.2, 10, 19, 21, 25);
const time = fc
  .integer({ min: 0, max: 95 })
  .map(
    (quarter) =>
      `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${['00', '15', '30', '45'][quarter % 4]}`,
  );

function component(type: string): fc.Arbitrary<PriceComponentInput> {
  const step_size =
    type === 'ENERGY' ? fc.constantFrom(1, 25, 100, 500, 1000) : fc.constantFrom(1, 60, 300, 600, 900);
  return fc
    .record({ price: money, vat, step_size })
    .map(({ price, vat, step_size }) =>
      vat === undefined ? { type, price, step_size } : { type, price, step_size, vat },
    );
}

function components(types: string[]): fc.Arbitrary<PriceComponentInput[]> {
  return fc
    .subarray(types, { minLength: 1 })
    .chain((chosen) => fc.tuple(...chosen.map(component)).map((list) => list));
}

const restrictions: fc.Arbitrary<RestrictionsInput> = fc.oneof(
  fc.record({ start_time: time, end_time: time }),
  fc.record({ start_time: time }),
  fc.record({ end_time: time }),
  fc.record({ day_of_week: fc.subarray(DAYS, { minLength: 1 }) }),
  fc.record({ start_time: time, end_time: time, day_of_week: fc.subarray(DAYS, { minLength: 1 }) }),
  fc.record({ min_kwh: fc.integer({ min: 0, max: 30 }) }),
  fc.record({ max_kwh: fc.integer({ min: 1, max: 300 }).map((value) => value / 10) }),
  fc.record({ min_duration: fc.integer({ min: 0, max: 7200 }) }),
  fc.record({ max_duration: fc.integer({ min: 1, max: 7200 }) }),
  fc.record({ min_power: fc.integer({ min: 0, max: 50 }) }),
  fc.record({ max_power: fc.integer({ min: 1, max: 50 }) }),
  fc.record({
    start_date: fc.constantFrom('2024-03-30', '2024-03-31', '2024-04-01'),
    end_date: fc.constant('2024-10-27'),
  }),
);

const sessionElement = fc.record(
  { price_components: components(['ENERGY', 'TIME', 'PARKING_TIME', 'FLAT']), restrictions },
  { requiredKeys: ['price_components'] },
);

const reservationElement = fc
  .record({
    price_components: components(['TIME', 'FLAT']),
    reservation: fc.constantFrom('RESERVATION', 'RESERVATION_EXPIRES'),
  })
  .map(({ price_components, reservation }) => ({ price_components, restrictions: { reservation } }));

const limit = fc.option(fc.record({ excl_vat: money, incl_vat: money }), { nil: undefined, freq: 4 });

/** A tariff of 2.2.1 or 2.3.0 with up to six elements of all kinds. */
export const tariffs: fc.Arbitrary<TariffInput> = fc
  .record({
    elements: fc.array(
      fc.oneof({ weight: 5, arbitrary: sessionElement }, { weight: 1, arbitrary: reservationElement }),
      {
        minLength: 1,
        maxLength: 6,
      },
    ),
    min_price: limit,
    max_price: limit,
  })
  .map(({ elements, min_price, max_price }) => ({
    country_code: 'NL',
    party_id: 'EXA',
    id: 'RANDOM',
    currency: 'EUR',
    elements,
    ...(min_price === undefined ? {} : { min_price }),
    ...(max_price === undefined
      ? {}
      : { max_price: { excl_vat: max_price.excl_vat + 10, incl_vat: max_price.incl_vat + 12 } }),
    last_updated: '2024-01-01T00:00:00Z',
  }));

const charging: fc.Arbitrary<CurveSegment> = fc.record({
  seconds: fc.integer({ min: 30, max: 10_000 }),
  power: fc.integer({ min: 1, max: 1500 }).map((value) => value / 10),
});
const parking: fc.Arbitrary<CurveSegment> = fc.record({ seconds: fc.integer({ min: 1, max: 40_000 }) });
const reservation: fc.Arbitrary<CurveSegment> = fc.record({
  seconds: fc.integer({ min: 60, max: 5000 }),
  kind: fc.constant('reservation' as const),
});

/** A session with an optional reservation, some charging and an optional parking time. */
export const curves: fc.Arbitrary<CurveSegment[]> = fc
  .tuple(
    fc.array(reservation, { maxLength: 1 }),
    fc.array(charging, { minLength: 1, maxLength: 4 }),
    fc.array(parking, { maxLength: 2 }),
  )
  .map(([before, during, after]) => [...before, ...during, ...after]);

/** A start near a change of the clocks in Europe, or anywhere in the year. */
export const starts: fc.Arbitrary<string> = fc
  .oneof(
    fc.integer({ min: Date.UTC(2024, 2, 30, 12) / 1000, max: Date.UTC(2024, 2, 31, 6) / 1000 }),
    fc.integer({ min: Date.UTC(2024, 9, 26, 12) / 1000, max: Date.UTC(2024, 9, 27, 6) / 1000 }),
    fc.integer({ min: Date.UTC(2024, 0, 1) / 1000, max: Date.UTC(2024, 11, 31) / 1000 }),
  )
  .map((second) => `${new Date(second * 1000).toISOString().slice(0, 19)}Z`);

/** A session to simulate. */
export const simulations: fc.Arbitrary<SimulationInput> = fc.record({
  start: starts,
  curve: curves,
  tariff: tariffs,
  timeZone: fc.constantFrom('Europe/Amsterdam', 'Europe/Lisbon', 'UTC'),
});
