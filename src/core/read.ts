import type { Issue } from './issue.js';
import type { ObjectSchema, Schema } from './kind.js';
import { type Patch, partial } from './object.js';
import type { Node } from './read/node.js';
import { nodeOf } from './read/plan.js';
import { ABSENT, DROPPED, type ReadOptions, Walk } from './read/walk.js';

export type { ReadOptions } from './read/walk.js';

/** A value that can be used; `issues` holds warnings only and says what was tolerated. */
export interface ReadSuccess<T> {
  readonly ok: true;
  /** The very value that came when there is nothing to report, else a copy where it differs. */
  readonly value: T;
  readonly issues: readonly Issue[];
  /** The value as it came. */
  readonly raw: unknown;
}

/** A value that cannot be used as what it should be; at least one of its issues is an error. */
export interface ReadFailure {
  readonly ok: false;
  readonly value: undefined;
  readonly issues: readonly Issue[];
  /** The value as it came: nothing is lost. */
  readonly raw: unknown;
}

/** What reading one value gives; reading never throws. */
export type ReadResult<T> = ReadSuccess<T> | ReadFailure;

/** One item of a list that was read, with its place in the list as it came. */
export type ReadItem<T> = ReadResult<T> & { readonly index: number };

/** What reading a list gives: every item by itself, so that a bad one costs no other. */
export interface ReadListResult<T> {
  /** Whether a list came at all; an item that cannot be used does not change it. */
  readonly ok: boolean;
  readonly items: readonly ReadItem<T>[];
  /** The values of the items that can be used. */
  readonly values: readonly T[];
  /** What was found about the list itself; each item has its own issues, with pointers into the item. */
  readonly issues: readonly Issue[];
  readonly raw: unknown;
}

const NONE: readonly Issue[] = Object.freeze([]);
const TOLERANT: ReadOptions = {};

/**
 * Reads one value as what its schema says: tolerantly by default, saying what was tolerated. Never throws.
 *
 * A value with nothing to report is returned as it came. See docs/reading.md for every normalisation.
 */
export function read<T>(schema: Schema<T>, raw: unknown, options: ReadOptions = TOLERANT): ReadResult<T> {
  return readNode<T>(nodeOf(schema), raw, options);
}

/**
 * Reads the PATCH form of an object: every field may be absent, and `null` is kept because it asks to clear.
 * With `receivedAt`, a missing `last_updated` is stamped as in a whole object.
 */
export function readPartial<T>(
  schema: ObjectSchema<T>,
  raw: unknown,
  options: ReadOptions = TOLERANT,
): ReadResult<Patch<T>> {
  const node = nodeOf(partialOf(schema));
  return options.receivedAt === undefined
    ? readNode<Patch<T>>(node, raw, options)
    : walkNode<Patch<T>>(node, raw, options);
}

/**
 * Reads a list item by item: each gives its own value, issues and raw value. Items that are `null` are dropped with a
 * warning, an absent or `null` list is an empty one.
 */
export function readList<T>(
  itemSchema: Schema<T>,
  raw: unknown,
  options: ReadOptions = TOLERANT,
): ReadListResult<T> {
  const node = nodeOf(itemSchema);
  const walk = new Walk(options);
  const list = listOf(node, walk, raw);
  const items: ReadItem<T>[] = [];
  const values: T[] = [];
  for (let index = 0; index < list.length; index += 1) {
    const item = readListItem<T>(node, walk, list[index], index, options);
    if (!item) continue;
    items.push(item);
    if (item.ok) values.push(item.value);
  }
  return {
    ok: walk.errors === 0,
    items,
    values,
    issues: walk.found.length === 0 ? NONE : walk.issues(),
    raw,
  };
}

function readListItem<T>(
  node: Node,
  walk: Walk,
  raw: unknown,
  index: number,
  options: ReadOptions,
): ReadItem<T> | undefined {
  if (isPlainlyClean(node, raw, options)) return { ok: true, value: raw as T, issues: NONE, raw, index };
  if (raw !== null || walk.strict) return { ...readNode<T>(node, raw, options), index };
  walk.path.push(index);
  walk.note('null_item', node.expected, raw);
  walk.path.pop();
  return undefined;
}

function readNode<T>(node: Node, raw: unknown, options: ReadOptions): ReadResult<T> {
  if (isPlainlyClean(node, raw, options)) return { ok: true, value: raw as T, issues: NONE, raw };
  return walkNode<T>(node, raw, options);
}

function walkNode<T>(node: Node, raw: unknown, options: ReadOptions): ReadResult<T> {
  const walk = new Walk(options);
  const value = readRoot(node, walk, raw);
  const issues = walk.found.length === 0 ? NONE : walk.issues();
  if (walk.errors > 0) return { ok: false, value: undefined, issues, raw };
  return { ok: true, value: value as T, issues, raw };
}

function readRoot(node: Node, walk: Walk, raw: unknown): unknown {
  if (raw === undefined || (raw === null && node.form !== 'any')) {
    return walk.fail('missing_field', node.expected, raw);
  }
  const value = node.read(walk, raw, 'required');
  if (value === ABSENT || value === DROPPED) return walk.fail('wrong_type', node.expected, raw);
  return value;
}

const isPlainlyClean = (node: Node, raw: unknown, options: ReadOptions): boolean =>
  options.unknownFields !== 'report' && node.clean(raw);

/** The list that a raw value stands for; reports to the walk when it is not simply a list. */
function listOf(node: Node, walk: Walk, raw: unknown): readonly unknown[] {
  const expected = `a list of ${node.expected}`;
  if (Array.isArray(raw)) return raw;
  if (raw === undefined || raw === null) {
    walk.note('null_list', expected, raw, raw === undefined);
    return [];
  }
  const isObject = typeof raw === 'object';
  if (isObject && Object.keys(raw).length === 0) {
    walk.note('object_for_list', expected, raw);
    return [];
  }
  if (isObject === (node.form === 'object') && !walk.strict) {
    walk.note('single_for_list', expected, raw);
    return [raw];
  }
  walk.fail('wrong_type', expected, raw);
  return [];
}

const partials = new WeakMap<object, Schema>();

function partialOf<T>(schema: ObjectSchema<T>): Schema {
  let patch = partials.get(schema);
  if (!patch) {
    patch = partial(schema) as Schema;
    partials.set(schema, patch);
  }
  return patch;
}
