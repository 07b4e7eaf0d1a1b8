import type { SessionCurve } from './curve.js';
import type { Note, Severity } from './notes.js';

/** A fault or trap in a tariff. */
export interface LintFinding extends Note {
  /** A session that shows it, its times those of the local clock: price it in the zone UTC. */
  readonly example?: SessionCurve;
}

/** A finding about the place `pointer` in the tariff. */
export function finding(
  severity: Severity,
  code: string,
  message: string,
  pointer: string,
  example?: SessionCurve,
): LintFinding {
  return example === undefined
    ? { code, severity, message, pointer }
    : { code, severity, message, pointer, example };
}
