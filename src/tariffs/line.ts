import type { Exact } from './exact.js';
import { exact } from './exact-read.js';
import type { Component } from './tariff.js';
import type { Category } from './terms.js';

/** What `step_size` did to a volume; energy in kWh, time in seconds. */
export interface Step {
  /** Size of a step in the unit of the volume. */
  readonly size: Exact;
  /** The session's volume before rounding. */
  readonly base: Exact;
  /** The session's volume after rounding. */
  readonly rounded: Exact;
}

/** What a line measures; a FLAT has the volume 1. */
export type LineDimension = 'ENERGY' | 'TIME' | 'PARKING_TIME' | 'RESERVATION_TIME' | 'FLAT';

/** One priced volume: a dimension of a period under one component. */
export interface Line {
  /** Index of the charging period. */
  readonly period: number;
  /** What was measured. */
  readonly dimension: LineDimension;
  /** The total it belongs to. */
  readonly category: Category;
  /** The component that prices it. */
  readonly component: Component;
  /** Volume consumed: kWh, seconds, or 1. */
  readonly measured: Exact;
  /** Volume billed: the measured one and what step_size adds. */
  billed: Exact;
  /** What step_size did, on the line that bears it. */
  step: Step | undefined;
  /** Price times billed volume, with or without taxes as the tariff states its prices; major currency. */
  amount: Exact;
}

const HOURS_PER_SECOND = exact(1).over(exact(3600)).reduce();

/** A line that is billed as measured. */
export function lineOf(
  period: number,
  dimension: LineDimension,
  category: Category,
  component: Component,
  measured: Exact,
): Line {
  return {
    period,
    dimension,
    category,
    component,
    measured,
    billed: measured,
    step: undefined,
    amount: amountOf(dimension, component, measured),
  };
}

/** Bills another volume than the measured one. */
export function bill(line: Line, billed: Exact, step: Step): void {
  line.billed = billed;
  line.step = step;
  line.amount = amountOf(line.dimension, line.component, billed);
}

function amountOf(dimension: LineDimension, component: Component, volume: Exact): Exact {
  if (dimension === 'FLAT') return component.price;
  const product = component.price.times(volume);
  return dimension === 'ENERGY' ? product : product.times(HOURS_PER_SECOND);
}
