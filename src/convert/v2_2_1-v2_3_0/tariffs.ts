import {
  PriceComponentSchema as PriceComponent221Schema,
  TariffSchema as Tariff221Schema,
  TariffElementSchema as TariffElement221Schema,
  TariffRestrictionsSchema as TariffRestrictions221Schema,
} from '../../schema/v2_2_1/tariffs.js';
import {
  PriceComponentSchema as PriceComponent230Schema,
  TariffSchema as Tariff230Schema,
  TariffElementSchema as TariffElement230Schema,
  TariffRestrictionsSchema as TariffRestrictions230Schema,
} from '../../schema/v2_3_0/tariffs.js';
import { TAX_DECIMALS, withoutPercent, withPercent } from '../decimal.js';
import { decisive } from '../restriction.js';
import { between } from '../rule.js';
import type { Walk } from '../walk.js';

const component = between('PriceComponent', PriceComponent221Schema, PriceComponent230Schema);

/** PriceComponent: without VAT in 2.2.1; in 2.3.0 its Tariff says. @see OCPI 2.3.0, mod_tariffs, mod_tariffs_taxincluded_enum */
export const priceComponentRules = component.rules(
  component.same('type', 'step_size'),
  component.converted(
    ['price', 'vat'],
    ['price', 'vat'],
    { effect: 'same', note: '', run: (source, target) => keepPrice(source, target) },
    {
      note: 'when `tax_included` is YES the tax of `vat` percent is taken out of the price; N/A drops `vat`',
      run: (source, target, walk) => {
        keepPrice(source, target);
        if (walk.taxIncluded === 'YES') takeOutTax(source, target, walk);
        if (walk.taxIncluded !== 'N/A' || source.vat === undefined) return;
        delete target.vat;
        walk.report(
          'lost',
          'tax_included',
          'No taxes apply to this Tariff, and 2.2.1 says so by leaving vat out.',
          'vat',
        );
      },
    },
  ),
);

interface PriceAndVat {
  readonly price: number;
  readonly vat?: number | undefined;
}

function keepPrice(
  source: PriceAndVat,
  target: { price?: number | undefined; vat?: number | undefined },
): void {
  if (source.price !== undefined) target.price = source.price;
  if (source.vat !== undefined && source.vat !== null) target.vat = source.vat;
}

function takeOutTax({ price, vat }: PriceAndVat, target: { price?: number | undefined }, walk: Walk): void {
  if (!vat || vat <= -100 || price === 0) return;
  target.price = withoutPercent(price, vat);
  const exact = withPercent(target.price, vat) === price;
  const how = exact ? '' : `, rounded to ${TAX_DECIMALS} decimals`;
  walk.report('lost', 'tax_taken_out', `Prices of 2.2.1 exclude VAT: the tax was taken out${how}.`, 'price');
}

const element = between('TariffElement', TariffElement221Schema, TariffElement230Schema);

/** TariffElement. @see OCPI 2.3.0, mod_tariffs, mod_tariffs_tariffelement_class */
export const tariffElementRules = element.rules(
  element.same('price_components'),
  element.essential('restrictions'),
);

const restrictions = between('TariffRestrictions', TariffRestrictions221Schema, TariffRestrictions230Schema);

/** TariffRestrictions; `booking` is what Bookings add. @see OCPI 2.3.0, mod_tariffs, mod_tariffs_tariffrestrictions_class */
export const tariffRestrictionsRules = restrictions.rules(
  restrictions.same('start_time', 'end_time', 'start_date', 'end_date', 'min_kwh', 'max_kwh', 'min_current'),
  restrictions.same('max_current', 'min_power', 'max_power', 'min_duration', 'max_duration', 'day_of_week'),
  restrictions.same('reservation'),
  [decisive('booking', '2.2.1')],
);

const tariff = between('Tariff', Tariff221Schema, Tariff230Schema);

/** Tariff: 2.3.0 says whether its prices contain taxes. @see OCPI 2.3.0, mod_tariffs, mod_tariffs_tariff_object */
export const tariffRules = tariff.rules(
  tariff.same('country_code', 'party_id', 'id', 'currency', 'type', 'tariff_alt_text', 'tariff_alt_url'),
  tariff.same('min_price', 'max_price', 'start_date_time', 'end_date_time', 'energy_mix', 'last_updated'),
  tariff.converted(
    ['elements'],
    ['elements', 'tax_included'],
    {
      note: '`tax_included` is NO, for prices of 2.2.1 exclude VAT, unless `taxIncluded` says N/A',
      run: (source, target, walk) => {
        target.elements = walk.objects('TariffElement', source.elements, 'elements');
        target.tax_included = walk.options.taxIncluded ?? 'NO';
        if (walk.options.taxIncluded || source.elements.some(saysVat)) return;
        walk.report('assumed', 'derived', 'No price states a VAT; it is taken for not included.', 'elements');
      },
    },
    {
      note: 'prices without their tax; that a Tariff shows prices with tax, or bears none, is lost',
      run: (source, target, walk) => {
        walk.taxIncluded = source.tax_included;
        target.elements = walk.objects('TariffElement', source.elements, 'elements');
        walk.taxIncluded = undefined;
        if (target.elements.length === 0 && source.elements.length > 0) {
          walk.cannot('no_place', 'No element of this Tariff can be expressed in OCPI 2.2.1.', 'elements');
        }
        if (source.tax_included === undefined || source.tax_included === (walk.options.taxIncluded ?? 'NO'))
          return;
        walk.report(
          'lost',
          'tax_included',
          'In 2.2.1 all prices exclude VAT; what this says is lost.',
          'tax_included',
        );
      },
    },
  ),
);

const saysVat = (one: { price_components?: readonly { vat?: number | undefined }[] }): boolean =>
  (one.price_components ?? []).some(({ vat }) => vat !== undefined);
