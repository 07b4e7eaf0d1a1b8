import { TariffSchema } from '../../schema/v2_3_0/tariffs.js';
import { defineModule } from '../interface.js';
import { get, list, put, remove } from '../operation.js';
import { listQuery } from '../query.js';

const OWN_PATH = '/{country_code}/{party_id}/{tariff_id}';

/**
 * Tariffs: the CPO owns them (Sender), eMSPs and NSPs are told (Receiver).
 * @see OCPI 2.3.0, mod_tariffs, mod_tariffs_interfaces_and_endpoints
 */
export const tariffs = defineModule('2.3.0', 'tariffs', {
  sender: {
    implementedBy: ['CPO'],
    operations: {
      list: list({ item: TariffSchema, query: listQuery, anchor: 'mod_tariffs_cpo_get_method' }),
    },
  },
  receiver: {
    implementedBy: ['EMSP', 'NSP'],
    operations: {
      getTariff: get({ path: OWN_PATH, data: TariffSchema, anchor: 'mod_tariffs_msp_get_method' }),
      putTariff: put({
        path: OWN_PATH,
        body: TariffSchema,
        identity: { country_code: 'country_code', party_id: 'party_id', tariff_id: 'id' },
        anchor: 'mod_tariffs_put_method',
      }),
      deleteTariff: remove({ path: OWN_PATH, anchor: 'mod_tariffs_delete_method' }),
    },
  },
});
