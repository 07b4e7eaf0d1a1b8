import type { Document } from '../support/schemas.js';
import type { Described } from './operations.js';

/** A place where the contract says something else than the specification, on purpose. */
export interface Deviation {
  readonly documents: readonly Document[];
  readonly where: string;
  readonly aspect: Exclude<keyof Described, 'where'>;
  readonly reason: string;
}

/** Every deliberate deviation of the contracts from the endpoint tables of the specification. */
export const deviations: readonly Deviation[] = [
  {
    documents: ['2.1.1', '2.2.1', '2.3.0'],
    where: 'sessions SENDER GET',
    aspect: 'query',
    reason:
      'date_from is required by the table alone; partners leave it out for the first pull, as in all other lists.',
  },
  {
    documents: ['2.3.0-payments'],
    where: 'payments SENDER POST /terminals/activate',
    aspect: 'body',
    reason: 'A note at the method makes terminal_id optional here, so the body has a schema of its own.',
  },
];
