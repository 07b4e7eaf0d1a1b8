import { ClientInfoSchema } from '../../schema/v2_3_0/hub-client-info.js';
import { defineModule } from '../interface.js';
import { get, list, put } from '../operation.js';
import { listQuery } from '../query.js';

const OWN_PATH = '/{country_code}/{party_id}';

/**
 * The parties behind a hub and whether they can be reached: the hub tells (Sender), all its clients listen (Receiver).
 * @see OCPI 2.3.0, mod_hub_client_info, mod_hub_client_info_module
 */
export const hubclientinfo = defineModule('2.3.0', 'hubclientinfo', {
  type: 'configuration',
  sender: {
    implementedBy: ['HUB'],
    operations: {
      list: list({ item: ClientInfoSchema, query: listQuery, anchor: 'mod_hub_client_info_hub_get' }),
    },
  },
  receiver: {
    implementedBy: ['CPO', 'EMSP', 'NAP', 'NSP', 'OTHER', 'SCSP'],
    operations: {
      getClientInfo: get({
        path: OWN_PATH,
        data: ClientInfoSchema,
        anchor: 'mod_hub_client_info_client_get',
      }),
      putClientInfo: put({
        path: OWN_PATH,
        body: ClientInfoSchema,
        identity: { country_code: 'country_code', party_id: 'party_id' },
        anchor: 'mod_hub_client_info_client_put',
      }),
    },
  },
});
