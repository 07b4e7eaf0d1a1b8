/** From this year on a moment means never. */
const NEVER = 2900;

/** The first day of this year stands for a moment that is not known. */
const UNKNOWN = '1970-01-01T';

/**
 * Whether a `DateTime` stands for none: `1970-01-01` for unknown, a year like `2999` for never. Reading keeps such
 * values, because partners agree on them; leave them out of averages and durations.
 * @see OCPI 2.2.1, mod_cdrs, mod_cdrs_cdr_object
 */
export function isPlaceholderDate(dateTime: string): boolean {
  return dateTime.startsWith(UNKNOWN) || Number(dateTime.slice(0, 4)) >= NEVER;
}
