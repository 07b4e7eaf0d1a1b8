// Written by scripts/generate-guards.ts from src/schema/v2_3_0/tariffs.ts; change that one.

import {
  alpha2,
  alpha3,
  ascii,
  date,
  dateTime,
  int,
  isObject,
  keeps,
  list,
  number,
  time,
  url,
} from '../../core/guard.js';
import { tariffElementRules, tariffRestrictionsRules, tariffRules } from '../v2_3_0/rules.js';
import { isEnergyMix } from './energy-mix.js';
import { isDisplayText } from './types.js';

const DAY_OF_WEEK = new Set<unknown>([
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
  'SUNDAY',
]);
const isDayOfWeek = (v: unknown): boolean => DAY_OF_WEEK.has(v);
const TARIFF_TYPE = new Set<unknown>([
  'AD_HOC_PAYMENT',
  'PROFILE_CHEAP',
  'PROFILE_FAST',
  'PROFILE_GREEN',
  'REGULAR',
]);

/** Passes most PriceLimit objects with nothing to report, and nothing else. */
export function isPriceLimit(v: unknown): boolean {
  if (!isObject(v)) return false;
  return number(v.before_taxes) && (v.after_taxes === undefined || number(v.after_taxes));
}

/** Passes most PriceComponent objects with nothing to report, and nothing else. */
export function isPriceComponent(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    (v.type === 'ENERGY' || v.type === 'FLAT' || v.type === 'PARKING_TIME' || v.type === 'TIME') &&
    number(v.price) &&
    (v.vat === undefined || number(v.vat)) &&
    int(v.step_size)
  );
}

/** Passes most TariffRestrictions objects with nothing to report, and nothing else. */
export function isTariffRestrictions(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    (v.start_time === undefined || time(v.start_time)) &&
    (v.end_time === undefined || time(v.end_time)) &&
    (v.start_date === undefined || date(v.start_date)) &&
    (v.end_date === undefined || date(v.end_date)) &&
    (v.min_kwh === undefined || number(v.min_kwh)) &&
    (v.max_kwh === undefined || number(v.max_kwh)) &&
    (v.min_current === undefined || number(v.min_current)) &&
    (v.max_current === undefined || number(v.max_current)) &&
    (v.min_power === undefined || number(v.min_power)) &&
    (v.max_power === undefined || number(v.max_power)) &&
    (v.min_duration === undefined || int(v.min_duration)) &&
    (v.max_duration === undefined || int(v.max_duration)) &&
    (v.day_of_week === undefined || list(v.day_of_week, 0, isDayOfWeek)) &&
    (v.reservation === undefined ||
      v.reservation === 'RESERVATION' ||
      v.reservation === 'RESERVATION_EXPIRES') &&
    keeps(tariffRestrictionsRules, v)
  );
}

/** Passes most TariffElement objects with nothing to report, and nothing else. */
export function isTariffElement(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    list(v.price_components, 1, isPriceComponent) &&
    (v.restrictions === undefined || isTariffRestrictions(v.restrictions)) &&
    keeps(tariffElementRules, v)
  );
}

/** Passes most Tariff objects with nothing to report, and nothing else. */
export function isTariff(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    alpha2(v.country_code) &&
    ascii(v.party_id, 3) &&
    ascii(v.id, 36) &&
    alpha3(v.currency) &&
    (v.type === undefined || TARIFF_TYPE.has(v.type)) &&
    (v.tariff_alt_text === undefined || list(v.tariff_alt_text, 0, isDisplayText)) &&
    (v.tariff_alt_url === undefined || url(v.tariff_alt_url)) &&
    (v.min_price === undefined || isPriceLimit(v.min_price)) &&
    (v.max_price === undefined || isPriceLimit(v.max_price)) &&
    list(v.elements, 1, isTariffElement) &&
    (v.tax_included === 'YES' || v.tax_included === 'NO' || v.tax_included === 'N/A') &&
    (v.start_date_time === undefined || dateTime(v.start_date_time)) &&
    (v.end_date_time === undefined || dateTime(v.end_date_time)) &&
    (v.energy_mix === undefined || isEnergyMix(v.energy_mix)) &&
    dateTime(v.last_updated) &&
    keeps(tariffRules, v)
  );
}
