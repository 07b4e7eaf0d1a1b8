/** The moment that samples are made around: a Monday noon, in milliseconds since 1970. */
export const SAMPLE_NOW: number = Date.UTC(2026, 2, 2, 12, 0, 0);

/** Milliseconds in a minute. */
export const MINUTE = 60_000;

/** Milliseconds in an hour. */
export const HOUR: number = 60 * MINUTE;

/** Milliseconds in a day. */
export const DAY: number = 24 * HOUR;

/** A moment as an OCPI `DateTime` with whole seconds. */
export const dateTime = (millis: number): string => `${new Date(millis).toISOString().slice(0, 19)}Z`;
