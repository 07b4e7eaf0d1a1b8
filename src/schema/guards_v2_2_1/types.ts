// Written by scripts/generate-guards.ts from src/schema/v2_2_1/types.ts; change that one.

import { isObject, language, number, text } from '../../core/guard.js';

/** Passes most DisplayText objects with nothing to report, and nothing else. */
export function isDisplayText(v: unknown): boolean {
  if (!isObject(v)) return false;
  return language(v.language) && text(v.text, 512);
}

/** Passes most Price objects with nothing to report, and nothing else. */
export function isPrice(v: unknown): boolean {
  if (!isObject(v)) return false;
  return number(v.excl_vat) && (v.incl_vat === undefined || number(v.incl_vat));
}
