import type { PartyRole } from '../contract/version.js';
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
}
