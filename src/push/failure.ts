import { type MeaningContext, meaningOf } from '../client/meaning.js';
import {
  OcpiHttpError,
  OcpiNegotiationError,
  OcpiStatusError,
  OcpiUrlError,
  OcpiValidationError,
} from '../core/errors.js';

/** What a partner may say about one object without anything being wrong with the partner. */
const ABOUT_THE_OBJECT: ReadonlySet<unknown> = new Set([
  'invalid',
  'not-enough-information',
  'not-found',
  'unknown-token',
  'unsupported',
]);

/**
 * Whether an error is about the object and the same would be answered again: the partner itself is well. Anything else
 * (no answer, 401, 429, 5xx, 3xxx) is about the partner, and other objects would fare no better.
 */
export function isRefusal(error: unknown, context: MeaningContext = {}): boolean {
  if (error instanceof OcpiStatusError || error instanceof OcpiHttpError) {
    return ABOUT_THE_OBJECT.has(meaningOf(error, context));
  }
  return (
    error instanceof OcpiValidationError ||
    error instanceof OcpiNegotiationError ||
    error instanceof OcpiUrlError
  );
}
