import {
  BusinessDetailsSchema as BusinessDetails221Schema,
  ImageSchema as Image221Schema,
} from '../../schema/v2_2_1/business-details.js';
import { CdrTokenSchema as CdrToken221Schema } from '../../schema/v2_2_1/cdr-token.js';
import {
  CdrDimensionSchema as CdrDimension221Schema,
  ChargingPeriodSchema as ChargingPeriod221Schema,
} from '../../schema/v2_2_1/charging-period.js';
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
  RegularHoursSchema as RegularHours221Schema,
} from '../../schema/v2_2_1/hours.js';
import { DisplayTextSchema as DisplayText221Schema } from '../../schema/v2_2_1/types.js';
import {
  BusinessDetailsSchema as BusinessDetails230Schema,
  ImageSchema as Image230Schema,
} from '../../schema/v2_3_0/business-details.js';
import { CdrTokenSchema as CdrToken230Schema } from '../../schema/v2_3_0/cdr-token.js';
import {
  CdrDimensionSchema as CdrDimension230Schema,
  ChargingPeriodSchema as ChargingPeriod230Schema,
} from '../../schema/v2_3_0/charging-period.js';
import {
  EnergyMixSchema as EnergyMix230Schema,
  EnergySourceSchema as EnergySource230Schema,
  EnvironmentalImpactSchema as EnvironmentalImpact230Schema,
} from '../../schema/v2_3_0/energy-mix.js';
import {
  AdditionalGeoLocationSchema as AdditionalGeoLocation230Schema,
  GeoLocationSchema as GeoLocation230Schema,
} from '../../schema/v2_3_0/geo-location.js';
import {
  ExceptionalPeriodSchema as ExceptionalPeriod230Schema,
  HoursSchema as Hours230Schema,
  RegularHoursSchema as RegularHours230Schema,
} from '../../schema/v2_3_0/hours.js';
import { DisplayTextSchema as DisplayText230Schema } from '../../schema/v2_3_0/types.js';
import { between, type ObjectRules } from '../rule.js';

const text = between('DisplayText', DisplayText221Schema, DisplayText230Schema);
const image = between('Image', Image221Schema, Image230Schema);
const business = between('BusinessDetails', BusinessDetails221Schema, BusinessDetails230Schema);
const point = between('GeoLocation', GeoLocation221Schema, GeoLocation230Schema);
const named = between(
  'AdditionalGeoLocation',
  AdditionalGeoLocation221Schema,
  AdditionalGeoLocation230Schema,
);
const hours = between('Hours', Hours221Schema, Hours230Schema);
const regular = between('RegularHours', RegularHours221Schema, RegularHours230Schema);
const exceptional = between('ExceptionalPeriod', ExceptionalPeriod221Schema, ExceptionalPeriod230Schema);
const mix = between('EnergyMix', EnergyMix221Schema, EnergyMix230Schema);
const energySource = between('EnergySource', EnergySource221Schema, EnergySource230Schema);
const impact = between('EnvironmentalImpact', EnvironmentalImpact221Schema, EnvironmentalImpact230Schema);
const token = between('CdrToken', CdrToken221Schema, CdrToken230Schema);
const dimension = between('CdrDimension', CdrDimension221Schema, CdrDimension230Schema);
const period = between('ChargingPeriod', ChargingPeriod221Schema, ChargingPeriod230Schema);

/** Classes that other objects are made of, all with the same fields in both versions. */
export const partRules: readonly ObjectRules[] = [
  text.rules(text.same('language', 'text')),
  image.rules(image.same('url', 'thumbnail', 'category', 'type', 'width', 'height')),
  business.rules(business.same('name', 'website', 'logo')),
  point.rules(point.same('latitude', 'longitude')),
  named.rules(named.same('latitude', 'longitude', 'name')),
  hours.rules(hours.same('twentyfourseven', 'regular_hours', 'exceptional_openings', 'exceptional_closings')),
  regular.rules(regular.same('weekday', 'period_begin', 'period_end')),
  exceptional.rules(exceptional.same('period_begin', 'period_end')),
  mix.rules(
    mix.same('is_green_energy', 'energy_sources', 'environ_impact', 'supplier_name', 'energy_product_name'),
  ),
  energySource.rules(energySource.same('source', 'percentage')),
  impact.rules(impact.same('category', 'amount')),
  token.rules(token.same('country_code', 'party_id', 'uid', 'type', 'contract_id')),
  dimension.rules(dimension.same('type', 'volume')),
  period.rules(period.same('start_date_time', 'dimensions', 'tariff_id')),
];
