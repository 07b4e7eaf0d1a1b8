// Made from the comments in src/schema by scripts/generate-descriptions.ts; do not edit.

import type { Descriptions } from '../description.js';

/** What is described in charging-period.ts of the schemas. */
export const chargingPeriod: Descriptions = {
  CdrDimensionType: {
    about: {
      '2.1.1':
        'What a charging period measures: ENERGY in kWh, currents in A, times in hours, FLAT without a unit.',
      '2.2.1':
        'What a charging period measures: energies in kWh, currents in A, powers in kW, times in hours, STATE_OF_CHARGE in percent; CURRENT, ENERGY_EXPORT, ENERGY_IMPORT, POWER and STATE_OF_CHARGE are for Sessions only.',
      '2.3.0':
        'What a charging period measures: energies in kWh, currents in A, powers in kW, times in hours, STATE_OF_CHARGE in percent; CURRENT, ENERGY_EXPORT, ENERGY_IMPORT, POWER and STATE_OF_CHARGE are for Sessions only.',
    },
  },
  CdrDimension: {
    about: 'A quantity measured in a charging period.',
    fields: {
      type: 'What was measured, which also gives the unit.',
      volume: 'The quantity, in the unit of its type.',
    },
  },
  ChargingPeriod: {
    about: 'A part of a session in which the same prices hold; it ends where the next one starts.',
    fields: {
      start_date_time: 'When the period began.',
      dimensions: 'What was measured in this period.',
      tariff_id: 'Identifier of the Tariff that holds in this period; absent when none does.',
    },
  },
};
