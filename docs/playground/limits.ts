/** Characters that an input may have: a browser shows no more in a field and stays usable; more is for the command line. */
export const MAX_TEXT = 5_000_000;

/** What is said of a text that is too long. */
export const tooLong = (what: string, length: number): string =>
  `${what} has ${(length / 1e6).toFixed(1)} million characters; up to ${MAX_TEXT / 1e6} million are read here. For larger files use the command: ocpi validate FILE.`;
