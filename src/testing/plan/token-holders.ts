import type { TokenPlan } from './token.js';

/** What an eMSP answers when a token asks to charge. */
export type Standing = 'ALLOWED' | 'BLOCKED' | 'EXPIRED' | 'NO_CREDIT';

/** A kind of token that a world has, and what its eMSP says of it. */
export interface Holder extends Partial<Pick<TokenPlan, 'type' | 'valid' | 'whitelist'>> {
  readonly standing: Standing;
}

/** The kinds of tokens that every world has, however small: all types, all whitelist types, valid and not. */
export const tokenHolders: readonly Holder[] = [
  { standing: 'ALLOWED', type: 'RFID', whitelist: 'ALLOWED' },
  { standing: 'ALLOWED', type: 'RFID', whitelist: 'ALWAYS' },
  { standing: 'ALLOWED', type: 'RFID', whitelist: 'ALLOWED_OFFLINE' },
  { standing: 'ALLOWED', type: 'RFID', whitelist: 'NEVER' },
  { standing: 'ALLOWED', type: 'APP_USER', whitelist: 'ALLOWED' },
  { standing: 'ALLOWED', type: 'APP_USER', whitelist: 'NEVER' },
  { standing: 'ALLOWED', type: 'AD_HOC_USER', whitelist: 'NEVER' },
  { standing: 'ALLOWED', type: 'OTHER', whitelist: 'ALLOWED' },
  { standing: 'BLOCKED', type: 'RFID', whitelist: 'NEVER', valid: false },
  { standing: 'EXPIRED', type: 'RFID', whitelist: 'NEVER', valid: false },
  { standing: 'BLOCKED', type: 'APP_USER', whitelist: 'NEVER', valid: false },
  { standing: 'NO_CREDIT', type: 'RFID', whitelist: 'NEVER' },
];
