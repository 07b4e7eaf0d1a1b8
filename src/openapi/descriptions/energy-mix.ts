// Made from the comments in src/schema by scripts/generate-descriptions.ts; do not edit.

import type { Descriptions } from '../description.js';

/** What is described in energy-mix.ts of the schemas. */
export const energyMix: Descriptions = {
  EnergySourceCategory: { about: 'Kind of energy source.' },
  EnvironmentalImpactCategory: {
    about: 'Kind of environmental impact: nuclear waste or carbon dioxide, both in grams per kWh.',
  },
  EnergySource: {
    about: 'Share of one source in an energy mix.',
    fields: {
      source: 'The kind of source.',
      percentage: 'Share of this source in the mix, in percent (0 to 100).',
    },
  },
  EnvironmentalImpact: {
    about: 'What one kilowatt-hour of an energy mix costs the environment.',
    fields: {
      source: 'The kind of waste or emission.',
      amount: 'Waste or emission, in grams per kWh.',
      category: 'The kind of waste or emission.',
    },
  },
  EnergyMix: {
    about: 'Where energy comes from and what making it costs the environment.',
    fields: {
      is_green_energy: 'Whether all of the energy comes from regenerative sources.',
      energy_sources: 'The shares of the sources.',
      environ_impact: 'Waste and emissions of the mix.',
      supplier_name: 'Name of the company that supplies the energy.',
      energy_product_name: 'Name of the product under which it is sold.',
    },
  },
};
