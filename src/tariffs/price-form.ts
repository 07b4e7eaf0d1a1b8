import type { Exact } from './exact.js';
import { toNumber } from './exact-write.js';
import type { Money } from './taxes.js';
import type { PricingVersion } from './types.js';

/** A Price of 2.2.1, amounts in major currency. */
export interface Price221 {
  /** Without VAT. */
  readonly excl_vat: number;
  /** With VAT; absent when unknown. */
  readonly incl_vat?: number;
}

/** A Price of 2.3.0, amounts in major currency. */
export interface Price230 {
  /** Without taxes. */
  readonly before_taxes: number;
  /** The taxes one by one. */
  readonly taxes: readonly { readonly name: string; readonly percentage?: number; readonly amount: number }[];
}

/** A cost in the form of a version: in 2.1.1 a number without VAT. */
export type PriceForm = number | Price221 | Price230;

/** Money in the form the version gives it. */
export function priceForm(money: Money, version: PricingVersion): PriceForm {
  const before = number(money.before);
  if (version === '2.1.1') return before;
  if (version === '2.2.1') {
    return money.after === undefined
      ? { excl_vat: before }
      : { excl_vat: before, incl_vat: number(money.after) };
  }
  const taxes = money.taxes.map(({ name, percentage, amount }) => ({
    name,
    ...(percentage === undefined ? {} : { percentage: number(percentage) }),
    amount: number(amount),
  }));
  return { before_taxes: before, taxes };
}

// JSON has no negative zero.
function number(value: Exact): number {
  return value.sign() === 0 ? 0 : toNumber(value);
}
