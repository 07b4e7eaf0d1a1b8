import { OcpiStatusError } from '../core/errors.js';
import { StatusCode } from '../core/status.js';

/** Where a list goes on: after which object, and how many there were when it began. */
export interface Cursor {
  readonly after: number;
  readonly total: number;
}

/** Writes a continuation. */
export const formatCursor = ({ after, total }: Cursor): string =>
  `${after.toString(36)}.${total.toString(36)}`;

/** Reads a continuation. Throws an `OcpiStatusError` (2001) when it is none. */
export function parseCursor(text: string): Cursor {
  const match = /^([0-9a-z]{1,10})\.([0-9a-z]{1,10})$/.exec(text);
  if (!match?.[1] || !match[2]) {
    const message = 'The cursor is not one that was given here; start the list again without it.';
    throw new OcpiStatusError(StatusCode.invalidParameters, message);
  }
  return { after: Number.parseInt(match[1], 36), total: Number.parseInt(match[2], 36) };
}
