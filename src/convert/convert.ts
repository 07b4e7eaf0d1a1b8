import { OcpiConversionError } from '../core/errors.js';
import { pathOf, pointerOf, valueAt } from '../core/issue.js';
import type { VersionNumber } from '../core/version.js';
import type { ConvertOptions } from './context.js';
import type { Engine } from './engine.js';
import { carriesFor } from './extension.js';
import { type Fields, isFields } from './json.js';
import type { Loss } from './loss.js';
import { follow, route } from './route.js';
import type { ConvertibleName, ObjectOf, OptionsArgument } from './types.js';
import { Unrepresentable, Walk } from './walk.js';

/** What a conversion gives. */
export interface Conversion<T> {
  /** The object in the other version; parts that did not have to change are shared with the object that came. */
  readonly value: T;
  /** What could not be carried over as it was; empty when nothing. */
  readonly losses: readonly Loss[];
}

/**
 * Converts an object of one version to another version and says what was lost, assumed or defaulted.
 *
 * The object that came is not changed. Throws an {@link OcpiConversionError} when something needed from outside is
 * missing, when the version has no words for the object at all, or with `mode: 'lossless'` when anything would be lost.
 */
export function convertObject<
  From extends VersionNumber,
  To extends VersionNumber,
  N extends ConvertibleName<From, To>,
>(
  name: N,
  value: ObjectOf<From, N>,
  from: From,
  to: To,
  ...[options]: OptionsArgument<N, From, To>
): Conversion<ObjectOf<To, N>> {
  return convertAny(name, value, from, to, options) as Conversion<ObjectOf<To, N>>;
}

/** Whether an object of this name exists in both versions, so that {@link convertAny} takes it. */
export function canConvert(name: string, from: VersionNumber, to: VersionNumber): boolean {
  return from === to || isValueName(name, from, to) || route(from, to).every((engine) => engine.has(name));
}

/**
 * Like {@link convertObject} for names that are known at run time only; throws a `TypeError` for a name that does not
 * exist in both versions.
 */
export function convertAny(
  name: string,
  value: unknown,
  from: VersionNumber,
  to: VersionNumber,
  options: ConvertOptions = {},
): Conversion<unknown> {
  if (!canConvert(name, from, to)) {
    throw new TypeError(`${name} does not exist in both OCPI ${from} and ${to}; see docs/convert-table.md.`);
  }
  const [first, second] = isValueName(name, from, to) ? [] : route(from, to);
  if (!first) return { value, losses: [] };
  const one = through(first, name, value, options);
  if (!second) return refusingLosses({ value: one.value, losses: one.losses }, options);
  const two = through(second, name, one.value, onTheWay(first, options));
  const losses = chainLosses(name, { ...one, source: value, engine: first }, { ...two, engine: second });
  return refusingLosses({ value: two.value, losses }, options);
}

/** Enums that are converted by themselves: their values are the same in both versions. */
const isValueName = (name: string, from: VersionNumber, to: VersionNumber): boolean =>
  name === 'ChargingPreferencesResponse' && from !== '2.1.1' && to !== '2.1.1';

/** Throws in lossless mode when something was lost. */
export function refusingLosses<T extends { readonly losses: readonly Loss[] }>(
  result: T,
  options: ConvertOptions,
): T {
  const lost = options.mode === 'lossless' ? result.losses.filter(({ kind }) => kind === 'lost') : [];
  const [first] = lost;
  if (!first) return result;
  const more = lost.length > 1 ? ` and ${lost.length - 1} more` : '';
  throw new OcpiConversionError(
    'lossy',
    `${first.pointer || '/'} would be lost: ${first.reason}${more}`,
    lost,
  );
}

/** The context for a second step: what was given in the first version must be converted too. */
export function onTheWay(first: Engine | undefined, options: ConvertOptions): ConvertOptions {
  const { location } = options;
  if (!first || !isFields(location)) return options;
  return { ...options, location: first.object('Location', location, new Walk(first, options, true)) };
}

interface Stage {
  readonly value: unknown;
  readonly losses: readonly Loss[];
  readonly kept: ReadonlyMap<string, readonly number[]>;
}

function through(engine: Engine, name: string, value: unknown, options: ConvertOptions): Stage {
  if (!isFields(value)) throw new TypeError(`A ${name} must be an object.`);
  const walk = new Walk(engine, options);
  if (options.carry) walk.home = carriesFor(value, engine.to);
  return { value: converted(engine, name, value, walk), losses: walk.losses, kept: walk.kept };
}

function converted(engine: Engine, name: string, value: Fields, walk: Walk): Fields {
  try {
    return engine.object(name, value, walk);
  } catch (problem) {
    if (!(problem instanceof Unrepresentable)) throw problem;
    const { pointer, code, reason } = problem;
    const message = `This ${name} cannot be expressed in OCPI ${engine.to}: ${reason}`;
    throw new OcpiConversionError('unrepresentable', message, [{ pointer, code, reason, kind: 'lost' }]);
  }
}

interface Half {
  /** What came, of the first step. */
  readonly source?: unknown;
  readonly losses: readonly Loss[];
  readonly kept?: ReadonlyMap<string, readonly number[]> | undefined;
  readonly engine: Engine;
}

/** The losses of two steps, each with a pointer into the object that came or, for defaults, into the result. */
export function chainLosses(name: string, first: Half, second: Half): Loss[] {
  return [
    ...first.losses.flatMap((loss) =>
      loss.kind === 'defaulted' ? moved(loss, follow(second.engine, name, pathOf(loss.pointer))) : [loss],
    ),
    ...second.losses.flatMap((loss) =>
      loss.kind === 'defaulted' ? [loss] : moved(loss, originOf(name, first, loss.pointer)),
    ),
  ];
}

/** Where in the object that came lies what a second step lost. */
function originOf(
  name: string,
  { engine, kept, source }: Half,
  pointer: string,
): readonly string[] | undefined {
  const path = pathOf(pointer);
  const origin = follow(engine.reverse, name, path, kept);
  if (!origin || valueAt(source, pointerOf(origin)) !== undefined) return origin;
  const inputs = engine.converter(name).to(path[0] ?? '')?.inputs ?? [];
  const other = inputs.find(
    (field) => field !== origin[0] && isFields(source) && source[field] !== undefined,
  );
  return other === undefined ? origin : [other];
}

const moved = (loss: Loss, path: readonly string[] | undefined): Loss[] =>
  path ? [{ ...loss, pointer: pointerOf(path) }] : [];
