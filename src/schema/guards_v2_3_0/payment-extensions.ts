// Written by scripts/generate-guards.ts from src/schema/v2_3_0/payment-extensions.ts; change that one.

import {
  alpha2,
  alpha3,
  ascii,
  boolean,
  dateTime,
  isObject,
  keeps,
  list,
  number,
  text,
  url,
} from '../../core/guard.js';
import { cdrRules, tariffRules } from '../v2_3_0/rules.js';
import { isCdrToken } from './cdr-token.js';
import { isCdrLocation, isSignedData } from './cdrs.js';
import { isChargingPeriod } from './charging-period.js';
import { isEnergyMix } from './energy-mix.js';
import { isPriceLimit, isTariffElement } from './tariffs.js';
import { isDisplayText, isPrice } from './types.js';

const TARIFF_TYPE = new Set<unknown>([
  'AD_HOC_PAYMENT',
  'PROFILE_CHEAP',
  'PROFILE_FAST',
  'PROFILE_GREEN',
  'REGULAR',
]);

/** Passes most PaymentsTariff objects with nothing to report, and nothing else. */
export function isPaymentsTariff(v: unknown): boolean {
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
    (v.preauthorize_amount === undefined || number(v.preauthorize_amount)) &&
    keeps(tariffRules, v)
  );
}

/** Passes most PaymentsCDR objects with nothing to report, and nothing else. */
export function isPaymentsCDR(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    alpha2(v.country_code) &&
    ascii(v.party_id, 3) &&
    ascii(v.id, 39) &&
    dateTime(v.start_date_time) &&
    dateTime(v.end_date_time) &&
    (v.session_id === undefined || ascii(v.session_id, 36)) &&
    isCdrToken(v.cdr_token) &&
    (v.auth_method === 'AUTH_REQUEST' || v.auth_method === 'COMMAND' || v.auth_method === 'WHITELIST') &&
    (v.authorization_reference === undefined || ascii(v.authorization_reference, 36)) &&
    isCdrLocation(v.cdr_location) &&
    (v.meter_id === undefined || text(v.meter_id, 255)) &&
    alpha3(v.currency) &&
    (v.tariffs === undefined || list(v.tariffs, 0, isPaymentsTariff)) &&
    list(v.charging_periods, 1, isChargingPeriod) &&
    (v.signed_data === undefined || isSignedData(v.signed_data)) &&
    isPrice(v.total_cost) &&
    (v.total_fixed_cost === undefined || isPrice(v.total_fixed_cost)) &&
    number(v.total_energy) &&
    (v.total_energy_cost === undefined || isPrice(v.total_energy_cost)) &&
    number(v.total_time) &&
    (v.total_time_cost === undefined || isPrice(v.total_time_cost)) &&
    (v.total_parking_time === undefined || number(v.total_parking_time)) &&
    (v.total_parking_cost === undefined || isPrice(v.total_parking_cost)) &&
    (v.total_reservation_cost === undefined || isPrice(v.total_reservation_cost)) &&
    (v.remark === undefined || text(v.remark, 255)) &&
    (v.invoice_reference_id === undefined || ascii(v.invoice_reference_id, 39)) &&
    (v.credit === undefined || boolean(v.credit)) &&
    (v.credit_reference_id === undefined || ascii(v.credit_reference_id, 39)) &&
    (v.home_charging_compensation === undefined || boolean(v.home_charging_compensation)) &&
    dateTime(v.last_updated) &&
    keeps(cdrRules, v)
  );
}
