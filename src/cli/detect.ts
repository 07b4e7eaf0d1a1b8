import { type Schema, valueKindOf } from '../core/kind.js';
import { read } from '../core/read.js';
import type { VersionNumber } from '../core/version.js';

/** What an object can be read as. */
export interface Target {
  readonly version: VersionNumber;
  readonly name: string;
  readonly schema: Schema;
}

/** What each thing found in a sample counts for or against a target. */
const WEIGHT = { known: 1, unknown: -2, error: -3, warning: -0.5 } as const;

/**
 * The target that fits the samples best, the first of those that fit equally; `undefined` when none fits by more than
 * `least`. Default 0: more speaks for it than against it.
 */
export function detectTarget(
  targets: readonly Target[],
  samples: readonly unknown[],
  least = 0,
): Target | undefined {
  const objects = samples.filter(
    (sample): sample is Record<string, unknown> =>
      typeof sample === 'object' && sample !== null && !Array.isArray(sample),
  );
  let best: Target | undefined;
  let bestFit = least;
  for (const target of targets) {
    const fit = objects.reduce((sum, object) => sum + fitOf(target.schema, object), 0);
    if (fit <= bestFit) continue;
    best = target;
    bestFit = fit;
  }
  return best;
}

function fitOf(schema: Schema, object: Readonly<Record<string, unknown>>): number {
  const kind = valueKindOf(schema);
  if (kind.kind !== 'object') return WEIGHT.error;
  const names = Object.keys(object);
  const known = names.filter((name) => Object.hasOwn(kind.shape, name)).length;
  const { issues } = read(schema, object);
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  return (
    known * WEIGHT.known +
    (names.length - known) * WEIGHT.unknown +
    errors * WEIGHT.error +
    (issues.length - errors) * WEIGHT.warning
  );
}
