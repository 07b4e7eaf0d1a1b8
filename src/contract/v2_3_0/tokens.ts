import { optional } from '../../core/object.js';
import { TokenTypeSchema } from '../../schema/v2_3_0/token-type.js';
import {
  AuthorizationInfoSchema,
  LocationReferencesSchema,
  TokenSchema,
} from '../../schema/v2_3_0/tokens.js';
import { defineModule } from '../interface.js';
import { action, get, list, patch, put } from '../operation.js';
import { listQuery } from '../query.js';

const OWN_PATH = '/{country_code}/{party_id}/{token_uid}';
const IDENTITY = { country_code: 'country_code', party_id: 'party_id', token_uid: 'uid' } as const;

/** Tokens are identified by uid and type; the type is RFID unless the query says otherwise. */
const typeQuery = { type: optional(TokenTypeSchema) };

/**
 * Tokens: the eMSP owns them (Sender) and authorizes them in real time, CPOs are told (Receiver).
 * @see OCPI 2.3.0, mod_tokens, mod_tokens_interfaces_and_endpoints
 */
export const tokens = defineModule('2.3.0', 'tokens', {
  sender: {
    implementedBy: ['EMSP'],
    operations: {
      list: list({ item: TokenSchema, query: listQuery, anchor: 'mod_tokens_msp_get_method' }),
      authorize: action({
        method: 'POST',
        path: '/{token_uid}/authorize',
        query: typeQuery,
        body: LocationReferencesSchema,
        bodyOptional: true,
        data: AuthorizationInfoSchema,
        anchor: 'mod_tokens_post_method',
      }),
    },
  },
  receiver: {
    implementedBy: ['CPO'],
    operations: {
      getToken: get({
        path: OWN_PATH,
        query: typeQuery,
        data: TokenSchema,
        anchor: 'mod_tokens_cpo_get_method',
      }),
      putToken: put({
        path: OWN_PATH,
        query: typeQuery,
        body: TokenSchema,
        identity: IDENTITY,
        anchor: 'mod_tokens_put_method',
      }),
      patchToken: patch({
        path: OWN_PATH,
        query: typeQuery,
        body: TokenSchema,
        identity: IDENTITY,
        anchor: 'mod_tokens_patch_method',
      }),
    },
  },
});
