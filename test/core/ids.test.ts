import { describe, expect, it } from 'vitest';
import {
  isContractId,
  isEvseId,
  isRfidUid,
  normaliseContractId,
  normaliseRfidUid,
} from '../../src/core/ids.js';
import { isPlaceholderDate } from '../../src/core/placeholder.js';

describe('identifiers', () => {
  it.each([
    ['NL*ABC*E1', true],
    ['nl*abc*e1', true],
    ['DEABCE123456', true],
    ['+49*822*000123', true],
    ['33*TM*1', false],
    ['NL*ABC*1', false],
    ['', false],
  ])('an EVSE ID: %s is one: %s', (text, wanted) => {
    expect(isEvseId(text)).toBe(wanted);
  });

  it.each([
    ['nl-abc-c12345678', 'NL-ABC-C12345678', true],
    ['NLABCC12345678X', 'NL-ABC-C12345678-X', true],
    ['DE-XYZ-12345678', 'DE-XYZ-12345678', true],
    [' my contract ', 'MY CONTRACT', false],
  ])('a contract: %j is %s, an eMA ID: %s', (text, normal, wanted) => {
    expect(normaliseContractId(text)).toBe(normal);
    expect(isContractId(text)).toBe(wanted);
  });

  it.each([
    ['12a9', '000012A9'],
    ['04:a2:24:01', '04A22401'],
    ['04a224015c8081', '04A224015C8081'],
    ['4a224015c8081', '04A224015C8081'],
    [' app-user-7 ', 'app-user-7'],
    ['0'.repeat(21), '0'.repeat(21)],
  ])('an RFID card: %j is %s', (text, normal) => {
    expect(normaliseRfidUid(text)).toBe(normal);
    expect(normaliseRfidUid(normal)).toBe(normal);
  });

  it('the UID of an RFID card has 4, 7 or 10 bytes in capitals', () => {
    expect(['000012A9', '000012a9', '12A9', '04A224015C8081'].map(isRfidUid)).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });
});

it.each([
  ['1970-01-01T00:00:00Z', true],
  ['2999-01-01T00:00:00Z', true],
  ['9999-12-31T23:59:59', true],
  ['2026-01-01T00:00:00Z', false],
])('%s stands for no moment: %s', (text, wanted) => {
  expect(isPlaceholderDate(text)).toBe(wanted);
});
