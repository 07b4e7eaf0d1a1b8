import { OcpiHttpError, OcpiStatusError } from '../core/errors.js';
import { Header } from '../core/headers.js';
import { authorization, type TokenEncoding } from '../core/token.js';
import type { PartnerProfile } from './profile.js';

/** One way to authorize a request: with the token in an encoding, or (`undefined`) without any token. */
export type Attempt = TokenEncoding | undefined;

/** The ways in which versions may be asked for, the likeliest first. @see OCPI 2.2.1, transport_and_format, transport_and_format_authorization_header */
export function attemptsOf(preferred: TokenEncoding, profile: PartnerProfile): readonly Attempt[] {
  const { tokenEncoding = 'try', versionsAuth = 'try', tokenHeader } = profile;
  if (versionsAuth === 'none') return [undefined];
  const other: TokenEncoding = preferred === 'raw' ? 'base64' : 'raw';
  const encodings: Attempt[] = tokenEncoding === 'try' ? [preferred, other] : [tokenEncoding];
  if (tokenHeader !== undefined) encodings.splice(1);
  return versionsAuth === 'try' ? [...encodings, undefined] : encodings;
}

/** The header that carries a token; a line break at its end, as files and some decoders leave it, is not sent. */
export function tokenHeaders(
  given: string,
  encoding: TokenEncoding,
  profile: PartnerProfile = {},
): Record<string, string> {
  const token = given.replace(/[\r\n]+$/, '');
  return profile.tokenHeader === undefined
    ? { [Header.authorization]: authorization(token, encoding) }
    : { [profile.tokenHeader]: token };
}

/** Makes a request in one way after the other as long as the answer is 401; gives the answer and the way that worked. */
export async function tryInTurn<T>(
  attempts: readonly Attempt[],
  request: (attempt: Attempt) => Promise<T>,
): Promise<{ readonly value: T; readonly attempt: Attempt }> {
  let first: unknown;
  for (const attempt of attempts) {
    try {
      return { value: await request(attempt), attempt };
    } catch (error) {
      first ??= error;
      if (!isUnauthorized(error)) throw first;
    }
  }
  throw first;
}

/** Whether an answer says that the token is not good; some partners say so with 403. */
const isUnauthorized = (error: unknown): boolean =>
  (error instanceof OcpiHttpError || error instanceof OcpiStatusError) &&
  (error.httpStatus === 401 || error.httpStatus === 403);
