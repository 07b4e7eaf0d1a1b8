import type { Schema } from '../../core/kind.js';
import { closedEnum, type Open } from '../../core/object.js';

/**
 * How a driver was authorised: by asking the eMSP, by a command of the eMSP or by the whitelist.
 * @see OCPI 2.3.0, mod_cdrs, mod_cdrs_authmethod_enum
 */
export type AuthMethod = Open<'AUTH_REQUEST' | 'COMMAND' | 'WHITELIST'>;

/** Schema of {@link AuthMethod}. */
export const AuthMethodSchema: Schema<AuthMethod> = closedEnum<AuthMethod>('AuthMethod', [
  'AUTH_REQUEST',
  'COMMAND',
  'WHITELIST',
]);
