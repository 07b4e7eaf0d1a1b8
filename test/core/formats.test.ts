import { describe, expect, it } from 'vitest';
import * as formats from '../../src/core/formats.js';
import type { Schema } from '../../src/core/kind.js';
import { ciString, type StringOptions, string } from '../../src/core/primitives.js';
import { GeoLocationSchema as GeoLocation211 } from '../../src/schema/v2_1_1/geo-location.js';
import { GeoLocationSchema as GeoLocation221 } from '../../src/schema/v2_2_1/geo-location.js';

const accepts = (schema: Schema, text: string): boolean => schema.safeParse(text).success;

const CASES: Record<keyof typeof formats, { good: string[]; bad: string[] }> = {
  ALPHA2: { good: ['NL', 'nl'], bad: ['', 'N', 'NLD', 'N1', ' NL'] },
  ALPHA3: { good: ['NLD'], bad: ['NL', 'nld', 'NLDX', 'NL1'] },
  ALPHA3_CI: { good: ['NLD', 'nld'], bad: ['NL', 'NLDX'] },
  CURRENCY: { good: ['EUR', 'ISK'], bad: ['eur', 'EU', '€', 'EURO'] },
  CURRENCY_CI: { good: ['EUR', 'eur'], bad: ['EU', 'EURO'] },
  LANGUAGE: { good: ['en', 'nl'], bad: ['EN', 'eng', 'e', 'en-GB'] },
  LATITUDE: {
    good: ['50.77077', '-12.1234567', '3.729944'],
    bad: ['50.7707', '150.77077', '50,77077', '+50.77077'],
  },
  LONGITUDE: { good: ['-126.1049651', '3.72994'], bad: ['-126.1049', '1126.10496', '126.10496510', '126'] },
  LATITUDE_SIX: { good: ['50.770774', '-50.770774'], bad: ['50.77077', '50.7707741'] },
  LONGITUDE_SIX: { good: ['-126.104965'], bad: ['-126.1049651', '-126.10496'] },
  TIME: { good: ['00:00', '13:30', '23:59'], bad: ['24:00', '7:00', '13:60', '13.30', '13:30:00'] },
  DATE: {
    good: ['2015-12-24', '2024-02-29'],
    bad: ['15-12-24', '2015-13-01', '2015-12-32', '2015-1-1', '3015-01-01'],
  },
};

const BY_NAME = new Map<string, StringOptions>(Object.entries(formats));

describe.each(Object.entries(CASES))('the format %s', (name, { good, bad }) => {
  const options = BY_NAME.get(name) ?? {};
  const schemas = [string(undefined, options), ciString(undefined, options)];

  it.each(good)('accepts %j', (text) => {
    expect(schemas.map((schema) => accepts(schema, text))).toEqual([true, true]);
  });

  it.each(bad)('refuses %j', (text) => {
    expect(schemas.map((schema) => accepts(schema, text))).toEqual([false, false]);
  });
});

describe('coordinates', () => {
  it('may be as long as the pattern of 2.2.1 allows, one character beyond the length it gives', () => {
    const point = { latitude: '-12.1234567', longitude: '-126.1049651' };
    expect(GeoLocation221.safeParse(point).success).toBe(true);
    expect(GeoLocation211.safeParse(point).success).toBe(false);
  });

  it('have exactly six decimals in 2.1.1', () => {
    expect(GeoLocation211.safeParse({ latitude: '51.047599', longitude: '-126.104965' }).success).toBe(true);
  });
});
