import type { CredentialsData, PartyRole } from '../contract/version.js';
import type { InterfaceRole, VersionNumber } from '../core/version.js';
import type { Partners } from './registration.js';

/** Our own platform as a partner sees it: what registering with somebody needs to know about us. */
export interface Self {
  readonly partners: Partners;
  /** Whether a partner may register a party that another one has registered. Default `refuse`. */
  readonly sharedParties?: 'refuse' | 'allow' | undefined;
  /** Our versions URL for a version; `scope` is the slug of one of our roles (2.1.1 with several). */
  versionsUrl(version: VersionNumber, scope?: string): string;
  /** Our URL of an interface, below which response URLs lie; `undefined` when it is not served. */
  endpointUrl(
    contract: { readonly version: VersionNumber; readonly module: string; readonly role: InterfaceRole },
    scope?: string,
  ): string | undefined;
  /** Our parties and roles in a version. */
  roles(version: VersionNumber, scope?: string): readonly PartyRole[];
  /**
   * What our credentials say besides the token, to the partner with this id of a registration. Default: our versions URL
   * and our roles.
   */
  credentials?(version: VersionNumber, scope: string | undefined, partner: string): Promise<OwnCredentials>;
}

/** Credentials without a token. */
export type OwnCredentials = Omit<CredentialsData, 'token'>;

/** What our credentials say besides the token. */
export async function credentialsOf(
  self: Self,
  version: VersionNumber,
  scope: string | undefined,
  partner: string,
): Promise<OwnCredentials> {
  const told = await self.credentials?.(version, scope, partner);
  return told ?? { url: self.versionsUrl(version, scope), roles: [...self.roles(version, scope)] };
}
