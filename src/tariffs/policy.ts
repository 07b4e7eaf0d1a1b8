import type { RoundingMode } from './exact-write.js';

/** Where, to how many decimals and how amounts are rounded. Unrounded amounts are always given as well. */
export interface Rounding {
  /** `total`: every total on its own; `dimension`: the parts, and the total is their sum; `line`: every line. */
  readonly at: 'total' | 'dimension' | 'line';
  /** Number of decimals, or `currency` for those usual in the currency. */
  readonly decimals: number | 'currency';
  /** How ties and rests are treated. */
  readonly mode: RoundingMode;
}

/** A tax the caller knows and the tariff does not state, for example GST. */
export interface NamedTax {
  /** Name as it appears in the totals. */
  readonly name: string;
  /** Percentage of the amount before taxes. */
  readonly percentage: number | string;
}

/**
 * The answers to the questions the specification leaves open. Each is described, with its default and its effect on the
 * price, in docs/tariffs.md under the number given here.
 */
export interface Policy {
  /** 1: rounding of amounts. */
  readonly rounding: Rounding;
  /** 2: an amount that already is a multiple of step_size stays, or goes up to the next one. */
  readonly exactMultiple: 'stays' | 'next';
  /** 3 and 6: which volume step_size rounds: the priced one, all up to the last priced period, or all. */
  readonly stepBase: 'priced' | 'until-last-priced' | 'all';
  /** 4: with both TIME and PARKING_TIME priced, parking is rounded, or whichever dimension came last. */
  readonly stepWithParking: 'parking' | 'last-dimension';
  /** 5: which of TIME and PARKING_TIME in one period counts as the later. */
  readonly laterInPeriod: 'parking' | 'charging';
  /** 7: after a change of tariff step_size rounds the last tariff's volume, nothing, or the whole session's. */
  readonly stepAcrossTariffs: 'last-tariff' | 'none' | 'session';
  /** 8: a FLAT is due once per element, per tariff, or per session; a reservation counts separately. */
  readonly flat: 'per-element' | 'per-tariff' | 'per-session';
  /** 9: a restricted FLAT is due whenever its element becomes active, or only if it is at the start. */
  readonly flatDue: 'when-active' | 'at-start';
  /** 10 and 11: a period across a limit is priced by its start, or split there in proportion. */
  readonly uncutPeriods: 'start' | 'split';
  /** 12: a power restriction in a period without power: use the average from energy and time, do not match, or refuse. */
  readonly missingPower: 'average' | 'no-match' | 'cannot-price';
  /** 13: with varying power or current the whole period must fit, the maximum decides, or the average does. */
  readonly varyingPower: 'whole-period' | 'maximum' | 'average';
  /** 14: what min_duration and max_duration measure. */
  readonly duration: 'session' | 'session-with-reservation' | 'charging';
  /** 15: times together with dates are a daily window, or one span from the first to the last moment. */
  readonly timesWithDates: 'daily' | 'span';
  /** 16: a lone start_time lasts until midnight and a lone end_time begins there, or a lone one is ignored. */
  readonly loneTime: 'midnight' | 'ignored';
  /** 17: equal start_time and end_time mean the whole day, or never. */
  readonly equalTimes: 'whole-day' | 'never';
  /** 18: after midnight an overnight window belongs to the day of the moment, or to the day it began. */
  readonly overnightDay: 'moment' | 'start';
  /** 20: without a time zone take that of the country, UTC, or refuse. */
  readonly missingTimeZone: 'country' | 'utc' | 'cannot-price';
  /** 21: times in 2.1.1 tariffs are local, or UTC. */
  readonly times211: 'local' | 'utc';
  /** 22: a tariff used outside its validity is priced with a note, silently, or refused. */
  readonly validity: 'note' | 'ignore' | 'cannot-price';
  /** 22: the moment end_date_time itself still belongs to the tariff, or not. */
  readonly validUntil: 'exclusive' | 'inclusive';
  /** 23: when no period names a tariff, take the one that fits, or treat the periods as having none. */
  readonly missingTariffId: 'fitting-tariff' | 'no-tariff';
  /** 24: taxes when only the limit before taxes is set: in proportion to the new amount, or as computed. */
  readonly limitTaxes: 'proportional' | 'as-computed';
  /** 25: min_price holds for every charging session, only for those with energy, or also for mere reservations. */
  readonly minPrice: 'sessions' | 'sessions-with-energy' | 'always';
  /** 26 and 27: a component without `vat` bears no tax, or an unknown one (then there is no total after taxes). */
  readonly vatAbsent: 'none' | 'unknown';
  /** 28: taxes for components without `vat`. */
  readonly taxes: readonly NamedTax[];
  /** 28: name of the tax that `vat` stands for. */
  readonly vatName: string;
  /** 29: an expired reservation owes the FLATs of RESERVATION and RESERVATION_EXPIRES, or only the latter's. */
  readonly expiryFlats: 'both' | 'expires-first';
  /** 29: a CDR with nothing but a reservation is one that expired, or one that did not. */
  readonly reservationOnly: 'expired' | 'not-expired';
  /** 30: reservation time is part of total_time. */
  readonly reservationInTotalTime: boolean;
  /** 31: a FLAT in an element that prices only parking is a fixed cost, or a parking cost. */
  readonly parkingFlat: 'fixed' | 'parking';
  /** 33: energy fed back is paid for at the price of energy, or free. */
  readonly negativeEnergy: 'credit' | 'zero';
  /** 34: a period without any time dimension has no time, or that of the clock. */
  readonly missingTime: 'none' | 'clock';
  /** 35: 2.1.1 uses the first matching element as a whole, or the first per dimension as 2.2.1 does. */
  readonly firstMatch211: 'element' | 'dimension';
  /** 36: a second component of one type in an element is ignored, or refused. */
  readonly duplicateComponents: 'first' | 'cannot-price';
  /** 36: volumes of a dimension listed twice in a period are added, the first counts, or it is refused. */
  readonly duplicateDimensions: 'sum' | 'first' | 'cannot-price';
  /** 38: a volume in hours that is the clock's rounded to four decimals is taken from the clock, or as it stands. */
  readonly hours: 'clock-when-equal' | 'as-stated';
  /** 39: an element with a restriction the engine does not know is refused, or read without it. */
  readonly unknownRestriction: 'cannot-price' | 'ignored';
}

/** The defaults: what the text says where it says something, else what its worked examples show, else the milder reading. */
export const defaultPolicy: Policy = {
  rounding: { at: 'total', decimals: 'currency', mode: 'half-up' },
  exactMultiple: 'stays',
  stepBase: 'priced',
  stepWithParking: 'parking',
  laterInPeriod: 'parking',
  stepAcrossTariffs: 'last-tariff',
  flat: 'per-element',
  flatDue: 'when-active',
  uncutPeriods: 'start',
  missingPower: 'average',
  varyingPower: 'whole-period',
  duration: 'session',
  timesWithDates: 'daily',
  loneTime: 'midnight',
  equalTimes: 'whole-day',
  overnightDay: 'moment',
  missingTimeZone: 'country',
  times211: 'local',
  validity: 'note',
  validUntil: 'exclusive',
  missingTariffId: 'fitting-tariff',
  limitTaxes: 'proportional',
  minPrice: 'sessions',
  vatAbsent: 'none',
  taxes: [],
  vatName: 'VAT',
  expiryFlats: 'both',
  reservationOnly: 'expired',
  reservationInTotalTime: false,
  parkingFlat: 'fixed',
  negativeEnergy: 'credit',
  missingTime: 'none',
  firstMatch211: 'element',
  duplicateComponents: 'first',
  duplicateDimensions: 'sum',
  hours: 'clock-when-equal',
  unknownRestriction: 'cannot-price',
};

/** The defaults with some of them replaced. */
export function policyWith(changes: Partial<Policy> | undefined): Policy {
  return changes === undefined ? defaultPolicy : { ...defaultPolicy, ...changes };
}
