import { PriceSchema as Price221Schema } from '../../schema/v2_2_1/types.js';
import { PriceLimitSchema } from '../../schema/v2_3_0/tariffs.js';
import { PriceSchema as Price230Schema, type TaxAmount } from '../../schema/v2_3_0/types.js';
import { minus, plus } from '../decimal.js';
import { between } from '../rule.js';
import type { Walk } from '../walk.js';

const DEFAULT_TAX = 'VAT';
const price = between('Price', Price221Schema, Price230Schema);

/** Price: one VAT amount in 2.2.1, a list of named taxes in 2.3.0. @see OCPI 2.3.0, types, types_price_class */
export const priceRules = price.rules(
  price.renamed('excl_vat', 'before_taxes'),
  price.converted(
    ['incl_vat'],
    ['taxes'],
    {
      note: 'one tax, `taxName`, of the difference; an empty list when there is none',
      run: (source, target, walk) => {
        if (typeof source.incl_vat !== 'number' || typeof source.excl_vat !== 'number') return;
        target.taxes = taxesOf(minus(source.incl_vat, source.excl_vat), walk);
      },
    },
    {
      note: 'the sum; names, rates, account numbers and the split into several taxes are lost',
      run: (source, target, walk) => {
        if (!source.taxes || typeof source.before_taxes !== 'number') return;
        target.incl_vat = source.taxes.reduce((sum, { amount }) => plus(sum, amount), source.before_taxes);
        reportTaxes(source.taxes, walk);
      },
    },
  ),
);

function taxesOf(amount: number, walk: Walk): TaxAmount[] {
  if (amount === 0) return [];
  const { taxName } = walk.options;
  if (taxName === undefined) {
    walk.report(
      'assumed',
      'derived',
      `The tax is taken for ${DEFAULT_TAX}; taxName says otherwise.`,
      'incl_vat',
    );
  }
  return [{ name: taxName ?? DEFAULT_TAX, amount }];
}

function reportTaxes(taxes: readonly TaxAmount[], walk: Walk): void {
  const [tax, another] = taxes;
  if (!tax) return;
  if (another || tax.amount === 0) {
    walk.report(
      'lost',
      'several',
      'A Price of 2.2.1 has one amount of VAT; the taxes are added up.',
      'taxes',
    );
    return;
  }
  for (const field of Object.keys(tax)) {
    const kept = field === 'name' && tax.name === (walk.options.taxName ?? DEFAULT_TAX);
    if (field === 'amount' || kept) continue;
    walk.report('lost', 'no_field', `A Price of 2.2.1 has no ${field} of its tax.`, 'taxes', 0, field);
  }
}

const limit = between('PriceLimit', Price221Schema, PriceLimitSchema);

/** PriceLimit: what min_price and max_price are in 2.3.0. @see OCPI 2.3.0, mod_tariffs, mod_tariffs_pricelimit_class */
export const priceLimitRules = limit.rules(
  limit.renamed('excl_vat', 'before_taxes'),
  limit.renamed('incl_vat', 'after_taxes'),
);
