import type { Rule } from '../../core/kind.js';

/** The rules between fields that OCPI 2.1.1 states in prose. */
export const rules: readonly Rule[] = [];

/** The rules of one object, by its name. */
export function rulesOf(object: string): readonly Rule[] {
  return rules.filter((rule) => rule.id.startsWith(`${object}.`));
}
