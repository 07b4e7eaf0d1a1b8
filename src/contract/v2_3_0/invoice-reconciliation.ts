import { InvoiceReconciliationRecordSchema } from '../../schema/v2_3_0/invoice-reconciliation.js';
import { defineModule } from '../interface.js';
import { get, list, post, put, remove } from '../operation.js';
import { listQuery } from '../query.js';

const OWN_PATH = '/{country_code}/{party_id}/{id}';

/**
 * Which CDRs an invoice is made of: who writes the invoice owns the records (Sender), mostly the CPO, with reverse
 * billing the eMSP; the other one is sent them (Receiver).
 * @see OCPI 2.3.0, mod_invoice_reconciliation, mod_invoice_reconciliation_module
 */
export const invoicereconciliation = defineModule('2.3.0', 'invoicereconciliation', {
  sender: {
    implementedBy: ['CPO', 'EMSP'],
    operations: {
      list: list({
        item: InvoiceReconciliationRecordSchema,
        query: listQuery,
        anchor: 'mod_invoice_reconciliation_sender_get_method',
      }),
    },
  },
  receiver: {
    implementedBy: ['CPO', 'EMSP'],
    operations: {
      getRecord: get({
        path: OWN_PATH,
        data: InvoiceReconciliationRecordSchema,
        anchor: 'mod_invoice_reconciliation_receiver_get_method',
      }),
      postRecord: post({
        body: InvoiceReconciliationRecordSchema,
        anchor: 'mod_invoice_reconciliation_receiver_post_method',
      }),
      putRecord: put({
        path: OWN_PATH,
        body: InvoiceReconciliationRecordSchema,
        identity: { country_code: 'country_code', party_id: 'party_id', id: 'id' },
        anchor: 'mod_invoice_reconciliation_receiver_put_method',
      }),
      deleteRecord: remove({ path: OWN_PATH, anchor: 'mod_invoice_reconciliation_receiver_delete_method' }),
    },
  },
});
