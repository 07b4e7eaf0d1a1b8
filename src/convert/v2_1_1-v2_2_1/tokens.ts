import {
  AuthorizationInfoSchema as AuthorizationInfo211Schema,
  LocationReferencesSchema as LocationReferences211Schema,
  TokenSchema as Token211Schema,
} from '../../schema/v2_1_1/tokens.js';
import {
  AuthorizationInfoSchema as AuthorizationInfo221Schema,
  LocationReferencesSchema as LocationReferences221Schema,
  type Token as Token221,
  TokenSchema as Token221Schema,
} from '../../schema/v2_2_1/tokens.js';
import { sameJson } from '../json.js';
import { between } from '../rule.js';
import { ownerRules } from './owner.js';

const token = between('Token', Token211Schema, Token221Schema);

/** Token. @see OCPI 2.2.1, mod_tokens, mod_tokens_token_object */
export const tokenRules = token.rules(
  ownerRules,
  token.same('uid', 'type', 'visual_number', 'issuer', 'valid', 'whitelist', 'language', 'last_updated'),
  token.renamed('auth_id', 'contract_id'),
  token.added('group_id'),
  token.added('default_profile_type'),
  token.added('energy_contract'),
);

const references = between('LocationReferences', LocationReferences211Schema, LocationReferences221Schema);

/** LocationReferences. @see OCPI 2.2.1, mod_tokens, mod_tokens_locationreferences_class */
export const locationReferencesRules = references.rules(
  references.same('location_id', 'evse_uids'),
  references.removed('connector_ids', 'Since OCPI 2.2 an authorization is for EVSEs, not for connectors.'),
);

const info = between('AuthorizationInfo', AuthorizationInfo211Schema, AuthorizationInfo221Schema);

/** AuthorizationInfo: repeats the Token since 2.2. @see OCPI 2.2.1, mod_tokens, mod_tokens_authorizationinfo_object */
export const authorizationInfoRules = info.rules(
  info.same('allowed', 'location', 'info'),
  info.converted(
    [],
    ['token'],
    {
      note: '`token` of the context',
      run: (_, target, walk) => {
        const known = walk.known(walk.options.token, 'token', 'the Token that it is about');
        if (known) target.token = known as Token221;
      },
    },
    {
      effect: 'lost',
      note: 'not lost when it is `token` of the context',
      run: (source, _, walk) => {
        if (source.token === undefined || sameJson(source.token, walk.options.token)) return;
        walk.report(
          'lost',
          'no_field',
          'OCPI 2.1.1 does not repeat the Token that was asked about.',
          'token',
        );
      },
    },
  ),
  info.added('authorization_reference'),
);
