// Made from the comments in src/schema by scripts/generate-descriptions.ts; do not edit.

import type { Descriptions } from '../description.js';

/** What is described in commands.ts of the schemas. */
export const commands: Descriptions = {
  CommandType: { about: 'The commands, as the last segment of the URL names them.' },
  CommandResponseType: {
    about: {
      '2.1.1': 'Whether a command is taken, or why not.',
      '2.2.1': 'Whether the CPO takes a command, or why not.',
      '2.3.0': 'Whether the CPO takes a command, or why not.',
    },
  },
  CommandResponse: {
    about: {
      '2.1.1': 'Answer to a command: of the CPO at once, of the charge point later at the `response_url`.',
      '2.2.1': "The CPO's answer to a command; what the charge point does follows as a CommandResult.",
      '2.3.0': "The CPO's answer to a command; what the charge point does follows as a CommandResult.",
    },
    fields: {
      result: {
        '2.1.1': 'Whether the command is taken.',
        '2.2.1': 'Whether the CPO takes the command.',
        '2.3.0': 'Whether the CPO takes the command.',
      },
      timeout: 'Seconds after which no result is to be expected any more.',
      message: 'Explanation for people, in several languages.',
    },
  },
  ReserveNow: {
    about: 'The command to reserve a place at a Location, or one EVSE.',
    fields: {
      response_url: {
        '2.1.1': "Where the charge point's CommandResponse is to be posted.",
        '2.2.1': 'Where the CommandResult is to be posted.',
        '2.3.0': 'Where the CommandResult is to be posted.',
      },
      token: 'The Token to reserve for.',
      expiry_date: 'When the reservation ends, in UTC.',
      reservation_id: 'Identifier of the reservation; one with the same identifier is replaced.',
      location_id: 'Identifier of the Location.',
      evse_uid: 'Identifier of the EVSE, if it must be this one.',
      authorization_reference: 'Reference of the eMSP to this authorisation; comes back in Session and CDR.',
    },
  },
  StartSession: {
    about: 'The command to start a session.',
    fields: {
      response_url: {
        '2.1.1': "Where the charge point's CommandResponse is to be posted.",
        '2.2.1': 'Where the CommandResult is to be posted.',
        '2.3.0': 'Where the CommandResult is to be posted.',
      },
      token: 'The Token to start the session with.',
      location_id: 'Identifier of the Location.',
      evse_uid: {
        '2.1.1': 'Identifier of the EVSE, if it must be this one.',
        '2.2.1': 'Identifier of the EVSE, if it must be this one; needed when `connector_id` is given.',
        '2.3.0': 'Identifier of the EVSE, if it must be this one; needed when `connector_id` is given.',
      },
      connector_id:
        'Identifier of the Connector; needed where the EVSE has the capability START_SESSION_CONNECTOR_REQUIRED.',
      authorization_reference: 'Reference of the eMSP to this authorisation; comes back in Session and CDR.',
    },
  },
  StopSession: {
    about: 'The command to stop a session.',
    fields: {
      response_url: {
        '2.1.1': "Where the charge point's CommandResponse is to be posted.",
        '2.2.1': 'Where the CommandResult is to be posted.',
        '2.3.0': 'Where the CommandResult is to be posted.',
      },
      session_id: 'Identifier of the Session.',
    },
  },
  UnlockConnector: {
    about: 'The command to unlock a connector that got stuck; for help desks, not for drivers.',
    fields: {
      response_url: {
        '2.1.1': "Where the charge point's CommandResponse is to be posted.",
        '2.2.1': 'Where the CommandResult is to be posted.',
        '2.3.0': 'Where the CommandResult is to be posted.',
      },
      location_id: 'Identifier of the Location.',
      evse_uid: 'Identifier of the EVSE.',
      connector_id: 'Identifier of the Connector.',
    },
  },
  CommandResultType: { about: 'What a charge point made of a command.' },
  CommandResult: {
    about: 'What the charge point made of a command.',
    fields: { result: 'The outcome.', message: 'Explanation for people, in several languages.' },
  },
  CancelReservation: {
    about: 'The command to cancel a reservation.',
    fields: {
      response_url: 'Where the CommandResult is to be posted.',
      reservation_id: 'Identifier of the reservation.',
    },
  },
};
