import { FinancialAdviceConfirmationSchema, TerminalSchema } from '../../schema/v2_3_0/payments.js';
import { defineModule } from '../interface.js';
import { get, list, patch, post, put } from '../operation.js';
import { listQuery } from '../query.js';
import { TerminalActivationSchema } from './terminal-activation.js';

const TERMINALS = '/terminals';
const TERMINAL = '/terminals/{terminal_id}';
const CONFIRMATIONS = '/financial-advice-confirmations';
const CONFIRMATION = '/financial-advice-confirmations/{financial_advice_confirmation_id}';

const getTerminal = (anchor: string) => get({ path: TERMINAL, data: TerminalSchema, anchor });

const getConfirmation = (anchor: string) =>
  get({ path: CONFIRMATION, data: FinancialAdviceConfirmationSchema, anchor });

const sender = {
  listTerminals: list({
    path: TERMINALS,
    item: TerminalSchema,
    query: listQuery,
    anchor: 'mod_payments_ptp_get_terminals_method',
  }),
  getTerminal: getTerminal('mod_payments_ptp_get_terminal_method'),
  activateTerminal: post({
    path: '/terminals/activate',
    body: TerminalActivationSchema,
    anchor: 'mod_payments_ptp_terminal_post_activate_method',
  }),
  deactivateTerminal: post({
    path: '/terminals/{terminal_id}/deactivate',
    anchor: 'mod_payments_ptp_terminal_post_deactivate_method',
  }),
  putTerminal: put({
    path: TERMINAL,
    body: TerminalSchema,
    identity: { terminal_id: 'terminal_id' },
    anchor: 'mod_payments_ptp_terminal_put_method',
  }),
  patchTerminal: patch({
    path: TERMINAL,
    body: TerminalSchema,
    identity: { terminal_id: 'terminal_id' },
    anchor: 'mod_payments_ptp_patch_terminal_method',
  }),
  listFinancialAdviceConfirmations: list({
    path: CONFIRMATIONS,
    item: FinancialAdviceConfirmationSchema,
    query: listQuery,
    anchor: 'mod_payments_ptp_get_financial_advice_confirmations_method',
  }),
  getFinancialAdviceConfirmation: getConfirmation(
    'mod_payments_ptp_get_financial_advice_confirmation_method',
  ),
};

const receiver = {
  getTerminal: getTerminal('mod_payments_cpo_terminal_get_method'),
  postTerminal: post({
    path: TERMINALS,
    body: TerminalSchema,
    anchor: 'mod_payments_cpo_terminal_post_method',
  }),
  getFinancialAdviceConfirmation: getConfirmation(
    'mod_payments_cpo_financial_advice_confirmation_get_method',
  ),
  postFinancialAdviceConfirmation: post({
    path: CONFIRMATIONS,
    body: FinancialAdviceConfirmationSchema,
    anchor: 'mod_payments_cpo_financial_advice_confirmation_post_method',
  }),
};

/**
 * Payment terminals and what was captured with them: the payment terminal provider (PTP) owns them (Sender), the CPO
 * is told and assigns Locations (Receiver). The paths below the endpoint are those of the specification's examples.
 * @see OCPI 2.3.0 Payments, mod_payments, mod_payments_interfaces_and_endpoints
 */
export const payments = defineModule('2.3.0', 'payments', {
  sender: { implementedBy: ['PTP'], operations: sender },
  receiver: { implementedBy: ['CPO'], operations: receiver },
});
