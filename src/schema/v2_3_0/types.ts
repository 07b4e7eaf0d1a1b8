import { LANGUAGE } from '../../core/formats.js';
import type { ObjectSchema, Schema } from '../../core/kind.js';
import { closedEnum, list, type Open, object, optional } from '../../core/object.js';
import { number, string } from '../../core/primitives.js';
import { isDisplayText, isPrice, isTaxAmount } from '../guards_v2_3_0/types.js';

/** A text for people in one language. @see OCPI 2.3.0, types, types_displaytext_class */
export interface DisplayText {
  /** ISO 639-1 code of the language of the text, two lower-case letters. */
  language: string;
  /** What to show, plain text without markup. */
  text: string;
}

/** Schema of {@link DisplayText}. */
export const DisplayTextSchema: ObjectSchema<DisplayText> = object<DisplayText>(
  'DisplayText',
  {
    language: string(2, LANGUAGE),
    text: string(512),
  },
  [],
  isDisplayText,
);

/** One tax that is due on a price. @see OCPI 2.3.0, types, types_tax_amount_class */
export interface TaxAmount {
  /** Name of the tax, such as `VAT` or `QST`. */
  name: string;
  /** Tax account number of the business that remits this tax. */
  account_number?: string | undefined;
  /** Rate of this tax, in percent. */
  percentage?: number | undefined;
  /** Amount of this tax, in major units of the currency. */
  amount: number;
}

/** Schema of {@link TaxAmount}. */
export const TaxAmountSchema: ObjectSchema<TaxAmount> = object<TaxAmount>(
  'TaxAmount',
  {
    name: string(),
    account_number: optional(string()),
    percentage: optional(number()),
    amount: number(),
  },
  [],
  isTaxAmount,
);

/**
 * An amount of money, in the currency of the object that holds it.
 * @see OCPI 2.3.0, types, types_price_class
 */
export interface Price {
  /** Amount without taxes, in major units of the currency. */
  before_taxes: number;
  /** The taxes that come on top, as far as they matter to the party that receives the price. */
  taxes?: TaxAmount[] | undefined;
}

/** Schema of {@link Price}. */
export const PriceSchema: ObjectSchema<Price> = object<Price>(
  'Price',
  {
    before_taxes: number(),
    taxes: optional(list(TaxAmountSchema)),
  },
  [],
  isPrice,
);

/**
 * What a party does in the market: operates charge points (CPO), serves drivers (EMSP), publishes locations
 * (NAP, NSP), steers charging (SCSP) or something else; a hub no longer has a role of its own.
 * @see OCPI 2.3.0, types, types_role_enum
 */
export type Role = Open<'CPO' | 'EMSP' | 'NAP' | 'NSP' | 'OTHER' | 'SCSP'>;

/** Schema of {@link Role}. */
export const RoleSchema: Schema<Role> = closedEnum<Role>('Role', [
  'CPO',
  'EMSP',
  'NAP',
  'NSP',
  'OTHER',
  'SCSP',
]);
