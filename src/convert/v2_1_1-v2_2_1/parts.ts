import {
  BusinessDetailsSchema as BusinessDetails211Schema,
  ImageSchema as Image211Schema,
} from '../../schema/v2_1_1/business-details.js';
import {
  EnergyMixSchema as EnergyMix211Schema,
  EnergySourceSchema as EnergySource211Schema,
  EnvironmentalImpactSchema as EnvironmentalImpact211Schema,
} from '../../schema/v2_1_1/energy-mix.js';
import {
  AdditionalGeoLocationSchema as AdditionalGeoLocation211Schema,
  GeoLocationSchema as GeoLocation211Schema,
} from '../../schema/v2_1_1/geo-location.js';
import {
  ExceptionalPeriodSchema as ExceptionalPeriod211Schema,
  HoursSchema as Hours211Schema,
  RegularHoursSchema as RegularHours211Schema,
} from '../../schema/v2_1_1/hours.js';
import { DisplayTextSchema as DisplayText211Schema } from '../../schema/v2_1_1/types.js';
import {
  BusinessDetailsSchema as BusinessDetails221Schema,
  ImageSchema as Image221Schema,
} from '../../schema/v2_2_1/business-details.js';
import {
  EnergyMixSchema as EnergyMix221Schema,
  EnergySourceSchema as EnergySource221Schema,
  EnvironmentalImpactSchema as EnvironmentalImpact221Schema,
} from '../../schema/v2_2_1/energy-mix.js';
import {
  AdditionalGeoLocationSchema as AdditionalGeoLocation221Schema,
  GeoLocationSchema as GeoLocation221Schema,
} from '../../schema/v2_2_1/geo-location.js';
import {
  ExceptionalPeriodSchema as ExceptionalPeriod221Schema,
  HoursSchema as Hours221Schema,
  type RegularHours,
  RegularHoursSchema as RegularHours221Schema,
} from '../../schema/v2_2_1/hours.js';
import { DisplayTextSchema as DisplayText221Schema } from '../../schema/v2_2_1/types.js';
import { between, type ObjectRules } from '../rule.js';
import type { Walk } from '../walk.js';

const text = between('DisplayText', DisplayText211Schema, DisplayText221Schema);
const image = between('Image', Image211Schema, Image221Schema);
const business = between('BusinessDetails', BusinessDetails211Schema, BusinessDetails221Schema);
const point = between('GeoLocation', GeoLocation211Schema, GeoLocation221Schema);
const named = between(
  'AdditionalGeoLocation',
  AdditionalGeoLocation211Schema,
  AdditionalGeoLocation221Schema,
);
const regular = between('RegularHours', RegularHours211Schema, RegularHours221Schema);
const exceptional = between('ExceptionalPeriod', ExceptionalPeriod211Schema, ExceptionalPeriod221Schema);
const mix = between('EnergyMix', EnergyMix211Schema, EnergyMix221Schema);
const energySource = between('EnergySource', EnergySource211Schema, EnergySource221Schema);
const impact = between('EnvironmentalImpact', EnvironmentalImpact211Schema, EnvironmentalImpact221Schema);

/** Classes that other objects are made of. */
export const partRules: readonly ObjectRules[] = [
  text.rules(text.same('language', 'text')),
  image.rules(image.same('url', 'thumbnail', 'category', 'type', 'width', 'height')),
  business.rules(business.same('name', 'website', 'logo')),
  point.rules(point.same('latitude', 'longitude')),
  named.rules(named.same('latitude', 'longitude', 'name')),
  regular.rules(regular.same('weekday', 'period_begin', 'period_end')),
  exceptional.rules(exceptional.same('period_begin', 'period_end')),
  mix.rules(
    mix.same('is_green_energy', 'energy_sources', 'environ_impact', 'supplier_name', 'energy_product_name'),
  ),
  energySource.rules(energySource.same('source', 'percentage')),
  impact.rules(impact.renamed('source', 'category'), impact.same('amount')),
];

const hours = between('Hours', Hours211Schema, Hours221Schema);
type Opening = {
  twentyfourseven?: boolean | undefined;
  regular_hours?: RegularHours[] | undefined;
};

/** Hours: a choice in 2.1.1, a flag and a list in 2.2.1. @see OCPI 2.2.1, mod_locations, mod_locations_hours_class */
export const hoursRules = hours.rules(
  hours.converted(
    ['twentyfourseven', 'regular_hours'],
    ['twentyfourseven', 'regular_hours'],
    {
      note: 'false where 2.1.1 gives `regular_hours` instead; without hours nothing is left',
      run: (source, target, walk) => {
        if (!source.twentyfourseven && !source.regular_hours?.length) {
          walk.cannot(
            'no_place',
            'OCPI 2.2.1 cannot say that a Location is not always open without its hours.',
          );
        }
        target.twentyfourseven = source.twentyfourseven ?? false;
        copyHours(source, target, walk);
      },
    },
    {
      note: 'left out beside `regular_hours`; true leaves out `regular_hours`',
      run: (source, target, walk) => {
        const open = source.twentyfourseven === true;
        if (open || source.regular_hours === undefined) target.twentyfourseven = open;
        if (!open) copyHours(source, target, walk);
        else if (source.regular_hours) {
          walk.report(
            'lost',
            'no_field',
            'A Location that is always open has no regular hours.',
            'regular_hours',
          );
        }
      },
    },
  ),
  hours.same('exceptional_openings', 'exceptional_closings'),
);

function copyHours(source: Opening, target: Opening, walk: Walk): void {
  if (!source.regular_hours) return;
  target.regular_hours = walk.objects('RegularHours', source.regular_hours, 'regular_hours');
}
