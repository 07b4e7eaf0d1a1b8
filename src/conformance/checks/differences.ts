import { pointerOf } from '../../core/issue.js';
import { isDateTime } from '../../core/primitives.js';
import { toMillis } from '../../core/time.js';

/**
 * Where an answer does not have what was sent, as JSON Pointers: fields that were not sent do not count, times are
 * compared as moments, and `null` is the same as absent.
 */
export function differences(sent: unknown, got: unknown, path: readonly (string | number)[] = []): string[] {
  if (sent === undefined || sent === null) return [];
  if (Array.isArray(sent)) {
    if (!Array.isArray(got) || got.length !== sent.length) return [pointerOf(path)];
    return sent.flatMap((item, index) => differences(item, got[index], [...path, index]));
  }
  if (typeof sent === 'object') {
    if (typeof got !== 'object' || got === null || Array.isArray(got)) return [pointerOf(path)];
    const fields = got as Readonly<Record<string, unknown>>;
    return Object.entries(sent).flatMap(([name, value]) => differences(value, fields[name], [...path, name]));
  }
  return isSame(sent, got) ? [] : [pointerOf(path)];
}

function isSame(sent: unknown, got: unknown): boolean {
  if (sent === got) return true;
  if (typeof sent !== 'string' || typeof got !== 'string') return false;
  return isDateTime(sent) && toMillis(sent) === toMillis(got);
}
