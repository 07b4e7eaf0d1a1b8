import type { Schema } from '../../core/kind.js';
import {
  CancelReservationSchema,
  CommandResponseSchema,
  CommandResultSchema,
  ReserveNowSchema,
  StartSessionSchema,
  StopSessionSchema,
  UnlockConnectorSchema,
} from '../../schema/v2_3_0/commands.js';
import { defineModule } from '../interface.js';
import { action, post } from '../operation.js';

const ANCHOR = 'mod_commands_cpo_post_method';

const command = <B, const P extends string>(path: P, body: Schema<B>) =>
  action({ method: 'POST', path, body, data: CommandResponseSchema, anchor: ANCHOR });

/**
 * Commands of an eMSP (Sender) to the CPO (Receiver); the result comes later to the `response_url` of the command.
 * @see OCPI 2.3.0, mod_commands, mod_commands_interfaces_and_endpoints
 */
export const commands = defineModule('2.3.0', 'commands', {
  sender: {
    implementedBy: ['EMSP'],
    operations: {
      postResult: post({
        path: '/{command}/{command_id}',
        givenUrl: true,
        body: CommandResultSchema,
        anchor: 'mod_commands_msp_post_method',
      }),
    },
  },
  receiver: {
    implementedBy: ['CPO'],
    operations: {
      cancelReservation: command('/CANCEL_RESERVATION', CancelReservationSchema),
      reserveNow: command('/RESERVE_NOW', ReserveNowSchema),
      startSession: command('/START_SESSION', StartSessionSchema),
      stopSession: command('/STOP_SESSION', StopSessionSchema),
      unlockConnector: command('/UNLOCK_CONNECTOR', UnlockConnectorSchema),
    },
  },
});
