import { describe, expect, it } from 'vitest';
import { type ConvertOptions, convertAny } from '../../src/convert/index.js';
import type { VersionNumber } from '../../src/core/version.js';
import { toText } from '../../src/tariffs/exact-write.js';
import { priceCdr } from '../../src/tariffs/price.js';
import type { CdrInput, TariffElementInput } from '../../src/tariffs/types.js';

const PARTY = { country_code: 'NL', party_id: 'ABC' };
const CONTEXT: ConvertOptions = { party: PARTY, tokenParty: { country_code: 'DE', party_id: 'EMP' } };

const price = (type: string, amount: number, vat?: number) => ({
  type,
  price: amount,
  step_size: 1,
  ...(vat === undefined ? {} : { vat }),
});

/** A CDR of 2.2.1 of two hours: one charging 20 kWh, one parking. */
function cdrWith(elements: TariffElementInput[], more: object = {}): Record<string, unknown> {
  const last_updated = '2026-05-04T12:00:00Z';
  return {
    ...PARTY,
    id: 'CDR1',
    start_date_time: '2026-05-04T08:00:00Z',
    end_date_time: '2026-05-04T10:00:00Z',
    cdr_token: { ...PARTY, uid: 'U', type: 'RFID', contract_id: 'C' },
    auth_method: 'WHITELIST',
    cdr_location: {
      id: 'L',
      address: 'A 1',
      city: 'C',
      country: 'NLD',
      coordinates: { latitude: '52.000000', longitude: '5.000000' },
      evse_uid: 'E',
      evse_id: 'NL*ABC*E1',
      connector_id: '1',
      connector_standard: 'IEC_62196_T2',
      connector_format: 'SOCKET',
      connector_power_type: 'AC_3_PHASE',
    },
    currency: 'EUR',
    tariffs: [{ ...PARTY, id: 'T', currency: 'EUR', elements, last_updated, ...more }],
    charging_periods: [
      period('2026-05-04T08:00:00Z', { ENERGY: 20, TIME: 1 }),
      period('2026-05-04T09:00:00Z', { PARKING_TIME: 1 }),
    ],
    total_cost: { excl_vat: 0 },
    total_energy: 20,
    total_time: 2,
    last_updated,
  };
}

const period = (start_date_time: string, volumes: Record<string, number>) => ({
  start_date_time,
  dimensions: Object.entries(volumes).map(([type, volume]) => ({ type, volume })),
  tariff_id: 'T',
});

/** Total before and after taxes; 2.1.1 read one dimension after the other. */
function totals(cdr: unknown, version: VersionNumber): readonly (string | undefined)[] {
  const policy = { firstMatch211: 'dimension' } as const;
  const result = priceCdr(cdr as CdrInput, { version, policy, timeZone: 'Europe/Amsterdam' });
  if (result.status !== 'priced') throw new Error(JSON.stringify(result.notes));
  const { before, after } = result.rounded.cost;
  return [toText(before), after === undefined ? undefined : toText(after)];
}

const simple = [{ price_components: [price('ENERGY', 0.25), price('FLAT', 0.5)] }];

const mixed = [
  { price_components: [price('FLAT', 1.5, 21)] },
  { price_components: [price('ENERGY', 0.3333, 21)], restrictions: { max_kwh: 30 } },
  { price_components: [price('TIME', 1, 9)], restrictions: { start_time: '09:00', end_time: '11:00' } },
  { price_components: [price('PARKING_TIME', 5, 21)] },
];

const there = (cdr: unknown, from: VersionNumber, to: VersionNumber, options = CONTEXT): unknown =>
  convertAny('CDR', cdr, from, to, options).value;

describe('the price of a CDR by its own tariff', () => {
  it.each([
    ['without VAT', simple, {}],
    ['with several rates of VAT, restrictions and dimensions', mixed, {}],
    ['with a least price', simple, { min_price: { excl_vat: 10, incl_vat: 12.1 } }],
    ['with a greatest price', mixed, { max_price: { excl_vat: 4, incl_vat: 4.84 } }],
  ])('%s is the same in 2.3.0, and again when it comes back', (_what, elements, more) => {
    const cdr = cdrWith(elements, more);
    const newer = there(cdr, '2.2.1', '2.3.0');
    expect(totals(newer, '2.3.0')).toEqual(totals(cdr, '2.2.1'));
    expect(totals(there(newer, '2.3.0', '2.2.1'), '2.2.1')).toEqual(totals(cdr, '2.2.1'));
  });

  it.each([
    ['without VAT', simple],
    ['with several rates of VAT, restrictions and dimensions', mixed],
  ])('%s is the same before taxes in 2.1.1, and again in 2.2.1 and 2.3.0', (_what, elements) => {
    const cdr = cdrWith(elements);
    const [before] = totals(cdr, '2.2.1');
    const older = there(cdr, '2.2.1', '2.1.1');
    expect(totals(older, '2.1.1')[0]).toBe(before);
    expect(totals(there(older, '2.1.1', '2.2.1'), '2.2.1')[0]).toBe(before);
    expect(totals(there(older, '2.1.1', '2.3.0'), '2.3.0')[0]).toBe(before);
  });

  it('keeps its VAT through 2.1.1 when the context says it', () => {
    const cdr = cdrWith([{ price_components: [price('ENERGY', 0.25, 21)] }]);
    const options = { ...CONTEXT, vat: 21 };
    const older = there(cdr, '2.2.1', '2.1.1', options);
    expect(totals(there(older, '2.1.1', '2.2.1', options), '2.2.1')).toEqual(totals(cdr, '2.2.1'));
  });

  it.each([
    ['that divide evenly', [price('ENERGY', 0.242, 21)]],
    ['that do not', [price('ENERGY', 0.29, 19), price('PARKING_TIME', 1.99, 7)]],
    ['with an unknown tax', [price('ENERGY', 0.29)]],
  ])(
    'with prices that contain tax, %s, costs the same with and without tax in 2.2.1',
    (_what, components) => {
      const cdr = there(cdrWith([{ price_components: components }]), '2.2.1', '2.3.0') as CdrInput;
      const [tariff] = cdr.tariffs ?? [];
      const included = { ...cdr, tariffs: [{ ...tariff, tax_included: 'YES' }] };
      expect(totals(there(included, '2.3.0', '2.2.1'), '2.2.1')).toEqual(totals(included, '2.3.0'));
    },
  );

  it('to which no taxes apply bears none in 2.2.1 either', () => {
    const cdr = there(
      cdrWith([{ price_components: [price('ENERGY', 0.29, 19)] }]),
      '2.2.1',
      '2.3.0',
    ) as CdrInput;
    const [tariff] = cdr.tariffs ?? [];
    const free = { ...cdr, tariffs: [{ ...tariff, tax_included: 'N/A' }] };
    expect(totals(there(free, '2.3.0', '2.2.1'), '2.2.1')).toEqual(totals(free, '2.3.0'));
  });

  it('never applies the price of a reservation to charging', () => {
    const reservation = {
      price_components: [price('TIME', 30)],
      restrictions: { reservation: 'RESERVATION' },
    };
    const cdr = cdrWith([reservation, ...simple]);
    const { value, losses } = convertAny('CDR', cdr, '2.2.1', '2.1.1', CONTEXT);
    expect(totals(value, '2.1.1')[0]).toBe(totals(cdrWith(simple), '2.2.1')[0]);
    expect(losses.map(({ pointer }) => pointer)).toContain('/tariffs/0/elements/0');
  });

  it('never applies the price of a booking to charging', () => {
    const booking = { price_components: [price('TIME', 30)], restrictions: { booking: 'BOOKING' } };
    const newer = there(cdrWith(simple), '2.2.1', '2.3.0') as CdrInput;
    const [tariff] = newer.tariffs ?? [];
    const booked = { ...newer, tariffs: [{ ...tariff, elements: [booking, ...simple] }] };
    const { value, losses } = convertAny('CDR', booked, '2.3.0', '2.2.1', CONTEXT);
    expect(totals(value, '2.2.1')).toEqual(totals(cdrWith(simple), '2.2.1'));
    expect(losses.map(({ pointer }) => pointer)).toContain('/tariffs/0/elements/0');
  });
});
