import type { Schema } from '../../core/kind.js';
import { closedEnum, type Open } from '../../core/object.js';

/**
 * How a driver was authorised: by asking the eMSP or by the whitelist.
 * @see OCPI 2.1.1, mod_cdrs, 41-authmethod-enum
 */
export type AuthMethod = Open<'AUTH_REQUEST' | 'WHITELIST'>;

/** Schema of {@link AuthMethod}. */
export const AuthMethodSchema: Schema<AuthMethod> = closedEnum<AuthMethod>('AuthMethod', [
  'AUTH_REQUEST',
  'WHITELIST',
]);
