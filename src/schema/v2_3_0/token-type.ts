import type { Schema } from '../../core/kind.js';
import { type Open, openEnum } from '../../core/object.js';

/** Kind of Token. @see OCPI 2.3.0, mod_tokens, mod_tokens_tokentype_enum */
export type TokenType = Open<'AD_HOC_USER' | 'APP_USER' | 'EMAID' | 'OTHER' | 'RFID'>;

/** Schema of {@link TokenType}. */
export const TokenTypeSchema: Schema<TokenType> = openEnum<TokenType>('TokenType', [
  'AD_HOC_USER',
  'APP_USER',
  'EMAID',
  'OTHER',
  'RFID',
]);
