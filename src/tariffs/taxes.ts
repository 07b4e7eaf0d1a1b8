import { type Exact, ONE, sumOf, ZERO } from './exact.js';
import { exact } from './exact-read.js';
import type { Policy } from './policy.js';

/** One tax and its rate. */
export interface TaxShare {
  /** Name of the tax. */
  readonly name: string;
  /** Percentage of the amount before taxes. */
  readonly percentage: Exact;
  /** The percentage divided by 100, in lowest terms. */
  readonly rate: Exact;
}

/** How amounts of a component become amounts before and after taxes. */
export interface TaxRule {
  /** The taxes that are known. */
  readonly shares: readonly TaxShare[];
  /** True when the amounts include them. */
  readonly included: boolean;
  /** One plus all rates. */
  readonly factor: Exact;
  /**
   * `stated`: the rates are known. `none`: no tax applies. `inside`: the amounts hold taxes of unknown size. `open`: taxes of
   * unknown size may come on top and are left out. `outside`: the same, and the amount after taxes is held for unknown.
   */
  readonly kind: 'stated' | 'none' | 'inside' | 'open' | 'outside';
}

/** A tax of unknown or known rate and its amount. */
export interface TaxAmount {
  /** Name of the tax. */
  readonly name: string;
  /** Percentage, when the amount follows from one. */
  readonly percentage: Exact | undefined;
  /** Amount in major currency. */
  readonly amount: Exact;
}

/** An amount of money before and after taxes, in major currency. */
export interface Money {
  /** Without taxes. */
  readonly before: Exact;
  /** The taxes one by one, empty when none apply. */
  readonly taxes: readonly TaxAmount[];
  /** With taxes; `undefined` when the policy holds them for unknown. */
  readonly after: Exact | undefined;
}

/** No money at all. */
export const NO_MONEY: Money = { before: ZERO, taxes: [], after: ZERO };

const HUNDREDTH = exact('0.01');

/** The rules of one tariff: components of one VAT percentage share theirs. */
export class TaxRules {
  readonly #taxIncluded: string | undefined;
  readonly #policy: Policy;
  readonly #vats: (Exact | undefined)[] = [];
  readonly #rules: TaxRule[] = [];

  /** `taxIncluded` is the tariff's `tax_included`, absent before 2.3.0. */
  constructor(taxIncluded: string | undefined, policy: Policy) {
    this.#taxIncluded = taxIncluded;
    this.#policy = policy;
  }

  /** The rule for a component's `vat`. */
  of(vat: Exact | undefined): TaxRule {
    for (let place = 0; place < this.#rules.length; place += 1) {
      const known = this.#rules[place];
      if (known !== undefined && same(this.#vats[place], vat)) return known;
    }
    const rule = taxRule(vat, this.#taxIncluded, this.#policy);
    this.#vats.push(vat);
    this.#rules.push(rule);
    return rule;
  }
}

function taxRule(vat: Exact | undefined, taxIncluded: string | undefined, policy: Policy): TaxRule {
  if (taxIncluded === 'N/A') return rule([], false, 'none');
  const included = taxIncluded === 'YES';
  if (vat !== undefined) return rule([share(policy.vatName, vat)], included, 'stated');
  if (policy.taxes.length > 0) {
    const shares = policy.taxes.map((tax) => share(tax.name, exact(tax.percentage)));
    return rule(shares, included, 'stated');
  }
  if (included) return rule([], true, 'inside');
  if (policy.vatAbsent === 'unknown') return rule([], false, 'outside');
  return rule([], false, taxIncluded === 'NO' ? 'open' : 'none');
}

function share(name: string, percentage: Exact): TaxShare {
  return { name, percentage, rate: percentage.times(HUNDREDTH).reduce() };
}

function rule(shares: readonly TaxShare[], included: boolean, kind: TaxRule['kind']): TaxRule {
  return {
    shares,
    included,
    kind,
    factor: shares.length === 0 ? ONE : ONE.add(sumOf(shares.map((item) => item.rate))),
  };
}

/** Adds amounts that fall under different rules and splits the sums into net and taxes at the end, exactly. */
export class MoneySum {
  readonly #rules: TaxRule[] = [];
  readonly #amounts: Exact[] = [];

  /** Adds an amount as the tariff states it, with or without its taxes as the rule says. */
  add(rule: TaxRule, amount: Exact): void {
    const place = this.#rules.indexOf(rule);
    if (place < 0) {
      this.#rules.push(rule);
      this.#amounts.push(amount);
    } else {
      this.#amounts[place] = (this.#amounts[place] ?? ZERO).add(amount);
    }
  }

  /** The sum before and after taxes. */
  money(): Money {
    if (this.#rules.length === 0) return NO_MONEY;
    let before = ZERO;
    let taxed = ZERO;
    let known = true;
    const taxes: TaxAmount[] = [];
    for (let place = 0; place < this.#rules.length; place += 1) {
      const rule = this.#rules[place];
      const amount = this.#amounts[place] ?? ZERO;
      if (rule === undefined) continue;
      if (rule.kind === 'outside' && amount.sign() !== 0) known = false;
      const net = rule.included && rule.shares.length > 0 ? amount.over(rule.factor) : amount;
      before = before.add(net);
      for (const tax of rule.shares) {
        const part = net.times(tax.rate);
        taxed = taxed.add(part);
        addTax(taxes, tax, part);
      }
    }
    return { before, taxes, after: known ? before.add(taxed) : undefined };
  }
}

/** The sum of several amounts, taxes of one name and percentage together. */
export function sumMoney(parts: readonly Money[]): Money {
  let before = ZERO;
  let after: Exact | undefined = ZERO;
  const taxes: TaxAmount[] = [];
  for (const part of parts) {
    before = before.add(part.before);
    after = after === undefined || part.after === undefined ? undefined : after.add(part.after);
    for (const tax of part.taxes) addTax(taxes, tax, tax.amount);
  }
  return { before, taxes, after };
}

function addTax(taxes: TaxAmount[], tax: Pick<TaxAmount, 'name' | 'percentage'>, amount: Exact): void {
  for (let place = 0; place < taxes.length; place += 1) {
    const known = taxes[place];
    if (known === undefined || known.name !== tax.name || !same(known.percentage, tax.percentage)) continue;
    taxes[place] = { ...known, amount: known.amount.add(amount) };
    return;
  }
  taxes.push({ name: tax.name, percentage: tax.percentage, amount });
}

function same(a: Exact | undefined, b: Exact | undefined): boolean {
  return a === undefined || b === undefined ? a === b : a.equals(b);
}
