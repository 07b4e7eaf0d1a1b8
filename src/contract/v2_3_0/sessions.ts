import {
  ChargingPreferencesResponseSchema,
  ChargingPreferencesSchema,
  SessionSchema,
} from '../../schema/v2_3_0/sessions.js';
import { defineModule } from '../interface.js';
import { action, get, list, patch, put } from '../operation.js';
import { listQuery } from '../query.js';

const OWN_PATH = '/{country_code}/{party_id}/{session_id}';
const IDENTITY = { country_code: 'country_code', party_id: 'party_id', session_id: 'id' } as const;

/**
 * Charging Sessions: the CPO owns them (Sender), eMSPs and SCSPs are told (Receiver).
 * @see OCPI 2.3.0, mod_sessions, mod_sessions_interfaces_and_endpoints
 */
export const sessions = defineModule('2.3.0', 'sessions', {
  sender: {
    implementedBy: ['CPO'],
    operations: {
      list: list({ item: SessionSchema, query: listQuery, anchor: 'mod_sessions_cpo_get_method' }),
      putChargingPreferences: action({
        method: 'PUT',
        path: '/{session_id}/charging_preferences',
        body: ChargingPreferencesSchema,
        data: ChargingPreferencesResponseSchema,
        anchor: 'mod_sessions_cpo_put_method',
      }),
    },
  },
  receiver: {
    implementedBy: ['EMSP', 'SCSP'],
    operations: {
      getSession: get({ path: OWN_PATH, data: SessionSchema, anchor: 'mod_sessions_msp_get_method' }),
      putSession: put({
        path: OWN_PATH,
        body: SessionSchema,
        identity: IDENTITY,
        anchor: 'mod_sessions_msp_put_method',
      }),
      patchSession: patch({
        path: OWN_PATH,
        body: SessionSchema,
        identity: IDENTITY,
        anchor: 'mod_sessions_patch_method',
      }),
    },
  },
});
