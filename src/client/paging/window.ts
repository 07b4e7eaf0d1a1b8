import { toMillis } from '../../core/time.js';

/** A part of a range of dates; without `to` it is open at its end. */
export interface DateWindow {
  readonly from: string;
  readonly to: string | undefined;
}

/** Windows overlap by this many milliseconds, for partners that take `date_from` as exclusive; duplicates are removed. */
const OVERLAP = 1000;

/** The first window of a range; `undefined` when there is nothing to split. */
export function firstWindow(
  from: string | undefined,
  to: string | undefined,
  size: number | undefined,
): DateWindow | undefined {
  if (size === undefined || size <= 0 || from === undefined) return undefined;
  return windowFrom(from, to, size);
}

/** The window after one, or `undefined` when it was the last. */
export function nextWindow(
  window: DateWindow | undefined,
  to: string | undefined,
  size: number | undefined,
): DateWindow | undefined {
  if (!window || size === undefined || window.to === undefined || window.to === to) return undefined;
  const from = toMillis(window.to) - Math.min(OVERLAP, size / 2);
  return windowFrom(new Date(from).toISOString(), to, size);
}

/** The last window has the end that was asked for; without one it stays open, so that nothing new is missed. */
function windowFrom(from: string, to: string | undefined, size: number): DateWindow {
  const end = toMillis(from) + size;
  const last = to === undefined ? Date.now() : toMillis(to);
  return { from, to: end < last ? new Date(end).toISOString() : to };
}
