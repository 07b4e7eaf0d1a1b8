import type { Schema } from '../../core/kind.js';
import { closedEnum, type Open } from '../../core/object.js';

/** Kind of Token. @see OCPI 2.2.1, mod_tokens, mod_tokens_tokentype_enum */
export type TokenType = Open<'AD_HOC_USER' | 'APP_USER' | 'OTHER' | 'RFID'>;

/** Schema of {@link TokenType}. */
export const TokenTypeSchema: Schema<TokenType> = closedEnum<TokenType>('TokenType', [
  'AD_HOC_USER',
  'APP_USER',
  'OTHER',
  'RFID',
]);
