import type { ObjectSchema, Schema } from '../../core/kind.js';
import { closedEnum, list, type Open, object, optional } from '../../core/object.js';
import { boolean, number, string } from '../../core/primitives.js';
import { isEnergyMix, isEnergySource, isEnvironmentalImpact } from '../guards_v2_1_1/energy-mix.js';
import { energySourceRules } from './rules.js';

/** Kind of energy source. @see OCPI 2.1.1, mod_locations, 47-energysourcecategory-enum */
export type EnergySourceCategory = Open<
  'NUCLEAR' | 'GENERAL_FOSSIL' | 'COAL' | 'GAS' | 'GENERAL_GREEN' | 'SOLAR' | 'WIND' | 'WATER'
>;

/** Schema of {@link EnergySourceCategory}. */
export const EnergySourceCategorySchema: Schema<EnergySourceCategory> = closedEnum<EnergySourceCategory>(
  'EnergySourceCategory',
  ['NUCLEAR', 'GENERAL_FOSSIL', 'COAL', 'GAS', 'GENERAL_GREEN', 'SOLAR', 'WIND', 'WATER'],
);

/**
 * Kind of environmental impact: nuclear waste or carbon dioxide, both in grams per kWh.
 * @see OCPI 2.1.1, mod_locations, 49-environmentalimpactcategory-enum
 */
export type EnvironmentalImpactCategory = Open<'NUCLEAR_WASTE' | 'CARBON_DIOXIDE'>;

/** Schema of {@link EnvironmentalImpactCategory}. */
export const EnvironmentalImpactCategorySchema: Schema<EnvironmentalImpactCategory> =
  closedEnum<EnvironmentalImpactCategory>('EnvironmentalImpactCategory', ['NUCLEAR_WASTE', 'CARBON_DIOXIDE']);

/** Share of one source in an energy mix. @see OCPI 2.1.1, mod_locations, 46-energysource-class */
export interface EnergySource {
  /** The kind of source. */
  source: EnergySourceCategory;
  /** Share of this source in the mix, in percent (0 to 100). */
  percentage: number;
}

/** Schema of {@link EnergySource}. */
export const EnergySourceSchema: ObjectSchema<EnergySource> = object<EnergySource>(
  'EnergySource',
  {
    source: EnergySourceCategorySchema,
    percentage: number(),
  },
  energySourceRules,
  isEnergySource,
);

/**
 * What one kilowatt-hour of an energy mix costs the environment.
 * @see OCPI 2.1.1, mod_locations, 48-environmentalimpact-class
 */
export interface EnvironmentalImpact {
  /** The kind of waste or emission. */
  source: EnvironmentalImpactCategory;
  /** Waste or emission, in grams per kWh. */
  amount: number;
}

/** Schema of {@link EnvironmentalImpact}. */
export const EnvironmentalImpactSchema: ObjectSchema<EnvironmentalImpact> = object<EnvironmentalImpact>(
  'EnvironmentalImpact',
  {
    source: EnvironmentalImpactCategorySchema,
    amount: number(),
  },
  [],
  isEnvironmentalImpact,
);

/**
 * Where energy comes from and what making it costs the environment.
 * @see OCPI 2.1.1, mod_locations, 45-energymix-class
 */
export interface EnergyMix {
  /** Whether all of the energy comes from regenerative sources. */
  is_green_energy: boolean;
  /** The shares of the sources. */
  energy_sources?: EnergySource[] | undefined;
  /** Waste and emissions of the mix. */
  environ_impact?: EnvironmentalImpact[] | undefined;
  /** Name of the company that supplies the energy. */
  supplier_name?: string | undefined;
  /** Name of the product under which it is sold. */
  energy_product_name?: string | undefined;
}

/** Schema of {@link EnergyMix}. */
export const EnergyMixSchema: ObjectSchema<EnergyMix> = object<EnergyMix>(
  'EnergyMix',
  {
    is_green_energy: boolean(),
    energy_sources: optional(list(EnergySourceSchema)),
    environ_impact: optional(list(EnvironmentalImpactSchema)),
    supplier_name: optional(string(64)),
    energy_product_name: optional(string(64)),
  },
  [],
  isEnergyMix,
);
