import type { Document } from '../support/schemas.js';

/** A way in which schemas differ from the tables of the specification on purpose. */
export interface Deviation {
  readonly name: string;
  /** The documents it is found in. */
  readonly documents: readonly Document[];
  /** What it is about: `Object.field` or `Object`. */
  readonly where: RegExp;
  readonly aspect: string;
  readonly reason: string;
}

const CORE = ['2.1.1', '2.2.1', '2.3.0'] as const;
const ALL = [...CORE, '2.3.0-payments', '2.3.0-bookings'] as const;

/** Every deliberate difference; the census fails when one is missing here and when one is found nowhere any more. */
export const deviations: readonly Deviation[] = [
  {
    name: 'envelope',
    documents: CORE,
    where: /^Response$/,
    aspect: 'presence',
    reason:
      'The envelope depends on what it carries, so core reads and writes it; it is not an object schema.',
  },
  {
    name: 'coordinates without a length',
    documents: ['2.2.1', '2.3.0'],
    where: /^(Additional)?GeoLocation\.(latitude|longitude)$/,
    aspect: 'max',
    reason:
      'The pattern allows one character more than the length: -126.1049651 is legal by one and not by the other.',
  },
  {
    name: 'two-letter country codes',
    documents: ALL,
    where: /\.country_code$/,
    aspect: 'pattern',
    reason: 'The description asks for an ISO 3166-1 alpha-2 code; the pattern says so.',
  },
  {
    name: 'three-letter country codes',
    documents: [...CORE, '2.3.0-payments'],
    where: /\.country$/,
    aspect: 'pattern',
    reason: 'The description asks for an ISO 3166-1 alpha-3 code; the pattern says so.',
  },
  {
    name: 'currencies',
    documents: ALL,
    where: /\.currency$/,
    aspect: 'pattern',
    reason: 'The description asks for an ISO 4217 code; the pattern says so.',
  },
  {
    name: 'languages',
    documents: CORE,
    where: /\.language$/,
    aspect: 'pattern',
    reason: 'The description asks for an ISO 639-1 code; the pattern says so.',
  },
  {
    name: 'ends of times of day',
    documents: [...CORE, '2.3.0-bookings'],
    where: /^(RegularHours\.period_end|TariffRestrictions\.end_time)$/,
    aspect: 'pattern',
    reason: 'The description refers to the syntax of the begin, which has the pattern.',
  },
  {
    name: 'ends of dates',
    documents: [...CORE, '2.3.0-bookings'],
    where: /^TariffRestrictions\.end_date$/,
    aspect: 'pattern',
    reason: 'The description refers to the syntax of the start, which has the pattern.',
  },
  {
    name: 'start date of 2.1.1',
    documents: ['2.1.1'],
    where: /^TariffRestrictions\.start_date$/,
    aspect: 'pattern',
    reason: 'OCPI 2.1.1 shows the syntax by an example only; later versions give the pattern for it.',
  },
];
