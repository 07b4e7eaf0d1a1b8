import type { Schema } from '../../core/kind.js';
import { closedEnum, type Open } from '../../core/object.js';

/**
 * What a driver puts first: low price, speed, green energy or nothing.
 * @see OCPI 2.3.0, mod_sessions, mod_sessions_profile_type_enum
 */
export type ProfileType = Open<'CHEAP' | 'FAST' | 'GREEN' | 'REGULAR'>;

/** Schema of {@link ProfileType}. */
export const ProfileTypeSchema: Schema<ProfileType> = closedEnum<ProfileType>('ProfileType', [
  'CHEAP',
  'FAST',
  'GREEN',
  'REGULAR',
]);
