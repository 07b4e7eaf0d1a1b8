import type { Schema } from '../../core/kind.js';
import { closedEnum, type Open } from '../../core/object.js';

/** Kind of Token. @see OCPI 2.1.1, mod_tokens, 43-tokentype-enum */
export type TokenType = Open<'OTHER' | 'RFID'>;

/** Schema of {@link TokenType}. */
export const TokenTypeSchema: Schema<TokenType> = closedEnum<TokenType>('TokenType', ['OTHER', 'RFID']);
