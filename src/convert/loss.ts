import type { ConversionFinding, OcpiConversionError } from '../core/errors.js';

/** Why something did not come over as it was; stable, and documented one by one in docs/convert.md. */
export type LossCode =
  | 'no_field'
  | 'no_value'
  | 'no_place'
  | 'must_not_be_shown'
  | 'too_long'
  | 'precision'
  | 'several'
  | 'name_taken'
  | 'tax_taken_out'
  | 'tax_included'
  | 'other_party'
  | 'hashed'
  | 'no_tariff'
  | 'unknown_value'
  | 'identifier_form'
  | 'rewritten'
  | 'party_outside'
  | 'derived'
  | 'vat_unknown'
  | 'element_choice'
  | 'required_here';

/** One thing that a conversion could not carry over as it was. */
export interface Loss extends ConversionFinding {
  /**
   * Where, as an RFC 6901 JSON Pointer: into the object as it came, but for `defaulted` into the result, because nothing
   * came.
   */
  readonly pointer: string;
  /** Why; stable. */
  readonly code: LossCode;
  /** One sentence for people. */
  readonly reason: string;
  /**
   * `lost`: converting back does not bring it back; `assumed`: it was read or written in a way that cannot be known to
   * be meant; `defaulted`: the target requires it and nothing was there.
   */
  readonly kind: 'lost' | 'assumed' | 'defaulted';
}

/** Why an object cannot be given in another version at all, as what is lost: the whole of it. */
export function refusalLoss({ message, losses }: OcpiConversionError): Loss {
  return { pointer: losses[0]?.pointer ?? '', kind: 'lost', code: 'no_place', reason: message };
}
