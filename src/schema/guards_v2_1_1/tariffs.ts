// Written by scripts/generate-guards.ts from src/schema/v2_1_1/tariffs.ts; change that one.

import {
  alpha3,
  date,
  dateTime,
  int,
  isObject,
  keeps,
  list,
  number,
  text,
  time,
  url,
} from '../../core/guard.js';
import { tariffRestrictionsRules } from '../v2_1_1/rules.js';
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

/** Passes most PriceComponent objects with nothing to report, and nothing else. */
export function isPriceComponent(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    (v.type === 'ENERGY' || v.type === 'FLAT' || v.type === 'PARKING_TIME' || v.type === 'TIME') &&
    number(v.price) &&
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
    (v.min_power === undefined || number(v.min_power)) &&
    (v.max_power === undefined || number(v.max_power)) &&
    (v.min_duration === undefined || int(v.min_duration)) &&
    (v.max_duration === undefined || int(v.max_duration)) &&
    (v.day_of_week === undefined || list(v.day_of_week, 0, isDayOfWeek)) &&
    keeps(tariffRestrictionsRules, v)
  );
}

/** Passes most TariffElement objects with nothing to report, and nothing else. */
export function isTariffElement(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    list(v.price_components, 1, isPriceComponent) &&
    (v.restrictions === undefined || isTariffRestrictions(v.restrictions))
  );
}

/** Passes most Tariff objects with nothing to report, and nothing else. */
export function isTariff(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    text(v.id, 36) &&
    alpha3(v.currency) &&
    (v.tariff_alt_text === undefined || list(v.tariff_alt_text, 0, isDisplayText)) &&
    (v.tariff_alt_url === undefined || url(v.tariff_alt_url)) &&
    list(v.elements, 1, isTariffElement) &&
    (v.energy_mix === undefined || isEnergyMix(v.energy_mix)) &&
    dateTime(v.last_updated)
  );
}
