import { describe, expect, it } from 'vitest';
import { toText } from '../../src/tariffs/exact-write.js';
import { priceSession } from '../../src/tariffs/price.js';
import type { CdrInput, SessionInput, TariffInput } from '../../src/tariffs/types.js';
import * as spec from './fixtures/spec-tariffs.js';
import { cdrOf, hour, priced, tariffOf } from './support.js';

describe('a session', () => {
  const session = (more: Partial<SessionInput> = {}): SessionInput => ({
    id: 'S',
    start_date_time: '2024-06-03T08:00:00Z',
    kwh: 20,
    currency: 'EUR',
    charging_periods: [
      {
        start_date_time: '2024-06-03T08:00:00Z',
        dimensions: [
          { type: 'ENERGY_IMPORT', volume: 21 },
          { type: 'ENERGY_EXPORT', volume: 1 },
          { type: 'STATE_OF_CHARGE', volume: 80 },
          { type: 'TIME', volume: 1 },
        ],
        tariff_id: 'ENERGY',
      },
    ],
    last_updated: '2024-06-03T09:00:00Z',
    ...more,
  });
  const cost = (input: SessionInput, tariffs: TariffInput[] = [spec.energyOnly]) => {
    const result = priceSession(input, { tariffs });
    return result.status === 'priced'
      ? [
          result.version,
          toText(result.totals.cost.before),
          toText(result.volumes.total),
          ...result.notes.map((item) => item.code),
        ]
      : result.notes.map((item) => item.code);
  };

  it('is priced as far as it has come', () => {
    expect(cost(session())).toEqual(['2.2.1', '5', '3600', 'SESSION_NOT_ENDED']);
    expect(cost(session({ end_date_time: '2024-06-03T10:00:00Z' }))).toEqual(['2.2.1', '5', '7200']);
  });

  it('is priced in its version', () => {
    expect(cost(session({ total_cost: { before_taxes: 1 } }))[0]).toBe('2.3.0');
    expect(cost(session({ total_cost: { excl_vat: 1 } }))[0]).toBe('2.2.1');
    const { start_date_time: start_datetime, ...rest } = session();
    expect(
      cost({ ...rest, start_datetime, end_datetime: '2024-06-03T10:00:00Z', location: { country: 'NLD' } }),
    ).toEqual(['2.1.1', '5', '7200']);
  });

  it('has the time zone of its location, else of its owner', () => {
    const tariff = tariffOf([[[['ENERGY', 1]], { start_time: '09:00', end_time: '11:00' }]]);
    const zoneOf = (more: Partial<SessionInput>) => {
      const result = priceSession(
        {
          ...session(more),
          charging_periods: [
            {
              start_date_time: '2024-06-03T08:00:00Z',
              dimensions: [{ type: 'ENERGY', volume: 1 }],
              tariff_id: 'T',
            },
          ],
        },
        { tariffs: [tariff] },
      );
      return result.status === 'priced' ? result.timeZone : result.notes[0]?.code;
    };
    expect(zoneOf({ country_code: 'PT' })).toBe('Europe/Lisbon');
    expect(zoneOf({ country_code: 'PT', location: { country: 'DEU' } })).toBe('Europe/Berlin');
    expect(zoneOf({ location: { country: 'DEU', time_zone: 'UTC' } })).toBe('UTC');
    expect(zoneOf({})).toBe('TIME_ZONE_UNKNOWN');
  });

  it('needs periods and tariffs', () => {
    expect(cost(session({ charging_periods: null }))).toEqual(['NO_PERIODS']);
    expect(priceSession(session()).notes.map((item) => item.code)).toEqual(['TARIFF_NOT_FOUND']);
  });
});

describe('the version of a CDR', () => {
  const cdr = cdrOf({ tariff: spec.energyOnly, periods: [hour({ kwh: 1 })] });
  it.each<[string, Partial<CdrInput>, string]>([
    ['a price without VAT', { total_cost: { excl_vat: 1 } }, '2.2.1'],
    ['a price before taxes', { total_cost: { before_taxes: 1, taxes: [] } }, '2.3.0'],
    ['a number', { total_cost: 1 }, '2.1.1'],
    ['stop_date_time', { stop_date_time: '2024-06-03T09:00:00Z' }, '2.1.1'],
    ['a tax flag', { tariffs: [{ ...spec.energyOnly, tax_included: 'NO' }] }, '2.3.0'],
    ['nothing', {}, '2.2.1'],
  ])('is told by %s', (_, more, version) => expect(priced({ ...cdr, ...more }).version).toBe(version));

  it('is what the caller says', () => expect(priced(cdr, { version: '2.3.0' }).version).toBe('2.3.0'));
});
