import { auditCredit, auditPeriods } from './audit-periods.js';
import { auditTotals } from './audit-totals.js';
import { agree, type Divergence, type ExactTolerance, readTolerance, type Tolerance } from './divergence.js';
import type { NotPriced, Priced, PriceOptions } from './evaluate.js';
import { toText } from './exact-write.js';
import { type Note, note } from './notes.js';
import { priceCdr } from './price.js';
import type { CdrInput } from './types.js';

/** How a CDR is audited. */
export interface AuditOptions extends PriceOptions {
  /** How far totals may be apart. */
  readonly tolerance?: Tolerance | undefined;
}

/** What an audit found. */
export interface Audit {
  /** `agrees`: it may be paid; `diverges`: totals or structure are wrong; `not-priced`: it cannot be checked. */
  readonly status: 'agrees' | 'diverges' | 'not-priced';
  /** True when it agrees and there is not even a warning. */
  readonly clean: boolean;
  /** The computed price. */
  readonly priced: Priced | NotPriced;
  /** Totals that differ by more than the tolerance. */
  readonly divergences: readonly Divergence[];
  /** Everything else; only those of severity `error` make a CDR diverge. */
  readonly notes: readonly Note[];
}

/**
 * Compares every total of a CDR with the computed one and checks that the CDR is consistent in itself.
 *
 * @see OCPI 2.2.1, mod_cdrs, mod_cdrs_cdr_object
 */
export function auditCdr(cdr: CdrInput, options: AuditOptions = {}): Audit {
  const priced = priceCdr(cdr, options);
  if (priced.status === 'not-priced') {
    return { status: 'not-priced', clean: false, priced, divergences: [], notes: priced.notes };
  }
  const tolerance = readTolerance(options.tolerance ?? {}, priced.decimals);
  const totals = auditTotals(cdr, priced, tolerance);
  const own = [
    ...totals.notes,
    ...auditPeriods(cdr, priced, tolerance),
    ...auditCredit(cdr),
    ...auditCuts(cdr, priced, options, tolerance),
  ];
  const known = new Set(own.map((item) => item.code));
  const notes = [...priced.notes.filter((item) => !known.has(item.code)), ...own];
  const wrong = totals.divergences.length > 0 || notes.some((item) => item.severity === 'error');
  return {
    status: wrong ? 'diverges' : 'agrees',
    clean: !wrong && notes.every((item) => item.severity === 'info'),
    priced,
    divergences: totals.divergences,
    notes,
  };
}

// A period across a limit of the tariff should have been two: said when that makes a difference.
function auditCuts(cdr: CdrInput, priced: Priced, options: PriceOptions, tolerance: ExactTolerance): Note[] {
  if (options.policy?.uncutPeriods === 'split') return [];
  const split = priceCdr(cdr, { ...options, policy: { ...options.policy, uncutPeriods: 'split' } });
  if (split.status === 'not-priced') return [];
  const { before } = split.totals.cost;
  if (agree(before, priced.totals.cost.before, tolerance.amount)) return [];
  const message = `Periods run across limits of the tariff; cut there in proportion they cost ${toText(before, 4)} before taxes.`;
  return [note('warning', 'PERIOD_NOT_CUT', message, '/charging_periods')];
}
