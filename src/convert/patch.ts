import { kindOf, type Schema, valueKindOf } from '../core/kind.js';
import type { Patch } from '../core/object.js';
import type { VersionNumber } from '../core/version.js';
import type { ConvertOptions } from './context.js';
import { canConvert, chainLosses, onTheWay, refusingLosses } from './convert.js';
import type { Converter, Step } from './converter.js';
import type { Engine } from './engine.js';
import { type Fields, isFields } from './json.js';
import type { Loss } from './loss.js';
import { route } from './route.js';
import type { ConvertibleName, ObjectOf, OptionsArgument } from './types.js';
import { Unrepresentable, Walk } from './walk.js';

/** A change that could be converted. */
export interface ConvertedPatch<T> {
  readonly kind: 'patch';
  readonly value: Patch<T>;
  readonly losses: readonly Loss[];
}

/** A change that does not say enough: read the object, apply the change to it, convert all of it and send a PUT. */
export interface NeedsObject {
  readonly kind: 'needs-object';
  /** Why, with pointers into the change. */
  readonly losses: readonly Loss[];
}

/** What converting a change gives. */
export type PatchConversion<T> = ConvertedPatch<T> | NeedsObject;

/**
 * Converts the body of a PATCH where it determines what changes in the other version; else says that the whole object is
 * needed. Fields that are absent stay absent, `null` stays a request to clear.
 *
 * Throws like `convertObject` for missing context and lossless mode.
 */
export function convertPatch<
  From extends VersionNumber,
  To extends VersionNumber,
  N extends ConvertibleName<From, To>,
>(
  name: N,
  patch: Patch<ObjectOf<From, N>>,
  from: From,
  to: To,
  ...[options]: OptionsArgument<N, From, To>
): PatchConversion<ObjectOf<To, N>> {
  return convertAnyPatch(name, patch, from, to, options) as PatchConversion<ObjectOf<To, N>>;
}

/** Like {@link convertPatch} for names that are known at run time only. */
export function convertAnyPatch(
  name: string,
  patch: unknown,
  from: VersionNumber,
  to: VersionNumber,
  options: ConvertOptions = {},
): PatchConversion<Fields> {
  if (!canConvert(name, from, to) || !isFields(patch)) {
    throw new TypeError(`There is no change of a ${name} from OCPI ${from} to ${to}.`);
  }
  const engines = route(from, to);
  const [first, second] = engines;
  if (!first) return { kind: 'patch', value: patch, losses: [] };
  const one = patchThrough(first, name, patch, options);
  if (!second || one.value === undefined) return answer(one, one.losses, options);
  const two = patchThrough(second, name, one.value, onTheWay(first, options));
  const losses = chainLosses(name, { ...one, source: patch, engine: first }, { ...two, engine: second });
  return answer(two, losses, options);
}

function answer(
  { value }: Halfway,
  losses: readonly Loss[],
  options: ConvertOptions,
): PatchConversion<Fields> {
  if (value === undefined) return { kind: 'needs-object', losses };
  return refusingLosses({ kind: 'patch', value, losses }, options);
}

interface Halfway {
  /** The change; `undefined` when the whole object is needed. */
  readonly value: Fields | undefined;
  readonly losses: readonly Loss[];
  readonly kept: Walk['kept'];
}

function patchThrough(engine: Engine, name: string, patch: Fields, options: ConvertOptions): Halfway {
  const walk = new Walk(engine, { ...options, carry: false });
  const { losses, kept } = walk;
  try {
    const value = patchFields(engine, engine.converter(name), patch, walk);
    const isCarried = options.carry && losses.some(({ kind }) => kind === 'lost');
    return { value: isCarried ? undefined : value, losses, kept };
  } catch (problem) {
    if (!(problem instanceof Unrepresentable)) throw problem;
    const { pointer, code, reason } = problem;
    return { value: undefined, losses: [{ pointer, code, reason, kind: 'lost' }], kept };
  }
}

function patchFields(engine: Engine, converter: Converter, patch: Fields, walk: Walk): Fields {
  const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== null));
  const target: Fields = {};
  for (const step of converter.steps) {
    const named = step.inputs.filter((field) => patch[field] !== undefined);
    if (named.length > 0) patchStep(engine, converter, step, { named, given, target }, walk);
  }
  for (const field of Object.keys(patch)) {
    if (!(field in converter.sourceShape)) keepUnknown(engine, converter, field, patch, target, walk);
  }
  return target;
}

/** Keeps a field that the source version does not have, unless the target means something else by it. */
function keepUnknown(
  engine: Engine,
  converter: Converter,
  field: string,
  patch: Fields,
  target: Fields,
  walk: Walk,
): void {
  const value = patch[field];
  const schema = converter.targetShape[field];
  const fits = !schema || (value === null ? isOptional(schema) : schema.safeParse(value).success);
  if (fits && target[field] === undefined) target[field] = value;
  else walk.report('lost', 'name_taken', `${field} is another field in OCPI ${engine.to}.`, field);
}

interface Change {
  /** The fields of the step that the change names. */
  readonly named: readonly string[];
  /** The change without the fields that it clears. */
  readonly given: Fields;
  readonly target: Fields;
}

function patchStep(engine: Engine, converter: Converter, step: Step, change: Change, walk: Walk): void {
  const { named, given, target } = change;
  const [field = ''] = named;
  if (named.length < step.inputs.length) {
    const others = step.inputs.filter((input) => !named.includes(input)).join(', ');
    walk.cannot(
      'no_place',
      `What ${field} becomes depends on ${others}, which the change does not say.`,
      field,
    );
  }
  const merged = mergedBy(converter.sourceShape[field]);
  const items = given[field];
  if (merged && Array.isArray(items)) {
    target[step.outputs[0] ?? field] = items.map((item, index) =>
      walk.inside([field, index], () => patchItem(engine, merged, item, walk)),
    );
    return;
  }
  step.run(given, target, walk);
  for (const output of step.outputs) {
    if (target[output] !== undefined) continue;
    if (!isOptional(converter.targetShape[output])) {
      walk.cannot('no_place', `${output} cannot be cleared in OCPI ${engine.to}.`, field);
    }
    target[output] = null;
  }
}

const isOptional = (schema: Schema | undefined): boolean =>
  schema !== undefined && kindOf(schema).kind === 'optional';

/** The name of the objects of a list that a change merges by their identifiers instead of replacing the list. */
function mergedBy(schema: Schema | undefined): 'EVSE' | 'Connector' | undefined {
  const kind = schema && valueKindOf(schema);
  const item = kind?.kind === 'list' ? valueKindOf(kind.item) : undefined;
  return item?.kind === 'object' && (item.name === 'EVSE' || item.name === 'Connector')
    ? item.name
    : undefined;
}

/** Whether something is cleared in an item or in what is merged inside of it. */
function hasNull(item: Fields): boolean {
  const inner = Array.isArray(item.connectors) ? item.connectors : [];
  return Object.values(item).includes(null) || inner.some((one) => isFields(one) && hasNull(one));
}

/** An EVSE or connector inside a change: a whole one, or only what changes in it. */
function patchItem(engine: Engine, name: string, item: unknown, walk: Walk): unknown {
  if (!isFields(item)) return item;
  const converter = engine.converter(name);
  const isWhole =
    !hasNull(item) &&
    Object.entries(converter.sourceShape).every(
      ([field, schema]) => isOptional(schema) || item[field] !== undefined,
    );
  return isWhole ? engine.object(name, item, walk) : patchFields(engine, converter, item, walk);
}
