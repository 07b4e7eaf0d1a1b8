import { uniqueId } from '../core/random.js';
import { now } from '../core/time.js';
import { generateToken, hashToken, isToken } from '../core/token.js';
import type { Partners } from './registration.js';

/** What an invitation may say; everything has a default. */
export interface Invitation {
  /** Id of the registration to be. Default: a new UUID. */
  readonly id?: string | undefined;
  /** Token A. Default: a new random token. */
  readonly token?: string | undefined;
  /** DateTime after which Token A is not accepted. Default: no end. */
  readonly expires?: string | undefined;
  /** The slug of the one of our roles that is offered (needed for 2.1.1 when there are several). */
  readonly scope?: string | undefined;
  /**
   * The partner is a hub: it may speak for parties that are not its own. Default: no, whatever roles it registers with.
   */
  readonly hub?: boolean | undefined;
}

/**
 * Makes a Token A with which a partner may register once, and gives it: it is shown here only, the hash is kept.
 * Throws a `TypeError` when the token has characters that OCPI does not allow.
 * @see OCPI 2.2.1, credentials, credentials_registration
 */
export async function invite(
  partners: Partners,
  invitation: Invitation = {},
): Promise<{ readonly id: string; readonly token: string }> {
  const token = invitation.token ?? generateToken();
  if (!isToken(token))
    throw new TypeError('A credentials token is 1 to 64 printable ASCII characters without blanks.');
  const id = invitation.id ?? uniqueId();
  const hash = await hashToken(token);
  await partners.update(id, () => ({
    id,
    status: 'invited',
    inbound: [{ hash, use: 'registration', ...(invitation.expires ? { expires: invitation.expires } : {}) }],
    ...(invitation.scope ? { scope: invitation.scope } : {}),
    ...(invitation.hub ? { trustedHub: true } : {}),
    updatedAt: now(),
  }));
  return { id, token };
}
