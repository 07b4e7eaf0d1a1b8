import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convertAny } from '../../src/convert/index.js';
import { OcpiConversionError } from '../../src/core/errors.js';
import { hasError } from '../../src/core/issue.js';
import { read } from '../../src/core/read.js';
import type { VersionNumber } from '../../src/core/version.js';
import { type Case, cases, type Sample, samplesOf, schemaOf } from './cases.js';
import { frozen, notLost, unreported } from './laws.js';

/** Objects that hold others get more runs than the classes they are made of; CONVERT_RUNS multiplies them. */
const RUNS: Readonly<Record<string, number>> = { Location: 25, EVSE: 25, Session: 25, CDR: 25, Tariff: 40 };
const DEFAULT_RUNS = 10;
const FACTOR = Number(process.env.CONVERT_RUNS ?? 1);

/** There and back; `undefined` when the object cannot be expressed at all, which an error says. */
function roundTrip({ name, from, to }: Case, { value, options }: Sample, carry = false) {
  try {
    const there = convertAny(name, frozen(value), from, to, { ...options, carry });
    const location = name === 'Session' && from === '2.1.1' ? locationIn(value, to, options) : undefined;
    const back = convertAny(name, frozen(there.value), to, from, { ...options, location });
    return { there, back };
  } catch (error) {
    if (error instanceof OcpiConversionError && error.why === 'unrepresentable') return undefined;
    throw error;
  }
}

/** The Location inside a Session of 2.1.1, as the other version has it beside the Session. */
function locationIn(
  { location }: Sample['value'],
  to: VersionNumber,
  options: Sample['options'],
): object | undefined {
  return location === undefined
    ? undefined
    : (convertAny('Location', location, '2.1.1', to, options).value as object);
}

/** What of a Session of 2.1.1 comes back depends on the Location that is given, and not on the Session. */
const outside = (one: Case, pointer: string): boolean =>
  one.name === 'Session' && one.from === '2.1.1' && pointer.startsWith('/location');

const errorsOf = (one: Case, value: unknown) =>
  read(schemaOf(one.to, one.name), value, { mode: 'strict' }).issues.filter(
    (issue) => hasError([issue]) && issue.code !== 'unknown_field',
  );

describe.each(cases)('$name from $from to $to', (one) => {
  const check = (law: (sample: Sample) => void) =>
    fc.assert(fc.property(samplesOf(one), law), { numRuns: FACTOR * (RUNS[one.name] ?? DEFAULT_RUNS) });

  it('is valid in strict mode of the target', () => {
    check((sample) => {
      const trip = roundTrip(one, sample);
      if (trip) expect(errorsOf(one, trip.there.value)).toEqual([]);
    });
  });

  it('comes back but for what was reported, and nothing was reported lost that comes back', () => {
    check((sample) => {
      const trip = roundTrip(one, sample);
      if (!trip) return;
      const { losses } = trip.there;
      const here = losses.filter(({ pointer }) => !outside(one, pointer));
      const differing = unreported(sample.value, trip.back.value, losses);
      expect(differing.filter((pointer) => !outside(one, pointer))).toEqual([]);
      expect(notLost(sample.value, trip.back.value, here)).toEqual([]);
    });
  });

  it('comes back exactly when it carries what is lost', () => {
    check((sample) => {
      const trip = roundTrip(one, sample, true);
      if (trip) expect(trip.back.value).toEqual(sample.value);
    });
  });
});
