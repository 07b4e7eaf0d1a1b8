import {
  PriceComponentSchema as PriceComponent211Schema,
  TariffSchema as Tariff211Schema,
  TariffElementSchema as TariffElement211Schema,
  TariffRestrictionsSchema as TariffRestrictions211Schema,
} from '../../schema/v2_1_1/tariffs.js';
import {
  PriceComponentSchema as PriceComponent221Schema,
  TariffSchema as Tariff221Schema,
  TariffElementSchema as TariffElement221Schema,
  TariffRestrictionsSchema as TariffRestrictions221Schema,
} from '../../schema/v2_2_1/tariffs.js';
import { decisive } from '../restriction.js';
import { between } from '../rule.js';
import type { Walk } from '../walk.js';
import { ownerRules } from './owner.js';

const component = between('PriceComponent', PriceComponent211Schema, PriceComponent221Schema);

/** PriceComponent. @see OCPI 2.2.1, mod_tariffs, mod_tariffs_pricecomponent_class */
export const priceComponentRules = component.rules(
  component.same('type', 'price', 'step_size'),
  component.added('vat', {
    fill: (walk) => walk.options.vat,
    quiet: true,
    reason: 'Prices of OCPI 2.1.1 exclude VAT and do not say how much it is.',
    note: '`vat` of the context, else absent',
    downNote: 'unless it is `vat` of the context',
  }),
);

const element = between('TariffElement', TariffElement211Schema, TariffElement221Schema);

/** TariffElement. @see OCPI 2.2.1, mod_tariffs, mod_tariffs_tariffelement_class */
export const tariffElementRules = element.rules(
  element.same('price_components'),
  element.essential('restrictions'),
);

const restrictions = between('TariffRestrictions', TariffRestrictions211Schema, TariffRestrictions221Schema);

/**
 * TariffRestrictions: without a restriction the prices would hold always, so that an element with one that 2.1.1 does
 * not have is left out as a whole.
 * @see OCPI 2.2.1, mod_tariffs, mod_tariffs_tariffrestrictions_class
 */
export const tariffRestrictionsRules = restrictions.rules(
  restrictions.same('start_time', 'end_time', 'start_date', 'end_date', 'min_kwh', 'max_kwh', 'min_power'),
  restrictions.same('max_power', 'min_duration', 'max_duration', 'day_of_week'),
  (['min_current', 'max_current', 'reservation'] as const).map((field) => decisive(field, '2.1.1')),
);

const tariff = between('Tariff', Tariff211Schema, Tariff221Schema);

/** Tariff. @see OCPI 2.2.1, mod_tariffs, mod_tariffs_tariff_object */
export const tariffRules = tariff.rules(
  ownerRules,
  tariff.same('id', 'currency', 'tariff_alt_text', 'tariff_alt_url', 'energy_mix', 'last_updated'),
  tariff.added('type', { reason: 'A Tariff of OCPI 2.1.1 is for all sessions.' }),
  tariff.added('min_price', { reason: 'OCPI 2.1.1 has no least price; what is left may cost less.' }),
  tariff.added('max_price', { reason: 'OCPI 2.1.1 has no greatest price; what is left may cost more.' }),
  tariff.added('start_date_time', { reason: 'OCPI 2.1.1 cannot say when a Tariff becomes valid.' }),
  tariff.added('end_date_time', { reason: 'OCPI 2.1.1 cannot say when a Tariff ceases to be valid.' }),
  tariff.converted(
    ['elements'],
    ['elements'],
    {
      effect: 'same',
      note: 'read one dimension after the other, as 2.2.1 does',
      run: (source, target, walk) => {
        target.elements = elementsOf(source.elements, walk);
        if (walk.options.vat !== undefined) return;
        walk.report(
          'assumed',
          'vat_unknown',
          'OCPI 2.1.1 does not say the VAT; it stays absent.',
          'elements',
        );
      },
    },
    {
      effect: 'same',
      note: 'elements with a restriction that 2.1.1 does not have are left out',
      run: (source, target, walk) => {
        target.elements = elementsOf(source.elements, walk);
      },
    },
  ),
);

function elementsOf<E>(elements: readonly object[], walk: Walk): E[] {
  if (dependsOnReading(elements)) {
    const reason =
      'OCPI 2.1.1 may be read as using one element as a whole; here each dimension has its own, as since 2.2.';
    walk.report('assumed', 'element_choice', reason, 'elements');
  }
  const converted = walk.objects<E>('TariffElement', elements, 'elements');
  if (converted.length === 0 && elements.length > 0) {
    walk.cannot('no_place', 'No element of this Tariff can be expressed in OCPI 2.1.1.', 'elements');
  }
  return converted;
}

/** Whether an element lacks a dimension that a later one has, so that using it as a whole costs less. */
function dependsOnReading(elements: readonly object[]): boolean {
  const dimensions = elements.map(dimensionsOf);
  return dimensions.some((own, index) =>
    dimensions.slice(index + 1).some((later) => [...later].some((dimension) => !own.has(dimension))),
  );
}

function dimensionsOf(element: { price_components?: readonly { type?: unknown }[] }): Set<unknown> {
  return new Set((element.price_components ?? []).map(({ type }) => type));
}
