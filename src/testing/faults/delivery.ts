import type { DeliveryFault } from './fault.js';
import { type Clock, systemClock } from './waiting.js';

/**
 * Delivers the result of a command, or does not, as a fault of a plan says: never, twice, or late. Without a fault it
 * is sent once. Gives what each sending gave.
 */
export async function deliverWith<T>(
  fault: DeliveryFault | undefined,
  send: () => Promise<T>,
  clock: Clock = systemClock(),
): Promise<T[]> {
  if (fault?.kind === 'result-never') return [];
  if (fault?.kind === 'result-late') await clock.sleep(fault.ms);
  const first = await send();
  return fault?.kind === 'result-twice' ? [first, await send()] : [first];
}
