import { OcpiLimitError } from '../../core/errors.js';
import type { DateWindow } from './window.js';

/** Where a list is to be continued: a value that can be stored as JSON and survives the process. */
export interface ListCursor {
  readonly v: 1;
  /** The page to ask for, as the partner wrote it. */
  readonly url: string;
  /** How many objects of that page were given already. */
  readonly skip: number;
  /** Objects that were received before that page, in this window. */
  readonly received: number;
  /** The total that the partner named last. */
  readonly total: number | undefined;
  /** Whether the partner has sent `Link` headers. */
  readonly linked: boolean;
  /** Whether the URL was made by counting on, without a `Link`. */
  readonly guessed: boolean;
  /** The pages before, newest last: they are read again when the total shrinks. */
  readonly previous: readonly string[];
  readonly window: DateWindow | undefined;
}

/** How many pages before the current one are kept for reading again. */
export const HISTORY = 8;

/** A cursor at the first page of a list or of one of its windows. */
export const startCursor = (url: string, window: DateWindow | undefined): ListCursor => ({
  v: 1,
  url,
  skip: 0,
  received: 0,
  total: undefined,
  linked: false,
  guessed: false,
  previous: [],
  window,
});

/** Reads a stored cursor. Throws a `TypeError` for what is none. */
export function readCursor(value: unknown): ListCursor {
  const cursor = value as Partial<ListCursor> | null | undefined;
  const sound =
    typeof cursor === 'object' &&
    cursor !== null &&
    cursor.v === 1 &&
    typeof cursor.url === 'string' &&
    URL.canParse(cursor.url) &&
    Number.isSafeInteger(cursor.skip) &&
    Number.isSafeInteger(cursor.received) &&
    Array.isArray(cursor.previous);
  if (!sound)
    throw new TypeError('The cursor was not made by this version of the package; start the list anew.');
  return { ...startCursor(cursor.url ?? '', undefined), ...cursor };
}

/** A list that goes round in circles or never ends; `cursor` is where it can be taken up again. */
export class ListLimitError extends OcpiLimitError {
  readonly cursor: ListCursor;

  constructor(limit: string, message: string, cursor: ListCursor) {
    super(limit, message);
    this.cursor = cursor;
  }
}
