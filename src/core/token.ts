import { randomText } from './random.js';

/** How a credentials token is written in the Authorization header: Base64 of it (2.2 and later) or as it is (2.1.1). */
export type TokenEncoding = 'base64' | 'raw';

/** A new credentials token: 48 URL-safe characters with 288 bits of randomness, within the 64 that OCPI allows. */
export const generateToken = (): string => randomText(48);

/** Whether a text may be a credentials token: 1 to 64 printable ASCII characters without blanks. */
export const isToken = (text: string): boolean => /^[\x21-\x7e]{1,64}$/.test(text);

/** The Authorization header for a credentials token. @see OCPI 2.2.1, transport_and_format, transport_and_format_authorization_header */
export function authorization(token: string, encoding: TokenEncoding): string {
  return `Token ${encoding === 'raw' ? token : toBase64(token)}`;
}

/**
 * The tokens that an Authorization header may mean, most likely first: decoded, as written, decoded twice.
 * Which of them is right only a look-up can tell, because many raw tokens are also valid Base64.
 */
export function tokenCandidates(header: string | null | undefined): readonly string[] {
  const match = /^\s*token\s+(\S+)\s*$/i.exec(header ?? '');
  const raw = match?.[1];
  if (!raw || raw.length > 512) return [];
  const once = fromBase64(raw);
  const twice = once === undefined ? undefined : fromBase64(once);
  const candidates = [once, raw, twice].filter((text): text is string => text !== undefined && isToken(text));
  return [...new Set(candidates)];
}

/** The form in which accepted tokens are stored: SHA-256 in hexadecimal. */
export async function hashToken(token: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Compares two texts in a time that does not depend on where they differ. */
export function equalInConstantTime(a: string, b: string): boolean {
  // Texts of another length are held against themselves: they take as long, and are not equal anyway.
  const other = a.length === b.length ? b : a;
  let difference = a.length ^ b.length;
  for (let i = 0; i < a.length; i += 1) difference |= a.charCodeAt(i) ^ other.charCodeAt(i);
  return difference === 0;
}

function toBase64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

/** The decoded text without one line break at its end: the specification's own samples carry one. */
function fromBase64(text: string): string | undefined {
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(text)) return undefined;
  try {
    const bytes = Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (char) =>
      char.charCodeAt(0),
    );
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r?\n$/, '');
  } catch {
    return undefined;
  }
}
