// Written by scripts/generate-guards.ts from src/schema/v2_1_1/types.ts; change that one.

import { isObject, language, text } from '../../core/guard.js';

/** Passes most DisplayText objects with nothing to report, and nothing else. */
export function isDisplayText(v: unknown): boolean {
  if (!isObject(v)) return false;
  return language(v.language) && text(v.text, 512);
}
