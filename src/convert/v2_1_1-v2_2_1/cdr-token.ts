import type { CdrToken } from '../../schema/v2_2_1/cdr-token.js';
import { partyOfContract } from '../contract-id.js';
import { EXTENSION } from '../extension.js';
import { differences } from '../json.js';
import type { TypedMove } from '../rule.js';
import type { Walk } from '../walk.js';

interface Old {
  readonly auth_id: string;
}

interface New {
  readonly cdr_token: CdrToken;
}

/** `auth_id` becomes a whole `cdr_token`. @see OCPI 2.2.1, mod_cdrs, mod_cdrs_cdr_token_object */
export const authIdUp: TypedMove<Old, New> = {
  note: '`cdrToken` of the context, else a Token OTHER of `tokenParty` with the `auth_id` as its uid',
  run: (source, target, walk) => {
    if (source.auth_id === undefined) return;
    const known = walk.options.cdrToken?.(source.auth_id);
    target.cdr_token = known ? { ...known } : tokenFor(source.auth_id, walk);
    if (known) return;
    const reason = 'Only the contract is known; uid and type of the Token are made up from it.';
    walk.report('assumed', 'derived', reason, 'auth_id');
  },
};

/** Of the `cdr_token` only the contract is left. */
export const authIdDown: TypedMove<New, Old> = {
  note: '`contract_id` of the `cdr_token`; the rest is lost',
  run: (source, target, walk) => {
    const token = source.cdr_token;
    if (!token) return;
    target.auth_id = token.contract_id;
    const back = walk.options.cdrToken?.(token.contract_id) ?? tokenFor(token.contract_id, walk, true);
    for (const [field = ''] of differences(token, back)) {
      if (field === EXTENSION) continue;
      walk.report(
        'lost',
        'no_field',
        `OCPI 2.1.1 has the contract only, no ${field} of the Token.`,
        'cdr_token',
        field,
      );
    }
  },
};

function tokenFor(authId: string, walk: Walk, mayBeUnknown = false): CdrToken {
  const party = walk.options.tokenParty ?? partyOfContract(authId);
  const owner = mayBeUnknown ? party : walk.known(party, 'tokenParty', 'the eMSP of the Token');
  return {
    country_code: owner?.country_code ?? '',
    party_id: owner?.party_id ?? '',
    uid: authId,
    type: 'OTHER',
    contract_id: authId,
  };
}
