import { CDRSchema } from '../../schema/v2_3_0/cdrs.js';
import { defineModule } from '../interface.js';
import { get, list, post } from '../operation.js';
import { listQuery } from '../query.js';

/**
 * Charge detail records: the CPO owns them (Sender), the eMSP is sent them (Receiver) and says where each is kept.
 * @see OCPI 2.3.0, mod_cdrs, mod_cdrs_interfaces_and_endpoints
 */
export const cdrs = defineModule('2.3.0', 'cdrs', {
  sender: {
    implementedBy: ['CPO'],
    operations: { list: list({ item: CDRSchema, query: listQuery, anchor: 'mod_cdrs_cpo_get_method' }) },
  },
  receiver: {
    implementedBy: ['EMSP'],
    operations: {
      getCdr: get({
        path: '/{country_code}/{party_id}/{cdr_id}',
        givenUrl: true,
        data: CDRSchema,
        anchor: 'mod_cdrs_msp_get_method',
      }),
      postCdr: post({ body: CDRSchema, createdAt: 'getCdr', anchor: 'mod_cdrs_post_method' }),
    },
  },
});
