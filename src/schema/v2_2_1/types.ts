import { LANGUAGE } from '../../core/formats.js';
import type { ObjectSchema, Schema } from '../../core/kind.js';
import { closedEnum, type Open, object, optional } from '../../core/object.js';
import { number, string } from '../../core/primitives.js';
import { isDisplayText, isPrice } from '../guards_v2_2_1/types.js';

/** A text for people in one language. @see OCPI 2.2.1, types, types_displaytext_class */
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

/**
 * An amount of money, in the currency of the object that holds it.
 * @see OCPI 2.2.1, types, types_price_class
 */
export interface Price {
  /** Amount without VAT, in major units of the currency. */
  excl_vat: number;
  /** Amount with VAT, in major units of the currency. */
  incl_vat?: number | undefined;
}

/** Schema of {@link Price}. */
export const PriceSchema: ObjectSchema<Price> = object<Price>(
  'Price',
  {
    excl_vat: number(),
    incl_vat: optional(number()),
  },
  [],
  isPrice,
);

/**
 * What a party does in the market: operates charge points (CPO), serves drivers (EMSP), connects others
 * (HUB), publishes locations (NAP, NSP), steers charging (SCSP) or something else.
 * @see OCPI 2.2.1, types, types_role_enum
 */
export type Role = Open<'CPO' | 'EMSP' | 'HUB' | 'NAP' | 'NSP' | 'OTHER' | 'SCSP'>;

/** Schema of {@link Role}. */
export const RoleSchema: Schema<Role> = closedEnum<Role>('Role', [
  'CPO',
  'EMSP',
  'HUB',
  'NAP',
  'NSP',
  'OTHER',
  'SCSP',
]);
