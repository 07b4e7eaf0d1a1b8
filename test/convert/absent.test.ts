import { expect, it } from 'vitest';
import { canConvert, convertAny } from '../../src/convert/convert.js';

const ONLY_NEW = [
  ...['Booking', 'BookingRequest', 'BookingLocation', 'Terminal', 'FinancialAdviceConfirmation'],
  'InvoiceReconciliationRecord',
];

it.each(ONLY_NEW)('%s, which only 2.3.0 has, is refused with the reason and never given as it is', (name) => {
  for (const [from, to] of [
    ['2.3.0', '2.2.1'],
    ['2.3.0', '2.1.1'],
    ['2.2.1', '2.3.0'],
  ] as const) {
    expect(canConvert(name, from, to)).toBe(false);
    const refusal = `${name} does not exist in both OCPI ${from} and ${to}`;
    expect(() => convertAny(name, {}, from, to, { party: { country_code: 'NL', party_id: 'ABC' } })).toThrow(
      refusal,
    );
  }
});

it.each(['ChargingProfile', 'ClientInfo'])('%s, which 2.1.1 does not have, is refused there', (name) => {
  expect(canConvert(name, '2.2.1', '2.3.0')).toBe(true);
  expect(() => convertAny(name, {}, '2.3.0', '2.1.1')).toThrow('does not exist in both OCPI 2.3.0 and 2.1.1');
});
