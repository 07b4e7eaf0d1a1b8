import { type Exact, maxOf, minOf, sumOf, ZERO } from './exact.js';
import type { Line } from './line.js';
import type { Policy } from './policy.js';
import type { TariffUse } from './run.js';
import type { CompiledTariff, Limit } from './tariff.js';
import { type Money, MoneySum, type TaxAmount } from './taxes.js';

/** What min_price or max_price adds to the sum of the lines, or takes away (below zero). */
export interface Adjustment {
  /** The tariff whose limits were reached. */
  readonly tariff: CompiledTariff;
  /** The limits that changed something. */
  readonly limits: readonly ('min_price' | 'max_price')[];
  /** The difference to the lines of that tariff. */
  readonly change: Money;
}

/**
 * Holds the cost of the session under each tariff between its limits, before and after taxes each on its own.
 *
 * @see OCPI 2.2.1, mod_tariffs, mod_tariffs_tariff_object
 */
export function adjustments(
  lines: readonly Line[],
  uses: readonly TariffUse[],
  policy: Policy,
): Adjustment[] {
  const found: Adjustment[] = [];
  for (const use of uses) {
    const { tariff } = use;
    if (tariff.minimum === undefined && tariff.maximum === undefined) continue;
    const sum = new MoneySum();
    for (const line of lines) {
      if (line.component.element.tariff === tariff) sum.add(line.component.tax, line.amount);
    }
    const adjustment = adjust(sum.money(), use, policy);
    if (adjustment !== undefined) found.push(adjustment);
  }
  return found;
}

function adjust(cost: Money, use: TariffUse, policy: Policy): Adjustment | undefined {
  const minimum = minimumHolds(use, policy) ? use.tariff.minimum : undefined;
  const { maximum } = use.tariff;
  const before = clamp(cost.before, minimum?.before, maximum?.before);
  const after = clampAfter(cost, before, minimum, maximum, policy);
  const limits: ('min_price' | 'max_price')[] = [];
  if (exceeds(before, cost.before) || exceeds(after, cost.after)) limits.push('min_price');
  if (exceeds(cost.before, before) || exceeds(cost.after, after)) limits.push('max_price');
  if (limits.length === 0) return undefined;
  const difference = after === undefined || cost.after === undefined ? undefined : after.minus(cost.after);
  const change = before.minus(cost.before);
  const taxes = difference === undefined ? [] : taxChange(cost.taxes, difference.minus(change), policy);
  return { tariff: use.tariff, limits, change: { before: change, after: difference, taxes } };
}

function minimumHolds(use: TariffUse, policy: Policy): boolean {
  if (policy.minPrice === 'always') return true;
  return policy.minPrice === 'sessions' ? use.charging : use.energy;
}

function clamp(value: Exact, least: Exact | undefined, most: Exact | undefined): Exact {
  const raised = least === undefined ? value : maxOf(value, least);
  return most === undefined ? raised : minOf(raised, most);
}

function clampAfter(
  cost: Money,
  before: Exact,
  minimum: Limit | undefined,
  maximum: Limit | undefined,
  policy: Policy,
): Exact | undefined {
  if (cost.after === undefined) return undefined;
  const raised = before.compare(cost.before) > 0;
  const lowered = before.compare(cost.before) < 0;
  const onlyBefore = (raised && minimum?.after === undefined) || (lowered && maximum?.after === undefined);
  const taxed = onlyBefore ? before.add(taxOn(cost, before, policy)) : cost.after;
  return clamp(taxed, minimum?.after, maximum?.after);
}

// A limit without its amount after taxes: the taxes keep their share of the amount, or stay as they were.
function taxOn(cost: Money, before: Exact, policy: Policy): Exact {
  const tax = cost.after === undefined ? ZERO : cost.after.minus(cost.before);
  if (policy.limitTaxes === 'as-computed' || cost.before.sign() === 0) return tax;
  return tax.times(before).over(cost.before);
}

function taxChange(taxes: readonly TaxAmount[], change: Exact, policy: Policy): TaxAmount[] {
  if (change.sign() === 0) return [];
  const total = sumOf(taxes.map((tax) => tax.amount));
  if (total.sign() === 0)
    return [{ name: taxes[0]?.name ?? policy.vatName, percentage: taxes[0]?.percentage, amount: change }];
  return taxes.map((tax) => ({ ...tax, amount: change.times(tax.amount).over(total) }));
}

function exceeds(a: Exact | undefined, b: Exact | undefined): boolean {
  return a !== undefined && b !== undefined && a.compare(b) > 0;
}
