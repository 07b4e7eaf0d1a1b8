import type { Token } from '../../schema/v2_1_1/tokens.js';
import { dateTime } from '../clock.js';
import type { TokenPlan } from '../plan/token.js';

/** A token as 2.1.1 writes it: app users are of type `OTHER` there. */
export const tokenOf = (token: TokenPlan): Token => ({
  uid: token.uid,
  type: token.type === 'RFID' ? 'RFID' : 'OTHER',
  auth_id: token.contract,
  ...(token.visualNumber === undefined ? {} : { visual_number: token.visualNumber }),
  issuer: token.provider.name,
  valid: token.valid,
  whitelist: token.whitelist,
  language: token.language,
  last_updated: dateTime(token.updated),
});
