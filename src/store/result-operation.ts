import type { Interface } from '../contract/interface.js';
import { type Schema, valueKindOf } from '../core/kind.js';
import { shapeOf } from './plan.js';

/** Where the result of an asynchronous request goes: the Sender's operation that takes it, and the name of the command. */
export interface ResultOperation {
  /** Operation of the Sender interface: `postResult`. */
  readonly operation: string;
  /** Name of the command as URLs have it: `START_SESSION`; of charging profiles that of the operation. */
  readonly command: string;
}

/** What charging profile requests are answered with; commands have one operation for all results. */
const PROFILE_RESULTS: Readonly<Record<string, string>> = {
  getActiveChargingProfile: 'postActiveChargingProfileResult',
  setChargingProfile: 'postChargingProfileResult',
  clearChargingProfile: 'postClearProfileResult',
};

/** The operation that takes the result of an operation of the Receiver. */
export function resultOperation(receiver: Interface, name: string): ResultOperation {
  const operation = Object.hasOwn(PROFILE_RESULTS, name) ? PROFILE_RESULTS[name] : undefined;
  if (operation !== undefined) return { operation, command: name };
  const path = receiver.operations[name]?.path ?? '';
  return { operation: 'postResult', command: path.slice(path.lastIndexOf('/') + 1) };
}

/** The first of several results that the Sender's operation knows: versions differ in what they can say. */
export function knownResult(sender: Interface, operation: string, wanted: readonly string[]): string {
  const values = resultsOf(sender.operations[operation]?.body);
  return wanted.find((value) => values.includes(value)) ?? wanted[0] ?? '';
}

function resultsOf(schema: Schema | undefined): readonly string[] {
  const field = shapeOf(schema).result;
  const kind = field && valueKindOf(field);
  return kind?.kind === 'enum' ? kind.values : [];
}
