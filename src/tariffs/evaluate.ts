import { TariffChoice } from './choose.js';
import { secondsOf } from './clock.js';
import { cutUsage } from './cut.js';
import { type Exact, ZERO } from './exact.js';
import { type Adjustment, adjustments } from './limits.js';
import type { Line } from './line.js';
import { type Note, note } from './notes.js';
import { type Policy, policyWith } from './policy.js';
import { type Lookup, type Run, runUsage } from './run.js';
import type { Unpriced } from './step.js';
import type { TaxRule } from './taxes.js';
import { candidatePlace, type DimensionName } from './terms.js';
import { decimalsOf, roundTotals, type Totals, totalsOf } from './totals.js';
import type { PricingVersion, TariffInput } from './types.js';
import type { Usage } from './usage.js';
import type { UsagePeriod } from './usage-period.js';
import { ZoneChoice } from './zone-choice.js';

/** What a caller may add to a CDR or Session to have it priced. */
export interface PriceOptions {
  /** Tariffs to price with instead of those in the object; a single one stands for any the object names. */
  readonly tariffs?: readonly TariffInput[] | undefined;
  /** IANA time zone of the location; goes before what the object says. */
  readonly timeZone?: string | undefined;
  /** Answers to open questions that differ from {@link defaultPolicy}. */
  readonly policy?: Partial<Policy> | undefined;
  /** Version whose rules apply; told from the object by default. */
  readonly version?: PricingVersion | undefined;
}

/** Quantities of a session. */
export interface Volumes {
  /** kWh. */
  readonly energy: Exact;
  /** Seconds of charging and parking by the clock (`total_time`). */
  readonly total: Exact;
  /** Seconds of charging. */
  readonly charging: Exact;
  /** Seconds of parking (`total_parking_time`). */
  readonly parking: Exact;
  /** Seconds of reservation. */
  readonly reservation: Exact;
}

/** A priced session. */
export interface Priced {
  /** Tells it from an object without a price. */
  readonly status: 'priced';
  /** The version whose rules were applied. */
  readonly version: PricingVersion;
  /** ISO 4217 code. */
  readonly currency: string;
  /** Decimals the rounded totals have. */
  readonly decimals: number;
  /** IANA zone, when the local time mattered. */
  readonly timeZone: string | undefined;
  /** The periods as they were priced. */
  readonly periods: readonly UsagePeriod[];
  /** All that costs something, in order of time. */
  readonly lines: readonly Line[];
  /** Volumes that nothing prices. */
  readonly unpriced: readonly Unpriced[];
  /** What price limits changed. */
  readonly adjustments: readonly Adjustment[];
  /** Exact totals. */
  readonly totals: Totals;
  /** Totals rounded as the policy says. */
  readonly rounded: Totals;
  /** Quantities. */
  readonly volumes: Volumes;
  /** Remarks; none is an error. */
  readonly notes: readonly Note[];
}

/** An object that has no price, and why. */
export interface NotPriced {
  /** Tells it from a priced one. */
  readonly status: 'not-priced';
  /** The reasons. */
  readonly notes: readonly Note[];
}

/** Prices what was read; throws {@link CannotPrice} when that is impossible. */
export function evaluate(
  usage: Usage,
  tariffs: readonly TariffInput[],
  options: PriceOptions,
  watch?: (lookup: Lookup) => void,
): Priced {
  const policy = policyWith(options.policy);
  const choice = new TariffChoice(tariffs, usage, policy, options.tariffs !== undefined);
  const zones = new ZoneChoice(usage, options.timeZone, policy);
  const cut = policy.uncutPeriods === 'split' ? cutUsage(usage, choice, zones) : usage;
  const run = runUsage(cut, choice, policy, zones, watch);
  const limits = adjustments(run.lines, run.uses, policy);
  const totals = totalsOf(run.lines, limits);
  const { decimals: wanted } = policy.rounding;
  const decimals = wanted === 'currency' ? decimalsOf(usage.currency) : wanted;
  return {
    status: 'priced',
    version: usage.version,
    currency: usage.currency,
    decimals,
    timeZone: zones.used?.name,
    periods: cut.periods,
    lines: run.lines,
    unpriced: run.unpriced,
    adjustments: limits,
    totals,
    rounded: roundTotals(totals, run.lines, limits, policy, decimals),
    volumes: volumesOf(usage, policy),
    notes: [...usage.notes, ...choice.notes, ...zones.notes, ...remarks(run, usage)],
  };
}

/** The quantities of a session. */
function volumesOf(usage: Usage, policy: Policy): Volumes {
  const { periods } = usage;
  let energy = ZERO;
  let charging = ZERO;
  let parking = ZERO;
  let reservation = ZERO;
  for (const period of periods) {
    if (period.energy !== undefined) energy = energy.add(period.energy);
    if (period.charging !== undefined) charging = charging.add(period.charging);
    if (period.parking !== undefined) parking = parking.add(period.parking);
    if (period.reservation !== undefined) reservation = reservation.add(period.reservation);
  }
  const from = policy.reservationInTotalTime ? usage.start : usage.sessionStart;
  return { energy, total: secondsOf(Math.max(usage.end - from, 0)), charging, parking, reservation };
}

function remarks(run: Run, usage: Usage): Note[] {
  const found: Note[] = [];
  const { periods } = usage;
  const timed = periods.some((period) => period.charging !== undefined || period.parking !== undefined);
  if (!timed && (prices(run, 'TIME') || prices(run, 'PARKING_TIME'))) {
    found.push(
      note(
        'warning',
        'TIME_NOT_STATED',
        'The tariff prices time, and no period states any.',
        '/charging_periods',
      ),
    );
  }
  if (prices(run, 'ENERGY') && periods.every((period) => period.energy === undefined)) {
    found.push(
      note(
        'warning',
        'ENERGY_NOT_STATED',
        'The tariff prices energy, and no period states any.',
        '/charging_periods',
      ),
    );
  }
  if (taxed(run, 'inside')) {
    found.push(
      note(
        'info',
        'TAX_INSIDE',
        'The prices include taxes of unknown size: the amounts before taxes hold them too.',
      ),
    );
  }
  if (taxed(run, 'open')) {
    found.push(
      note(
        'info',
        'TAX_OPEN',
        'Taxes of unknown size may be added to the prices; they are not in the totals.',
      ),
    );
  }
  if (taxed(run, 'outside')) {
    found.push(
      note(
        'warning',
        'TAX_UNKNOWN',
        'Taxes of unknown size are added to the prices: there is no total after taxes.',
      ),
    );
  }
  return found;
}

function prices(run: Run, type: DimensionName): boolean {
  const place = candidatePlace('session', type);
  return run.uses.some((use) => use.charging && use.tariff.candidates[place]?.length !== 0);
}

function taxed(run: Run, kind: TaxRule['kind']): boolean {
  return run.lines.some((line) => line.component.tax.kind === kind);
}
