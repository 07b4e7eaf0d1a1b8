import { CDRSchema } from '../../schema/v2_1_1/cdrs.js';
import { defineModule } from '../interface.js';
import { get, list, post } from '../operation.js';
import { listQuery } from '../query.js';

/**
 * Charge detail records: the CPO owns them (Sender), the eMSP is sent them (Receiver) and says where each is kept.
 * @see OCPI 2.1.1, mod_cdrs, 2-interfaces-and-endpoints
 */
export const cdrs = defineModule('2.1.1', 'cdrs', {
  sender: {
    implementedBy: ['CPO'],
    operations: { list: list({ item: CDRSchema, query: listQuery, anchor: '211-get-method' }) },
  },
  receiver: {
    implementedBy: ['EMSP'],
    operations: {
      getCdr: get({
        path: '/{cdr_id}',
        givenUrl: true,
        data: CDRSchema,
        anchor: '221-get-method',
      }),
      postCdr: post({ body: CDRSchema, createdAt: 'getCdr', anchor: '222-post-method' }),
    },
  },
});
