// Written by scripts/generate-guards.ts from src/schema/v2_3_0/types.ts; change that one.

import { isObject, language, list, number, text } from '../../core/guard.js';

/** Passes most DisplayText objects with nothing to report, and nothing else. */
export function isDisplayText(v: unknown): boolean {
  if (!isObject(v)) return false;
  return language(v.language) && text(v.text, 512);
}

/** Passes most TaxAmount objects with nothing to report, and nothing else. */
export function isTaxAmount(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    text(v.name, Number.POSITIVE_INFINITY) &&
    (v.account_number === undefined || text(v.account_number, Number.POSITIVE_INFINITY)) &&
    (v.percentage === undefined || number(v.percentage)) &&
    number(v.amount)
  );
}

/** Passes most Price objects with nothing to report, and nothing else. */
export function isPrice(v: unknown): boolean {
  if (!isObject(v)) return false;
  return number(v.before_taxes) && (v.taxes === undefined || list(v.taxes, 0, isTaxAmount));
}
