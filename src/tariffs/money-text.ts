import type { Exact } from './exact.js';
import { exact } from './exact-read.js';
import { toText } from './exact-write.js';
import type { LineDimension } from './line.js';
import type { Money } from './taxes.js';

/** A tax as decimal texts. */
export interface TaxText {
  /** Name of the tax. */
  readonly name: string;
  /** Percentage, when the amount follows from one. */
  readonly percentage?: string;
  /** Amount in major currency. */
  readonly amount: string;
}

/** Money as decimal texts in major currency, with up to twelve decimals. */
export interface MoneyText {
  /** Without taxes. */
  readonly before: string;
  /** The taxes one by one. */
  readonly taxes: readonly TaxText[];
  /** With taxes; absent when unknown. */
  readonly after?: string;
}

const HOUR = exact(3600);

/** Money as decimal texts. */
export function moneyText(money: Money): MoneyText {
  const taxes = money.taxes.map(({ name, percentage, amount }) => ({
    name,
    ...(percentage === undefined ? {} : { percentage: toText(percentage) }),
    amount: toText(amount),
  }));
  const before = toText(money.before);
  return money.after === undefined ? { before, taxes } : { before, taxes, after: toText(money.after) };
}

/** Seconds as exact hours. */
export function hoursOf(seconds: Exact): Exact {
  return seconds.over(HOUR);
}

/** A volume as decimal text: kWh, hours, or a number of fees. */
export function volumeText(dimension: LineDimension, volume: Exact): string {
  return toText(dimension === 'ENERGY' || dimension === 'FLAT' ? volume : hoursOf(volume));
}
