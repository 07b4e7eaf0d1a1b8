import {
  ActiveChargingProfileSchema as ActiveChargingProfile221Schema,
  ActiveChargingProfileResultSchema as ActiveChargingProfileResult221Schema,
  ChargingProfileSchema as ChargingProfile221Schema,
  ChargingProfilePeriodSchema as ChargingProfilePeriod221Schema,
  ChargingProfileResponseSchema as ChargingProfileResponse221Schema,
  ChargingProfileResultSchema as ChargingProfileResult221Schema,
  ClearProfileResultSchema as ClearProfileResult221Schema,
  SetChargingProfileSchema as SetChargingProfile221Schema,
} from '../../schema/v2_2_1/charging-profiles.js';
import { ClientInfoSchema as ClientInfo221Schema } from '../../schema/v2_2_1/hub-client-info.js';
import {
  ActiveChargingProfileSchema as ActiveChargingProfile230Schema,
  ActiveChargingProfileResultSchema as ActiveChargingProfileResult230Schema,
  ChargingProfileSchema as ChargingProfile230Schema,
  ChargingProfilePeriodSchema as ChargingProfilePeriod230Schema,
  ChargingProfileResponseSchema as ChargingProfileResponse230Schema,
  ChargingProfileResultSchema as ChargingProfileResult230Schema,
  ClearProfileResultSchema as ClearProfileResult230Schema,
  SetChargingProfileSchema as SetChargingProfile230Schema,
} from '../../schema/v2_3_0/charging-profiles.js';
import { ClientInfoSchema as ClientInfo230Schema } from '../../schema/v2_3_0/hub-client-info.js';
import { between, type ObjectRules } from '../rule.js';

const period = between(
  'ChargingProfilePeriod',
  ChargingProfilePeriod221Schema,
  ChargingProfilePeriod230Schema,
);
const profile = between('ChargingProfile', ChargingProfile221Schema, ChargingProfile230Schema);
const active = between(
  'ActiveChargingProfile',
  ActiveChargingProfile221Schema,
  ActiveChargingProfile230Schema,
);
const set = between('SetChargingProfile', SetChargingProfile221Schema, SetChargingProfile230Schema);
const response = between(
  'ChargingProfileResponse',
  ChargingProfileResponse221Schema,
  ChargingProfileResponse230Schema,
);
const activeResult = between(
  'ActiveChargingProfileResult',
  ActiveChargingProfileResult221Schema,
  ActiveChargingProfileResult230Schema,
);
const result = between(
  'ChargingProfileResult',
  ChargingProfileResult221Schema,
  ChargingProfileResult230Schema,
);
const clear = between('ClearProfileResult', ClearProfileResult221Schema, ClearProfileResult230Schema);

/** Charging profiles. @see OCPI 2.3.0, mod_charging_profiles, mod_charging_profiles_object_description */
export const profileRules: readonly ObjectRules[] = [
  period.rules(period.same('start_period', 'limit')),
  profile.rules(
    profile.same('start_date_time', 'duration', 'charging_rate_unit', 'min_charging_rate'),
    profile.same('charging_profile_period'),
  ),
  active.rules(active.same('start_date_time', 'charging_profile')),
  set.rules(set.same('charging_profile', 'response_url')),
  response.rules(response.same('result', 'timeout')),
  activeResult.rules(activeResult.same('result', 'profile')),
  result.rules(result.same('result')),
  clear.rules(clear.same('result')),
];

const client = between('ClientInfo', ClientInfo221Schema, ClientInfo230Schema);

/** ClientInfo of a hub. @see OCPI 2.3.0, mod_hub_client_info, mod_hub_client_info_hub_client_info_object */
export const clientInfoRules = client.rules(
  client.same('party_id', 'country_code', 'role', 'status', 'last_updated'),
);
