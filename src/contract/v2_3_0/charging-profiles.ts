import { int, url } from '../../core/primitives.js';
import {
  ActiveChargingProfileResultSchema,
  ActiveChargingProfileSchema,
  ChargingProfileResponseSchema,
  ChargingProfileResultSchema,
  ClearProfileResultSchema,
  SetChargingProfileSchema,
} from '../../schema/v2_3_0/charging-profiles.js';
import { defineModule } from '../interface.js';
import { action, post, put } from '../operation.js';

/**
 * Charging profiles that an SCSP (Sender) sets at the CPO (Receiver) for a running Session; results come later to the
 * `response_url` of the request.
 * @see OCPI 2.3.0, mod_charging_profiles, mod_charging_profiles_interfaces_and_endpoints
 */
export const chargingprofiles = defineModule('2.3.0', 'chargingprofiles', {
  sender: {
    implementedBy: ['SCSP'],
    operations: {
      postActiveChargingProfileResult: post({
        path: '/results/active/{result_id}',
        givenUrl: true,
        body: ActiveChargingProfileResultSchema,
        anchor: 'mod_charging_profiles_msp_post_method',
      }),
      postChargingProfileResult: post({
        path: '/results/set/{result_id}',
        givenUrl: true,
        body: ChargingProfileResultSchema,
        anchor: 'mod_charging_profiles_msp_post_method',
      }),
      postClearProfileResult: post({
        path: '/results/clear/{result_id}',
        givenUrl: true,
        body: ClearProfileResultSchema,
        anchor: 'mod_charging_profiles_msp_post_method',
      }),
      putActiveChargingProfile: put({
        path: '/{session_id}',
        body: ActiveChargingProfileSchema,
        anchor: 'mod_charging_profiles_msp_put_method',
      }),
    },
  },
  receiver: {
    implementedBy: ['CPO'],
    operations: {
      getActiveChargingProfile: action({
        method: 'GET',
        path: '/{session_id}',
        query: { duration: int(), response_url: url() },
        data: ChargingProfileResponseSchema,
        anchor: 'mod_charging_profiles_cpo_get_method',
      }),
      setChargingProfile: action({
        method: 'PUT',
        path: '/{session_id}',
        body: SetChargingProfileSchema,
        data: ChargingProfileResponseSchema,
        anchor: 'mod_charging_profiles_cpo_put_method',
      }),
      clearChargingProfile: action({
        method: 'DELETE',
        path: '/{session_id}',
        query: { response_url: url() },
        data: ChargingProfileResponseSchema,
        anchor: 'mod_charging_profiles_cpo_delete_method',
      }),
    },
  },
});
