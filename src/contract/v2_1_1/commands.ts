import type { Schema } from '../../core/kind.js';
import {
  CommandResponseSchema,
  ReserveNowSchema,
  StartSessionSchema,
  StopSessionSchema,
  UnlockConnectorSchema,
} from '../../schema/v2_1_1/commands.js';
import { defineModule } from '../interface.js';
import { action, post } from '../operation.js';

const ANCHOR = '211-post-method';

const command = <B, const P extends string>(path: P, body: Schema<B>) =>
  action({ method: 'POST', path, body, data: CommandResponseSchema, anchor: ANCHOR });

/**
 * Commands of an eMSP (Sender) to the CPO (Receiver); what the charge point answered comes later to the
 * `response_url` of the command, as a CommandResponse once more.
 * @see OCPI 2.1.1, mod_commands, 2-interfaces-and-endpoints
 */
export const commands = defineModule('2.1.1', 'commands', {
  sender: {
    implementedBy: ['EMSP'],
    operations: {
      postResult: post({
        path: '/{command}/{command_id}',
        givenUrl: true,
        body: CommandResponseSchema,
        anchor: '221-post-method',
      }),
    },
  },
  receiver: {
    implementedBy: ['CPO'],
    operations: {
      reserveNow: command('/RESERVE_NOW', ReserveNowSchema),
      startSession: command('/START_SESSION', StartSessionSchema),
      stopSession: command('/STOP_SESSION', StopSessionSchema),
      unlockConnector: command('/UNLOCK_CONNECTOR', UnlockConnectorSchema),
    },
  },
});
