import type { ObjectSchema } from '../../core/kind.js';
import { object, optional } from '../../core/object.js';
import { ciString } from '../../core/primitives.js';
import { type Terminal, TerminalSchema } from '../../schema/v2_3_0/payments.js';
import { terminalRules } from '../../schema/v2_3_0/rules.js';

/**
 * What a CPO sends to have a Terminal activated: a Terminal whose id may be left out, because the payment terminal
 * provider chooses it.
 * @see OCPI 2.3.0 Payments, mod_payments, mod_payments_ptp_terminal_post_activate_request_body
 */
export interface TerminalActivation extends Omit<Terminal, 'terminal_id'> {
  /** Identifier of the terminal, when it has one already. */
  terminal_id?: string | undefined;
}

/** Schema of {@link TerminalActivation}. */
export const TerminalActivationSchema: ObjectSchema<TerminalActivation> = object<TerminalActivation>(
  'TerminalActivation',
  {
    ...TerminalSchema.shape,
    terminal_id: optional(ciString(36)),
  },
  terminalRules,
);
