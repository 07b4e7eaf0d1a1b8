import type { Context } from '../../server/types.js';
import type { CommandAnswer, ReceivedCommand, StoreBackedOptions } from '../../store/options.js';
import type { Store } from '../../store/store.js';
import { Random } from '../random.js';
import { writeActiveProfile } from '../writers/profiles.js';
import type { Cast } from './parties.js';

/**
 * What the mock does on its own: it accepts commands, unless they are about a Session that it does not have, and answers
 * for the tokens of its world.
 */
export function behaviourOf({ world }: Cast, store: Store): StoreBackedOptions {
  const take = async (received: ReceivedCommand, context: Context): Promise<CommandAnswer> => {
    if (!(await hasSession(store, received, context))) return { response: 'UNKNOWN_SESSION' };
    return { response: 'ACCEPTED', result: Promise.resolve(resultOf(received)) };
  };
  return {
    onCommand: take,
    onChargingProfile: take,
    authorize: ({ token }) => world.standing[String(token.uid)] ?? 'ALLOWED',
    chargingPreferences: () => 'ACCEPTED',
  };
}

/** Whether the Session that a command names is there; commands that name none go on. */
async function hasSession(store: Store, { request }: ReceivedCommand, { role }: Context): Promise<boolean> {
  const { session_id } = request;
  if (typeof session_id !== 'string') return true;
  return (await store.get({ module: 'sessions', owner: role, id: session_id })) !== undefined;
}

/** What the charge point says; the active profile is asked for to be told. */
function resultOf({ id, operation }: ReceivedCommand): NonNullable<object> & { readonly result: string } {
  const profile =
    operation === 'getActiveChargingProfile' ? { profile: writeActiveProfile(new Random(id)) } : {};
  return { result: 'ACCEPTED', ...profile };
}
