import { dateTime } from '../clock.js';
import type { ElementPlan, TariffPlan } from '../plan/tariff.js';
import type { RestrictionTemplate } from '../plan/tariff-templates.js';
import { writeEnergyMix } from './location.js';
import { english, tariffPage } from './wire.js';

/** Conditions as 2.2.1 and later write them. */
function writeRestrictions({ day_of_week, ...others }: RestrictionTemplate) {
  return { ...others, ...(day_of_week === undefined ? {} : { day_of_week: [...day_of_week] }) };
}

function writeElement({ components, restrictions }: ElementPlan, vat: number | undefined) {
  return {
    price_components: components.map(({ type, price, step }) => ({
      type,
      price,
      ...(vat === undefined ? {} : { vat }),
      step_size: step,
    })),
    ...(restrictions === undefined ? {} : { restrictions: writeRestrictions(restrictions) }),
  };
}

/** A tariff as 2.2.1 writes it, and later versions with fields of their own. */
export function writeTariff(tariff: TariffPlan) {
  const { operator, country, template } = tariff;
  return {
    country_code: operator.country_code,
    party_id: operator.party_id,
    id: tariff.id,
    currency: country.currency,
    type: template.adHoc ? 'AD_HOC_PAYMENT' : 'REGULAR',
    tariff_alt_text: [english(`${template.text}.`)],
    tariff_alt_url: tariffPage(operator, country),
    elements: tariff.elements.map((element) => writeElement(element, country.vat)),
    energy_mix: writeEnergyMix(tariff.green, operator.name),
    last_updated: dateTime(tariff.updated),
  };
}
