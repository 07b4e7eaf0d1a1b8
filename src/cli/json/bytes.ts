/** The characters that JSON is structured by, as bytes of UTF-8. */
export const Byte = {
  tab: 9,
  newline: 10,
  return: 13,
  blank: 32,
  quote: 34,
  comma: 44,
  openList: 91,
  backslash: 92,
  closeList: 93,
  openObject: 123,
  closeObject: 125,
} as const;

/** Whether a byte is white space of JSON. */
export const isBlank = (byte: number): boolean =>
  byte === Byte.blank || byte === Byte.newline || byte === Byte.return || byte === Byte.tab;

/** Puts chunks of bytes together. */
export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
