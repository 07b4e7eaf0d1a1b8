import { SessionSchema } from '../../schema/v2_1_1/sessions.js';
import { defineModule } from '../interface.js';
import { get, list, patch, put } from '../operation.js';
import { listQuery } from '../query.js';

const OWN_PATH = '/{country_code}/{party_id}/{session_id}';
const IDENTITY = { session_id: 'id' } as const;

/**
 * Charging Sessions: the CPO owns them (Sender), eMSPs are told (Receiver).
 * @see OCPI 2.1.1, mod_sessions, 2-interfaces-and-endpoints
 */
export const sessions = defineModule('2.1.1', 'sessions', {
  sender: {
    implementedBy: ['CPO'],
    operations: {
      list: list({ item: SessionSchema, query: listQuery, anchor: '211-get-method' }),
    },
  },
  receiver: {
    implementedBy: ['EMSP'],
    operations: {
      getSession: get({ path: OWN_PATH, data: SessionSchema, anchor: '221-get-method' }),
      putSession: put({
        path: OWN_PATH,
        body: SessionSchema,
        identity: IDENTITY,
        anchor: '222-put-method',
      }),
      patchSession: patch({
        path: OWN_PATH,
        body: SessionSchema,
        identity: IDENTITY,
        anchor: '223-patch-method',
      }),
    },
  },
});
