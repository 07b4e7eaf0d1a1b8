import { type Exact, ZERO } from './exact.js';
import { type RoundingMode, round } from './exact-write.js';
import type { Adjustment } from './limits.js';
import type { Line } from './line.js';
import type { Policy } from './policy.js';
import { type Money, MoneySum, NO_MONEY, sumMoney } from './taxes.js';
import type { Category } from './terms.js';

/** The cost of a session, in all and per part, in major currency. */
export interface Totals {
  /** Everything, limits applied (`total_cost`). */
  readonly cost: Money;
  /** Fees that belong neither to parking nor to a reservation (`total_fixed_cost`). */
  readonly fixed: Money;
  /** Energy (`total_energy_cost`). */
  readonly energy: Money;
  /** Charging time (`total_time_cost`). */
  readonly time: Money;
  /** Parking (`total_parking_cost`). */
  readonly parking: Money;
  /** Reservation (`total_reservation_cost`). */
  readonly reservation: Money;
}

/** The exact totals: `cost` is the sum of the parts and of what the price limits add or take away. */
export function totalsOf(lines: readonly Line[], limits: readonly Adjustment[]): Totals {
  const sums: Partial<Record<Category, MoneySum>> = {};
  for (const line of lines) {
    let sum = sums[line.category];
    if (sum === undefined) {
      sum = new MoneySum();
      sums[line.category] = sum;
    }
    sum.add(line.component.tax, line.amount);
  }
  return compose(
    (category) => sums[category]?.money() ?? NO_MONEY,
    limits.map((limit) => limit.change),
  );
}

/** The totals rounded as the policy says; `cost` need not be the sum of the parts when they are rounded one by one. */
export function roundTotals(
  totals: Totals,
  lines: readonly Line[],
  limits: readonly Adjustment[],
  policy: Policy,
  decimals: number,
): Totals {
  const { at, mode } = policy.rounding;
  if (at === 'total') {
    return {
      cost: roundMoney(totals.cost, decimals, mode),
      fixed: roundMoney(totals.fixed, decimals, mode),
      energy: roundMoney(totals.energy, decimals, mode),
      time: roundMoney(totals.time, decimals, mode),
      parking: roundMoney(totals.parking, decimals, mode),
      reservation: roundMoney(totals.reservation, decimals, mode),
    };
  }
  const changes = limits.map((limit) => roundMoney(limit.change, decimals, mode));
  if (at === 'dimension') return compose((category) => roundMoney(totals[category], decimals, mode), changes);
  return compose((category) => {
    const own = lines.filter((line) => line.category === category);
    return sumMoney(own.map((line) => roundMoney(moneyOf(line), decimals, mode)));
  }, changes);
}

/** The cost of one line before and after taxes. */
export function moneyOf(line: Line): Money {
  const sum = new MoneySum();
  sum.add(line.component.tax, line.amount);
  return sum.money();
}

/** Number of decimals amounts in a currency usually have; 2 when the runtime does not know it. */
export function decimalsOf(currency: string): number {
  const known = DECIMALS.get(currency);
  if (known !== undefined) return known;
  let decimals = 2;
  try {
    decimals =
      new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ??
      2;
  } catch {
    decimals = 2;
  }
  DECIMALS.set(currency, decimals);
  return decimals;
}

const DECIMALS = new Map<string, number>();

function compose(part: (category: Category) => Money, changes: readonly Money[]): Totals {
  const fixed = part('fixed');
  const energy = part('energy');
  const time = part('time');
  const parking = part('parking');
  const reservation = part('reservation');
  const used = [fixed, energy, time, parking, reservation, ...changes].filter((money) => money !== NO_MONEY);
  const only = used[0];
  const cost = only !== undefined && used.length === 1 ? only : sumMoney(used);
  return { cost, fixed, energy, time, parking, reservation };
}

/** Rounds the amounts before and after taxes, and each tax so that the difference of the two is kept. */
function roundMoney(money: Money, decimals: number, mode: RoundingMode): Money {
  if (money === NO_MONEY) return money;
  const before = round(money.before, decimals, mode);
  const after = money.after === undefined ? undefined : round(money.after, decimals, mode);
  let rest: Exact = after === undefined ? ZERO : after.minus(before);
  const taxes = money.taxes.map((tax, index) => {
    const last = index === money.taxes.length - 1 && after !== undefined;
    const amount = last ? rest : round(tax.amount, decimals, mode);
    rest = rest.minus(amount);
    return { ...tax, amount };
  });
  return { before, taxes, after };
}
