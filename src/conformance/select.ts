import type { ConformanceOptions } from './options.js';

/** Whether a pattern, in which `*` stands for any text, fits a whole text. */
function fits(pattern: string, text: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'i').test(text);
}

/** Whether a check is wanted; patterns may mean the check or its whole id. */
export function isSelected(
  { only, skip }: Pick<ConformanceOptions, 'only' | 'skip'>,
  id: string,
  check: string,
): boolean {
  const matches = (pattern: string): boolean => fits(pattern, id) || fits(pattern, check);
  return (only === undefined || only.length === 0 || only.some(matches)) && !(skip ?? []).some(matches);
}
