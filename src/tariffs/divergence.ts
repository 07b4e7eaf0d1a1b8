import type { Exact } from './exact.js';
import { type DecimalInput, exact } from './exact-read.js';
import { toText } from './exact-write.js';

/** A total of a CDR that is not the computed one. Values are decimal texts in the unit of the field. */
export interface Divergence {
  /** RFC 6901 pointer to the total. */
  readonly pointer: string;
  /** What the CDR says. */
  readonly stated: string;
  /** What was computed, exactly. */
  readonly computed: string;
  /** Stated minus computed. */
  readonly difference: string;
  /** How far they may be apart. */
  readonly tolerance: string;
}

/** How far stated and computed totals may be apart, both ends included. */
export interface Tolerance {
  /** Amounts, in major currency; default one of the smallest unit of the currency, for example 0.01. */
  readonly amount?: DecimalInput | undefined;
  /** Energy in kWh; default 0.001. */
  readonly energy?: DecimalInput | undefined;
  /** Times in hours; default 0.001. */
  readonly hours?: DecimalInput | undefined;
}

/** The tolerance, read. */
export interface ExactTolerance {
  /** Major currency. */
  readonly amount: Exact;
  /** kWh. */
  readonly energy: Exact;
  /** Hours. */
  readonly hours: Exact;
}

/** Reads a tolerance; `decimals` are those of the currency. */
export function readTolerance(tolerance: Tolerance, decimals: number): ExactTolerance {
  return {
    amount: exact(tolerance.amount ?? `1e-${decimals}`),
    energy: exact(tolerance.energy ?? '0.001'),
    hours: exact(tolerance.hours ?? '0.001'),
  };
}

/** True when the two are no further apart than the tolerance. */
export function agree(stated: Exact, computed: Exact, tolerance: Exact): boolean {
  return stated.minus(computed).abs().compare(tolerance) <= 0;
}

/** The divergence of two values that do not agree. */
export function divergence(pointer: string, stated: Exact, computed: Exact, tolerance: Exact): Divergence {
  return {
    pointer,
    stated: toText(stated),
    computed: toText(computed),
    difference: toText(stated.minus(computed)),
    tolerance: toText(tolerance),
  };
}
