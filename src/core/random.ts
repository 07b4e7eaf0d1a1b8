const UNRESERVED = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A text of `length` URL-safe characters from the platform's CSPRNG, 6 bits each. */
export function randomText(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  let text = '';
  for (const byte of bytes) text += UNRESERVED[byte & 63];
  return text;
}

/** A new unique id for requests and objects (UUID version 4). */
export const uniqueId = (): string => crypto.randomUUID();
