import type { Tariff } from '../../schema/v2_3_0/tariffs.js';
import type { Price, TaxAmount } from '../../schema/v2_3_0/types.js';
import { toNumber } from '../../tariffs/exact-write.js';
import type { TaxAmount as ExactTax, Money } from '../../tariffs/taxes.js';
import type { TariffPlan } from '../plan/tariff.js';
import { writeTariff } from '../writers/tariff.js';
import type { Wire } from '../writers/version-wire.js';

/** A tariff as 2.3.0 writes it: it says whether its prices contain the taxes. */
export function tariffOf(plan: TariffPlan): Tariff {
  const untaxed = plan.country.vat === undefined;
  return { ...writeTariff(plan), tax_included: untaxed ? 'N/A' : plan.gross ? 'YES' : 'NO' };
}

const taxOf = ({ name, percentage, amount }: ExactTax): TaxAmount => ({
  name,
  ...(percentage === undefined ? {} : { percentage: toNumber(percentage) }),
  amount: toNumber(amount),
});

/** An amount of money as 2.3.0 writes it: without `taxes` where none apply. */
export const priceOf = ({ before, taxes }: Money): Price => ({
  before_taxes: toNumber(before),
  ...(taxes.length === 0 ? {} : { taxes: taxes.map(taxOf) }),
});

/** How 2.3.0 writes tariffs and amounts. */
export const wire: Wire<Tariff, Price> = { version: '2.3.0', tariff: tariffOf, price: priceOf };
