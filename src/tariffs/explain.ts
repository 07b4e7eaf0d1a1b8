import { formatInstant } from './clock.js';
import type { NotPriced, Priced, PriceOptions } from './evaluate.js';
import type { Exact } from './exact.js';
import { toText } from './exact-write.js';
import { reasonOf } from './explain-reason.js';
import type { Line, LineDimension } from './line.js';
import { type MoneyText, moneyText, volumeText } from './money-text.js';
import { type Policy, policyWith } from './policy.js';
import { orReasons, priceCdrWatched } from './price.js';
import type { Lookup } from './run.js';
import { isActive } from './select.js';
import { type Category, candidatePlace } from './terms.js';
import { moneyOf } from './totals.js';
import type { CdrInput } from './types.js';

/** An element that could have priced a dimension but did not match. */
export interface Rejection {
  /** Index of the element. */
  readonly element: number;
  /** The restriction that did not hold. */
  readonly restriction: string;
  /** What was, and what the restriction asks for. */
  readonly reason: string;
}

/** How one dimension of one period was priced. Volumes are in kWh, or in hours for times, as decimal texts. */
export interface ExplainedLine {
  /** What was measured. */
  readonly dimension: LineDimension;
  /** The total it belongs to. */
  readonly category: Category;
  /** Id of the tariff. */
  readonly tariffId: string;
  /** Index of the element that priced it; absent when none did. */
  readonly element?: number;
  /** Index of the component within the element. */
  readonly component?: number;
  /** Price per unit as the tariff states it. */
  readonly price?: string;
  /** Earlier elements with a price for the dimension, and why they did not apply. */
  readonly rejected: readonly Rejection[];
  /** Volume consumed. */
  readonly measured: string;
  /** Volume billed. */
  readonly billed: string;
  /** What step_size did, where it did something: step, session volume before and after. */
  readonly step?: { readonly size: string; readonly base: string; readonly rounded: string };
  /** The cost of the line. */
  readonly cost: MoneyText;
}

/** One period and its lines. */
export interface ExplainedPeriod {
  /** Index in `charging_periods`. */
  readonly index: number;
  /** Start, UTC. */
  readonly start: string;
  /** End, UTC. */
  readonly end: string;
  /** What was looked up in it, in order. */
  readonly lines: readonly ExplainedLine[];
}

/** What a price limit added or took away. */
export interface ExplainedLimit {
  /** Id of the tariff. */
  readonly tariffId: string;
  /** The limits that were reached. */
  readonly limits: readonly string[];
  /** The change, below zero when it made the session cheaper. */
  readonly change: MoneyText;
}

/** A price, line by line: the costs of all lines and limits sum exactly to the totals. */
export interface Explanation {
  /** Tells it from an object without a price. */
  readonly status: 'explained';
  /** The price that is explained. */
  readonly priced: Priced;
  /** Period by period. */
  readonly periods: readonly ExplainedPeriod[];
  /** Price limits that were reached. */
  readonly limits: readonly ExplainedLimit[];
  /** The exact total. */
  readonly total: MoneyText;
  /** The total rounded by policy. */
  readonly rounded: MoneyText;
}

/** Prices a CDR and says for every period and dimension which component priced it, why, and what came of it. */
export function explainCdr(cdr: CdrInput, options: PriceOptions = {}): Explanation | NotPriced {
  return orReasons(() => {
    const policy = policyWith(options.policy);
    const seen: Seen[] = [];
    const priced = priceCdrWatched(cdr, options, (lookup) => {
      if (isRepeatedFlat(lookup)) return;
      seen.push({ lookup, period: lookup.moment.period, rejected: rejections(lookup, policy) });
    });
    return {
      status: 'explained',
      priced,
      periods: priced.periods.map((period) => ({
        index: period.index,
        start: formatInstant(period.start),
        end: formatInstant(period.end),
        lines: seen.filter((item) => item.period === period).map(explainLine),
      })),
      limits: priced.adjustments.map(({ tariff, limits, change }) => ({
        tariffId: tariff.input.id,
        limits,
        change: moneyText(change),
      })),
      total: moneyText(priced.totals.cost),
      rounded: moneyText(priced.rounded.cost),
    } as const;
  });
}

interface Seen {
  readonly lookup: Lookup;
  readonly period: Lookup['moment']['period'];
  readonly rejected: readonly Rejection[];
}

// A fee is looked for in every period but due once: only the time it is charged is worth a line.
function isRepeatedFlat({ type, line }: Lookup): boolean {
  return type === 'FLAT' && line === undefined;
}

function rejections({ tariff, kind, type, component, moment }: Lookup, policy: Policy): Rejection[] {
  const candidates = tariff.candidates[candidatePlace(kind, type)] ?? [];
  const found: Rejection[] = [];
  for (const { element } of candidates) {
    if (element === component?.element) break;
    if (isActive(element, moment, policy)) found.push(hidden(element.index));
    else if (element.obstacle !== undefined) {
      const { obstacle } = element;
      found.push({
        element: element.index,
        restriction: obstacle,
        reason: reasonOf(element, obstacle, moment),
      });
    }
  }
  return found;
}

// Only where elements are chosen as a whole (2.1.1) can a matching element stay unused.
function hidden(element: number): Rejection {
  return {
    element,
    restriction: 'elements',
    reason: 'it matches, but an earlier element was chosen as a whole',
  };
}

function explainLine({ lookup, rejected }: Seen): ExplainedLine {
  const { line, volume, tariff, component } = lookup;
  const dimension = line?.dimension ?? dimensionOf(lookup);
  const measured = volumeText(dimension, volume);
  const base = { dimension, tariffId: tariff.input.id, rejected, measured };
  if (line === undefined || component === undefined) {
    return {
      ...base,
      category: categoryOf(dimension),
      billed: '0',
      cost: { before: '0', taxes: [], after: '0' },
    };
  }
  return {
    ...base,
    category: line.category,
    element: component.element.index,
    component: component.index,
    price: toText(component.price),
    billed: volumeText(dimension, line.billed),
    ...stepOf(line),
    cost: moneyText(moneyOf(line)),
  };
}

function stepOf(line: Line): Pick<ExplainedLine, 'step'> {
  const { step, dimension } = line;
  if (step === undefined || step.base.equals(step.rounded)) return {};
  const text = (volume: Exact) => volumeText(dimension, volume);
  return { step: { size: text(step.size), base: text(step.base), rounded: text(step.rounded) } };
}

function dimensionOf({ kind, type }: Lookup): LineDimension {
  return kind !== 'session' && type === 'TIME' ? 'RESERVATION_TIME' : type;
}

function categoryOf(dimension: LineDimension): Category {
  if (dimension === 'ENERGY') return 'energy';
  if (dimension === 'TIME') return 'time';
  if (dimension === 'PARKING_TIME') return 'parking';
  return dimension === 'FLAT' ? 'fixed' : 'reservation';
}
