import { agree, type Divergence, divergence, type ExactTolerance } from './divergence.js';
import type { Priced } from './evaluate.js';
import { type Exact, sumOf } from './exact.js';
import { tryExact } from './exact-read.js';
import { toText } from './exact-write.js';
import { hoursOf } from './money-text.js';
import { type Note, note } from './notes.js';
import { described } from './read-number.js';
import type { Money } from './taxes.js';
import type { Totals } from './totals.js';
import type { CdrInput, PriceInput } from './types.js';

/** What comparing the totals of a CDR with the computed ones brought. */
export interface TotalsFindings {
  /** Totals that differ. */
  readonly divergences: Divergence[];
  /** What else there is to say. */
  readonly notes: Note[];
}

const COSTS: readonly (readonly [field: keyof CdrInput, total: keyof Totals])[] = [
  ['total_cost', 'cost'],
  ['total_fixed_cost', 'fixed'],
  ['total_energy_cost', 'energy'],
  ['total_time_cost', 'time'],
  ['total_parking_cost', 'parking'],
  ['total_reservation_cost', 'reservation'],
];

/** Compares every total the CDR states with the computed one. */
export function auditTotals(cdr: CdrInput, priced: Priced, tolerance: ExactTolerance): TotalsFindings {
  const findings: TotalsFindings = { divergences: [], notes: [] };
  const credit = cdr.credit === true;
  for (const [field, total] of COSTS) {
    const stated = cdr[field] as PriceInput | number | string | null | undefined;
    if (stated == null) continue;
    const computed = priced.totals[total];
    const expected = credit && field === 'total_cost' ? negative(computed) : computed;
    auditCost(`/${field}`, stated, expected, priced, tolerance, findings);
  }
  auditQuantities(cdr, priced, tolerance, findings);
  return findings;
}

function auditCost(
  pointer: string,
  stated: PriceInput | number | string,
  computed: Money,
  priced: Priced,
  tolerance: ExactTolerance,
  findings: TotalsFindings,
): void {
  const compare = (at: string, value: unknown, expected: Exact | undefined) => {
    if (value == null || expected === undefined) return;
    const read = tryExact(value);
    if (read === undefined)
      findings.notes.push(note('error', 'BAD_NUMBER', `${described(value)} is no decimal number.`, at));
    else if (!agree(read, expected, tolerance.amount)) {
      findings.divergences.push(divergence(at, read, expected, tolerance.amount));
    }
  };
  if (typeof stated !== 'object') compare(pointer, stated, computed.before);
  else if (priced.version === '2.3.0') auditTaxed(pointer, stated, computed, priced, compare, findings);
  else {
    compare(`${pointer}/excl_vat`, stated.excl_vat, computed.before);
    compare(`${pointer}/incl_vat`, stated.incl_vat, computed.after);
  }
}

type Compare = (at: string, value: unknown, expected: Exact | undefined) => void;

// Where the tariff does not state its taxes, the CDR's cannot be checked; what they are added to can.
function auditTaxed(
  pointer: string,
  stated: PriceInput,
  computed: Money,
  priced: Priced,
  compare: Compare,
  findings: TotalsFindings,
): void {
  const has = (kind: string) => priced.lines.some((line) => line.component.tax.kind === kind);
  const listed: unknown = stated.taxes ?? [];
  if (!Array.isArray(listed)) {
    findings.notes.push(note('error', 'BAD_STRUCTURE', 'This must be a list.', `${pointer}/taxes`));
    return;
  }
  const amounts = listed.map((tax: unknown) => tryExact((tax as { amount?: unknown } | null)?.amount));
  const taxes = sumOf(amounts.filter((amount) => amount !== undefined));
  const before = tryExact(stated.before_taxes);
  if (has('inside')) {
    if (before !== undefined) compare(pointer, toText(before.add(taxes), 20), computed.after);
    return;
  }
  compare(`${pointer}/before_taxes`, stated.before_taxes, computed.before);
  if (has('open') || has('outside')) {
    if (taxes.sign() === 0) return;
    findings.notes.push(
      note('info', 'TAXES_NOT_CHECKED', 'The tariff does not state these taxes.', `${pointer}/taxes`),
    );
    return;
  }
  if (computed.after !== undefined)
    compare(`${pointer}/taxes`, toText(taxes, 20), computed.after.minus(computed.before));
}

function auditQuantities(
  cdr: CdrInput,
  priced: Priced,
  tolerance: ExactTolerance,
  findings: TotalsFindings,
): void {
  const { volumes } = priced;
  const check = (field: keyof CdrInput, accepted: readonly Exact[], allowed: Exact) => {
    const stated = tryExact(cdr[field]);
    const [computed] = accepted;
    if (stated === undefined || computed === undefined) return;
    if (accepted.some((value) => agree(stated, value, allowed))) return;
    findings.divergences.push(divergence(`/${field}`, stated, computed, allowed));
  };
  const total = hoursOf(volumes.total);
  // A period need only carry what its price depends on: without energy in any of them the total cannot be checked.
  const metered = priced.periods.some((period) => period.energy !== undefined);
  if (metered) check('total_energy', [volumes.energy], tolerance.energy);
  else if (tryExact(cdr.total_energy)?.sign() === 1) {
    findings.notes.push(note('warning', 'ENERGY_NOT_IN_PERIODS', ENERGY_NOT_IN_PERIODS, '/total_energy'));
  }
  // Whether the time of a reservation counts is open: both readings are accepted.
  check('total_time', [total, total.add(hoursOf(volumes.reservation))], tolerance.hours);
  check('total_parking_time', [hoursOf(volumes.parking)], tolerance.hours);
}

const ENERGY_NOT_IN_PERIODS = 'No charging period has an ENERGY dimension, so total_energy is not compared.';

function negative(money: Money): Money {
  return {
    before: money.before.negate(),
    after: money.after?.negate(),
    taxes: money.taxes.map((tax) => ({ ...tax, amount: tax.amount.negate() })),
  };
}
