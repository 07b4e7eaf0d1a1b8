import type { Guard } from '../guard.js';
import type { Place, Walk } from './walk.js';

/** One schema made ready for reading; made once per schema, at first use. */
export interface Node {
  /** What the specification calls it: `CiString(36)`, `ConnectorType`, `list of EVSE`. */
  readonly expected: string;
  /** What a lone value must be to be put into a list of these. */
  readonly form: 'object' | 'scalar' | 'list' | 'any';
  /** Passes most values that have nothing to report. */
  readonly clean: Guard;
  /** Reads a value that is neither `null` nor `undefined`, reporting to the walk; may give ABSENT or DROPPED. */
  readonly read: (walk: Walk, value: unknown, place: Place) => unknown;
}
