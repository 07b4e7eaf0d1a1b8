import { TariffSchema } from '../../schema/v2_1_1/tariffs.js';
import { defineModule } from '../interface.js';
import { get, list, patch, put, remove } from '../operation.js';
import { listQuery } from '../query.js';

const OWN_PATH = '/{country_code}/{party_id}/{tariff_id}';
const IDENTITY = { tariff_id: 'id' } as const;

/**
 * Tariffs: the CPO owns them (Sender), eMSPs are told (Receiver).
 * @see OCPI 2.1.1, mod_tariffs, 2-interfaces-and-endpoints
 */
export const tariffs = defineModule('2.1.1', 'tariffs', {
  sender: {
    implementedBy: ['CPO'],
    operations: {
      list: list({ item: TariffSchema, query: listQuery, anchor: '211-get-method' }),
    },
  },
  receiver: {
    implementedBy: ['EMSP'],
    operations: {
      getTariff: get({ path: OWN_PATH, data: TariffSchema, anchor: '221-get-method' }),
      putTariff: put({
        path: OWN_PATH,
        body: TariffSchema,
        identity: IDENTITY,
        anchor: '222-put-method',
      }),
      patchTariff: patch({
        path: OWN_PATH,
        body: TariffSchema,
        identity: IDENTITY,
        anchor: '223-patch-method',
      }),
      deleteTariff: remove({ path: OWN_PATH, anchor: '224-delete-method' }),
    },
  },
});
