import { nextTick } from 'vue';
import type { Failure } from '../../../playground/protocol.js';

/** Brings the reader to the field that has to be changed, opening what hides it. */
export async function focusField(panel: string, failure: Failure | undefined): Promise<void> {
  if (failure?.field === undefined) return;
  await nextTick();
  const field = document.getElementById(`${panel}-${failure.field}`);
  const details = field?.closest('details');
  if (details) details.open = true;
  field?.focus();
}

/** The versions as options of a choice, after one for "find out" where there is one. */
export const versionOptions = (first?: string): (readonly [string, string])[] => [
  ...(first === undefined ? [] : [['', first] as const]),
  ...['2.1.1', '2.2.1', '2.3.0'].map((version) => [version, `OCPI ${version}`] as const),
];
