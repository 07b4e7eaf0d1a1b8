/** The present as an OCPI `DateTime`, for example `2026-03-01T12:00:00.000Z`. */
export function now(): string {
  const millis = Date.now();
  // A busy server asks many times within a millisecond.
  if (millis !== latest.millis) latest = { millis, text: new Date(millis).toISOString() };
  return latest.text;
}

let latest = { millis: Number.NaN, text: '' };

/**
 * Milliseconds since 1970 of an OCPI `DateTime`; a text without a zone is UTC, as OCPI has it.
 * Gives `NaN` for a text that is not a date.
 */
export function toMillis(dateTime: string): number {
  const isZoned = dateTime.endsWith('Z') || /(?:z|[+-]\d{2}:?\d{2})$/.test(dateTime);
  return Date.parse(isZoned ? dateTime : `${dateTime}Z`);
}
