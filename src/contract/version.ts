import type { Schema } from '../core/kind.js';
import type { TokenEncoding } from '../core/token.js';
import type { VersionNumber } from '../core/version.js';

/** An endpoint as version details list it; `role` is absent in 2.1.1. */
export interface AdvertisedEndpoint {
  identifier: string;
  role?: string | undefined;
  url: string;
}

/** One role of a party as credentials carry it. */
export interface PartyRole {
  /** For example `CPO`, `EMSP`, `HUB`, `NSP`, `NAP`, `SCSP`, `PTP`, `OTHER`. */
  role: string;
  country_code: string;
  party_id: string;
  business_details?: { name: string } | undefined;
}

/** What a credentials object says, in one form for all versions. */
export interface CredentialsData {
  /** Credentials token with which the receiver of this object authorizes its requests. */
  token: string;
  /** Versions URL of the platform that sends the object. */
  url: string;
  roles: PartyRole[];
  /** 2.3.0: the party of the hub, when the platform is one. */
  hub_party_id?: string | undefined;
}

/** A version of OCPI as a value: what is the same for all of its modules. */
export interface Version<V extends VersionNumber = VersionNumber> {
  readonly version: V;
  /** How the credentials token is written in the Authorization header unless a partner's profile says otherwise. */
  readonly tokenEncoding: TokenEncoding;
  /** Whether messages of functional modules carry routing headers, and endpoints an interface role. */
  readonly routed: boolean;
  readonly credentials: {
    readonly schema: Schema;
    /** Reads the version's credentials object (already validated). */
    readonly read: (value: unknown) => CredentialsData;
    /** Writes the version's credentials object; throws an `OcpiNegotiationError` when the version cannot express it. */
    readonly write: (data: CredentialsData) => unknown;
  };
  readonly versions: Schema;
  readonly details: Schema;
}
