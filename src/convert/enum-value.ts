import type { VersionNumber } from '../core/version.js';
import { route } from './route.js';
import { counterpartsOf } from './values.js';

/**
 * A value of an enum by its name (`TokenType`), in another version: the one that comes nearest where the target lacks it,
 * else as it is.
 */
export function convertValue(name: string, value: string, from: VersionNumber, to: VersionNumber): string {
  return route(from, to).reduce(
    (current, engine) => counterpartsOf(engine.from, engine.to, name)[current] ?? current,
    value,
  );
}
