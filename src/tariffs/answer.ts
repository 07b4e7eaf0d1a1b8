import { type Audit, type AuditOptions, auditCdr } from './audit.js';
import type { Divergence } from './divergence.js';
import type { Priced } from './evaluate.js';
import type { Exact } from './exact.js';
import { round, toNumber } from './exact-write.js';
import { type ExplainedLimit, type ExplainedPeriod, explainCdr } from './explain.js';
import { hoursOf } from './money-text.js';
import type { Note } from './notes.js';
import { type PriceForm, priceForm } from './price-form.js';
import type { Category } from './terms.js';
import type { Totals } from './totals.js';
import type { CdrInput, PricingVersion } from './types.js';

/** The total fields of a CDR, costs in the Price form of its version, energy in kWh, times in hours. */
export interface TotalFields {
  /** Everything, price limits applied. */
  readonly total_cost: PriceForm;
  /** Fees outside parking and reservation. */
  readonly total_fixed_cost?: PriceForm;
  /** kWh. */
  readonly total_energy: number;
  /** Energy. */
  readonly total_energy_cost?: PriceForm;
  /** Hours of charging and parking. */
  readonly total_time: number;
  /** Charging time. */
  readonly total_time_cost?: PriceForm;
  /** Hours of parking. */
  readonly total_parking_time?: number;
  /** Parking. */
  readonly total_parking_cost?: PriceForm;
  /** Reservation. */
  readonly total_reservation_cost?: PriceForm;
}

/** The answer for machines: the CDR's total fields rounded by policy, the same unrounded, and how they came about. */
export interface PriceAnswer extends Partial<TotalFields> {
  /** Id of the CDR. */
  readonly id: string | undefined;
  /** Result of the audit. */
  readonly status: Audit['status'];
  /** Version whose rules were applied. */
  readonly version?: PricingVersion;
  /** ISO 4217 code. */
  readonly currency?: string;
  /** IANA zone, when the local time mattered. */
  readonly time_zone?: string;
  /** The total fields before rounding, as the nearest JSON numbers. */
  readonly unrounded?: TotalFields;
  /** Period by period what was priced, and why. */
  readonly periods?: readonly ExplainedPeriod[];
  /** Price limits that were reached. */
  readonly limits?: readonly ExplainedLimit[];
  /** Remarks. */
  readonly notes: readonly Note[];
  /** Totals of the CDR that differ. */
  readonly divergences: readonly Divergence[];
}

/** Prices and audits a CDR and answers with one JSON object; `status` other than `agrees` means trouble. */
export function answerCdr(cdr: CdrInput, options: AuditOptions = {}): PriceAnswer {
  const { status, priced, notes, divergences } = auditCdr(cdr, options);
  const id = cdr.id ?? undefined;
  if (priced.status === 'not-priced') return { id, status, notes, divergences };
  const explanation = explainCdr(cdr, options);
  const shown = explanation.status === 'explained' ? explanation : { periods: [], limits: [] };
  return {
    id,
    status,
    version: priced.version,
    currency: priced.currency,
    ...(priced.timeZone === undefined ? {} : { time_zone: priced.timeZone }),
    ...totalFields(priced, priced.rounded, (value) => round(value, 4)),
    unrounded: totalFields(priced, priced.totals, (value) => value),
    periods: shown.periods,
    limits: shown.limits,
    notes,
    divergences,
  };
}

/** The total fields of a CDR with these amounts; the optional ones only where something was priced or measured. */
export function totalFields(priced: Priced, totals: Totals, quantity: (value: Exact) => Exact): TotalFields {
  const { version, volumes } = priced;
  const used = new Set<Category>(priced.lines.map((line) => line.category));
  const number = (value: Exact) => toNumber(quantity(value));
  const cost = (field: string, category: Category) =>
    used.has(category) && version !== '2.1.1' ? { [field]: priceForm(totals[category], version) } : {};
  return {
    total_cost: priceForm(totals.cost, version),
    ...cost('total_fixed_cost', 'fixed'),
    total_energy: number(volumes.energy),
    ...cost('total_energy_cost', 'energy'),
    total_time: number(hoursOf(volumes.total)),
    ...cost('total_time_cost', 'time'),
    ...(volumes.parking.sign() === 0 ? {} : { total_parking_time: number(hoursOf(volumes.parking)) }),
    ...cost('total_parking_cost', 'parking'),
    ...cost('total_reservation_cost', 'reservation'),
  };
}
