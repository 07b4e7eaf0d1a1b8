/** How much a note matters: an `error` means the price or the object is wrong, the others change nothing. */
export type Severity = 'error' | 'warning' | 'info';

/** A remark about a tariff, a CDR or a computation, for machines (`code`, `pointer`) and for people (`message`). */
export interface Note {
  /** Stable code in capitals. */
  readonly code: string;
  /** How much it matters. */
  readonly severity: Severity;
  /** One sentence. */
  readonly message: string;
  /** RFC 6901 pointer into the object the note is about, empty for the whole. */
  readonly pointer: string;
}

/** A note about the place `pointer`. */
export function note(severity: Severity, code: string, message: string, pointer = ''): Note {
  return { code, severity, message, pointer };
}

/** Why something has no price. Only the pictures throw it; all other functions answer with the notes instead. */
export class CannotPrice extends Error {
  override readonly name = 'CannotPrice';
  /** Tells it from other errors. */
  readonly code = 'OCPI_PRICE';
  /** The reasons, each an `error`. */
  readonly notes: readonly Note[];

  constructor(...notes: Note[]) {
    super(notes.map((item) => item.message).join('; '));
    this.notes = notes;
  }
}

/** The error that says why something has no price. */
export function cannotPrice(code: string, message: string, pointer = ''): CannotPrice {
  return new CannotPrice(note('error', code, message, pointer));
}
