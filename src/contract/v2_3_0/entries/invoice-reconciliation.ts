export * from '../../../schema/v2_3_0/invoice-reconciliation.js';
export { invoicereconciliation } from '../invoice-reconciliation.js';
