// Made from the comments in src/schema by scripts/generate-descriptions.ts; do not edit.

import type { Descriptions } from '../description.js';

/** What is described in tokens.ts of the schemas. */
export const tokens: Descriptions = {
  Allowed: { about: 'Whether a Token may charge, or why not.' },
  WhitelistType: {
    about:
      'Whether a CPO may accept a Token without asking the eMSP: always, if it likes, only when offline, or never.',
  },
  Token: {
    about: 'Something that identifies a driver, such as an RFID card or the account of an app.',
    fields: {
      uid: {
        '2.1.1': 'Identifier by which the charge point knows the Token, such as the UID of an RFID card.',
        '2.2.1':
          'Identifier by which the charge point knows the Token, such as the UID of an RFID card; unique together with `type`.',
        '2.3.0':
          'Identifier by which the charge point knows the Token, such as the UID of an RFID card; unique together with `type`.',
      },
      type: 'Type of the Token.',
      auth_id: "Identifier of the driver's contract at the eMSP, preferably an eMA ID.",
      visual_number: 'Number printed on the Token.',
      issuer: 'Company printed on the Token, which need not be the eMSP.',
      valid: 'Whether the Token is valid.',
      whitelist: 'Whether the CPO may accept the Token without asking the eMSP.',
      language: 'ISO 639-1 code of the language that the driver prefers, two lower-case letters.',
      last_updated: 'When this Token was last changed or created.',
      country_code: 'ISO 3166-1 alpha-2 code of the country of the eMSP that owns this Token.',
      party_id: 'Party id of the eMSP that owns this Token.',
      contract_id: "Identifier of the driver's contract at the eMSP, preferably an eMA ID.",
      group_id: 'Group of Tokens that work as one: one can start a session and another stop it.',
      default_profile_type: 'Charging preference that holds unless the driver says otherwise.',
      energy_contract: "The driver's own energy contract, for charge points that can use it.",
    },
  },
  LocationReferences: {
    about: 'A Location and some of its EVSEs.',
    fields: {
      location_id: 'Identifier of the Location.',
      evse_uids: 'Identifiers of EVSEs of this Location.',
      connector_ids: 'Identifiers of connectors of these EVSEs.',
    },
  },
  AuthorizationInfo: {
    about: 'Whether a Token may charge, now and here.',
    fields: {
      allowed: 'The answer.',
      location: 'The Location and EVSEs of the request at which the driver may charge.',
      info: 'Text to show to the driver.',
      token: 'The Token as the eMSP knows it now.',
      authorization_reference: 'Reference of the eMSP to this authorisation; comes back in Session and CDR.',
    },
  },
  AllowedType: { about: 'Whether a Token may charge, or why not.' },
  EnergyContract: {
    about: "A driver's own contract with an energy supplier.",
    fields: {
      supplier_name: 'Name of the energy supplier.',
      contract_id: 'Identifier of the contract at the supplier.',
    },
  },
};
