import type { Tariff, TariffElement } from '../../schema/v2_1_1/tariffs.js';
import { dateTime } from '../clock.js';
import type { ElementPlan, TariffPlan } from '../plan/tariff.js';
import { english, tariffPage } from '../writers/wire.js';
import { energyMixOf } from './location.js';

function elementOf({ components, restrictions }: ElementPlan): TariffElement {
  const { start_time, end_time, min_duration, day_of_week } = restrictions ?? {};
  return {
    price_components: components.map(({ type, price, step }) => ({ type, price, step_size: step })),
    ...(restrictions === undefined
      ? {}
      : {
          restrictions: {
            ...(start_time === undefined ? {} : { start_time }),
            ...(end_time === undefined ? {} : { end_time }),
            ...(min_duration === undefined ? {} : { min_duration }),
            ...(day_of_week === undefined ? {} : { day_of_week: [...day_of_week] }),
          },
        }),
  };
}

/** A tariff as 2.1.1 writes it: prices without VAT, no elements for reservations. */
export const tariffOf = (plan: TariffPlan): Tariff => ({
  id: plan.id,
  currency: plan.country.currency,
  tariff_alt_text: [english(`${plan.template.text}.`)],
  tariff_alt_url: tariffPage(plan.operator, plan.country),
  elements: plan.elements.map(elementOf),
  energy_mix: energyMixOf(plan.green, plan.operator.name),
  last_updated: dateTime(plan.updated),
});
