// Written by scripts/generate-guards.ts from src/schema/v2_3_0/energy-mix.ts; change that one.

import { boolean, isObject, keeps, list, number, text } from '../../core/guard.js';
import { energySourceRules } from '../v2_3_0/rules.js';

const ENERGY_SOURCE_CATEGORY = new Set<unknown>([
  'NUCLEAR',
  'GENERAL_FOSSIL',
  'COAL',
  'GAS',
  'GENERAL_GREEN',
  'SOLAR',
  'WIND',
  'WATER',
]);

/** Passes most EnergySource objects with nothing to report, and nothing else. */
export function isEnergySource(v: unknown): boolean {
  if (!isObject(v)) return false;
  return ENERGY_SOURCE_CATEGORY.has(v.source) && number(v.percentage) && keeps(energySourceRules, v);
}

/** Passes most EnvironmentalImpact objects with nothing to report, and nothing else. */
export function isEnvironmentalImpact(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (v.category === 'NUCLEAR_WASTE' || v.category === 'CARBON_DIOXIDE') && number(v.amount);
}

/** Passes most EnergyMix objects with nothing to report, and nothing else. */
export function isEnergyMix(v: unknown): boolean {
  if (!isObject(v)) return false;
  return (
    boolean(v.is_green_energy) &&
    (v.energy_sources === undefined || list(v.energy_sources, 0, isEnergySource)) &&
    (v.environ_impact === undefined || list(v.environ_impact, 0, isEnvironmentalImpact)) &&
    (v.supplier_name === undefined || text(v.supplier_name, 64)) &&
    (v.energy_product_name === undefined || text(v.energy_product_name, 64))
  );
}
