import { ALPHA2 } from '../../core/formats.js';
import type { ObjectSchema } from '../../core/kind.js';
import { object } from '../../core/object.js';
import { ciString } from '../../core/primitives.js';
import { isCdrToken } from '../guards_v2_3_0/cdr-token.js';
import { type TokenType, TokenTypeSchema } from './token-type.js';

/**
 * The Token of a session, reduced to what identifies it.
 * @see OCPI 2.3.0, mod_cdrs, mod_cdrs_cdr_token_object
 */
export interface CdrToken {
  /** ISO 3166-1 alpha-2 code of the country of the eMSP that owns the Token. */
  country_code: string;
  /** Party id of the eMSP that owns the Token. */
  party_id: string;
  /** Identifier by which the charge point knows the Token, such as the UID of an RFID card. */
  uid: string;
  /** Type of the Token. */
  type: TokenType;
  /** Identifier of the driver's contract at the eMSP, preferably an eMA ID. */
  contract_id: string;
}

/** Schema of {@link CdrToken}. */
export const CdrTokenSchema: ObjectSchema<CdrToken> = object<CdrToken>(
  'CdrToken',
  {
    country_code: ciString(2, ALPHA2),
    party_id: ciString(3),
    uid: ciString(36),
    type: TokenTypeSchema,
    contract_id: ciString(36),
  },
  [],
  isCdrToken,
);
