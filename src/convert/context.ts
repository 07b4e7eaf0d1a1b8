import type { Party } from '../core/party.js';

/** The fields of a CdrToken, equal in 2.2.1 and 2.3.0. */
export interface CdrTokenFields extends Party {
  readonly uid: string;
  readonly type: string;
  readonly contract_id: string;
}

/** What a conversion may need to know that the object does not say; which fields are needed is in the types. */
export interface ConversionContext {
  /** Who owns the object: in 2.1.1 the URL or the connection says it, since 2.2 the object. */
  readonly party?: Party | undefined;
  /** The eMSP whose Token started a Session or CDR of 2.1.1. Default: read from an `auth_id` that is an eMA ID. */
  readonly tokenParty?: Party | undefined;
  /** Finds the Token behind an `auth_id` of 2.1.1. Default: a Token of type OTHER whose uid is the `auth_id`. */
  readonly cdrToken?: ((authId: string) => CdrTokenFields | undefined) | undefined;
  /** The Token that was asked about, in the target version: 2.1.1 does not repeat it in an AuthorizationInfo. */
  readonly token?: object | undefined;
  /** The Location of a Session or CDR, in the version converted from: 2.1.1 has all of it inside. */
  readonly location?: object | undefined;
  /** Roles of the party of 2.1.1 Credentials; going down, the first one says which role speaks. */
  readonly roles?: readonly string[] | undefined;
  /** Whether Locations of 2.1.1 may be shown to anybody. Default `true`. */
  readonly publish?: boolean | undefined;
  /** IANA time zone of a Location of 2.1.1 without one, or what finds it by alpha-3 country code. Default `Etc/UTC`. */
  readonly timeZone?: string | ((country: string) => string | undefined) | undefined;
  /** VAT in percent that 2.1.1 does not say: fills `vat` and `incl_vat`. Default: they stay absent. */
  readonly vat?: number | undefined;
  /** Name of the tax between `excl_vat` and `incl_vat`. Default `VAT`. */
  readonly taxName?: string | undefined;
  /** What `tax_included` says of a Tariff from before 2.3.0. Default `NO`: prices exclude VAT there. */
  readonly taxIncluded?: 'NO' | 'N/A' | undefined;
  /** Seconds after which a command of 2.1.1 has no result any more. Default 30. */
  readonly commandTimeout?: number | undefined;
  /** The number by which 2.1.1 knows a reservation. Default: the id when it is a number, else a hash of it. */
  readonly reservationNumber?: ((reservationId: string) => number) | undefined;
}

/** How to convert. */
export interface ConvertOptions extends ConversionContext {
  /** `report` (default) converts and lists losses; `lossless` throws when anything would be lost. */
  readonly mode?: 'report' | 'lossless' | undefined;
  /** Keeps in an extension field what the target cannot hold, so that converting back restores it. Default `false`. */
  readonly carry?: boolean | undefined;
}
