import { optional } from '../../core/object.js';
import { TokenTypeSchema } from '../../schema/v2_1_1/token-type.js';
import {
  AuthorizationInfoSchema,
  LocationReferencesSchema,
  TokenSchema,
} from '../../schema/v2_1_1/tokens.js';
import { defineModule } from '../interface.js';
import { action, get, list, patch, put } from '../operation.js';
import { listQuery } from '../query.js';

const OWN_PATH = '/{country_code}/{party_id}/{token_uid}';
const IDENTITY = { token_uid: 'uid' } as const;

/**
 * Tokens: the eMSP owns them (Sender) and authorizes them in real time, CPOs are told (Receiver).
 * @see OCPI 2.1.1, mod_tokens, 2-interfaces-and-endpoints
 */
export const tokens = defineModule('2.1.1', 'tokens', {
  sender: {
    implementedBy: ['EMSP'],
    operations: {
      list: list({ item: TokenSchema, query: listQuery, anchor: '221-get-method' }),
      authorize: action({
        method: 'POST',
        path: '/{token_uid}/authorize',
        query: { type: optional(TokenTypeSchema) },
        body: LocationReferencesSchema,
        bodyOptional: true,
        data: AuthorizationInfoSchema,
        anchor: '222-post-method',
      }),
    },
  },
  receiver: {
    implementedBy: ['CPO'],
    operations: {
      getToken: get({
        path: OWN_PATH,
        data: TokenSchema,
        anchor: '211-get-method',
      }),
      putToken: put({
        path: OWN_PATH,
        body: TokenSchema,
        identity: IDENTITY,
        anchor: '212-put-method',
      }),
      patchToken: patch({
        path: OWN_PATH,
        body: TokenSchema,
        identity: IDENTITY,
        anchor: '212-patch-method',
      }),
    },
  },
});
