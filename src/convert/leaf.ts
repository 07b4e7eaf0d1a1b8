import { pointerOf } from '../core/issue.js';
import { type EnumKind, type Schema, type StringKind, valueKindOf } from '../core/kind.js';
import type { VersionNumber } from '../core/version.js';
import { type Fields, isFields } from './json.js';
import { fitsIdentifier, shorten, sixDecimals } from './texts.js';
import { type Counterparts, counterpartsOf } from './values.js';
import { convertItems, type Walk } from './walk.js';

/** How the value of a field is converted. */
export interface Leaf {
  readonly convert: (value: unknown, walk: Walk) => unknown;
  /** The values without a counterpart, when it is for values. */
  readonly without?: ReadonlySet<unknown>;
  /** Whether it may change the value, not only report it. */
  readonly changes: boolean;
  /** What it does, for the table in the docs. */
  readonly note: string;
}

/** What leaves need to know of the engine around them. */
export interface LeafScope {
  readonly from: VersionNumber;
  readonly to: VersionNumber;
  /** How an object of one kind becomes one of another; `undefined` when nothing can change. */
  objectLeaf(from: string, to: string): Leaf | undefined;
}

/** How a value of one schema becomes one of another; `undefined` when it never needs anything. */
export function leafOf(scope: LeafScope, source: Schema, target: Schema): Leaf | undefined {
  const [from, to] = [valueKindOf(source), valueKindOf(target)];
  if (from.kind === 'list' && to.kind === 'list') {
    const item = leafOf(scope, from.item, to.item);
    return (
      item &&
      (item.without && to.min === 0 ? valuesLeaf(item, item.without, scope.to) : listLeaf(item, to.min === 1))
    );
  }
  if (from.kind === 'object' && to.kind === 'object') return scope.objectLeaf(from.name, to.name);
  if (from.kind === 'enum' && to.kind === 'enum') return enumLeaf(scope, from, to);
  if (isText(from) && isText(to)) return textLeaf(from, to);
  return undefined;
}

const isText = (kind: { kind: string }): kind is StringKind => /^(string|ciString|url)$/.test(kind.kind);

function listLeaf(item: Leaf, needed: boolean): Leaf {
  return {
    ...item,
    convert: (value, walk) => {
      if (!Array.isArray(value)) return value;
      const converted = convertItems(value, walk, (one) => item.convert(one, walk));
      if (converted.length === 0 && value.length > 0 && needed) {
        walk.cannot('no_place', 'Nothing of this list can be expressed, and it must not be empty.');
      }
      return converted;
    },
  };
}

/** A list of values, from which those without a counterpart are left out; the same as a list of others, but faster. */
function valuesLeaf(item: Leaf, without: ReadonlySet<unknown>, version: VersionNumber): Leaf {
  const list = listLeaf(item, false);
  return {
    ...list,
    convert: (value, walk) => {
      if (!Array.isArray(value) || !value.some((one) => without.has(one))) return list.convert(value, walk);
      const kept: number[] = [];
      value.forEach((one, index) => {
        if (without.has(one))
          walk.report('lost', 'no_value', `OCPI ${version} has no value for ${one}.`, index);
        else kept.push(index);
      });
      walk.kept.set(pointerOf(walk.path), kept);
      return kept.map((index) => walk.inside([index], () => item.convert(value[index], walk)));
    },
  };
}

function enumLeaf(scope: LeafScope, from: EnumKind, to: EnumKind): Leaf | undefined {
  if (to.open) return undefined;
  const known = new Set(to.values);
  const gone = from.values.filter((value) => !known.has(value));
  if (gone.length === 0 && !from.open) return undefined;
  const table = counterpartsOf(scope.from, scope.to, from.name);
  const goneSet = new Set(gone);
  return {
    without: new Set(gone.filter((value) => !table[value])),
    changes: gone.length > 0,
    note: noteOf(gone, table),
    convert: (value, walk) => {
      if (typeof value !== 'string' || known.has(value)) return value;
      if (goneSet.has(value)) return counterpart(table, value, scope.to, walk);
      if (from.open) walk.report('assumed', 'unknown_value', unknownValue(value, to, scope.to));
      return value;
    },
  };
}

const unknownValue = (value: string, { name }: EnumKind, version: VersionNumber): string =>
  `${value} is no value that ${name} of ${version} names; it is kept.`;

/** The value of the target that comes nearest; reports it, or gives up on the object around it. */
export function counterpart(table: Counterparts, value: string, version: VersionNumber, walk: Walk): string {
  const nearest = table[value] ?? null;
  if (nearest === null) return walk.cannot('no_value', `OCPI ${version} has no value for ${value}.`);
  walk.report('lost', 'no_value', `OCPI ${version} has no value for ${value}; ${nearest} comes nearest.`);
  return nearest;
}

function noteOf(gone: readonly string[], table: Counterparts): string {
  const replaced = gone.filter((value) => table[value]).map((value) => `${value} becomes ${table[value]}`);
  const without = gone.filter((value) => !table[value]);
  const names = without.length > 6 ? [...without.slice(0, 5), `${without.length - 5} more`] : without;
  return [...replaced, ...(names.length > 0 ? [`no counterpart of ${names.join(', ')}`] : [])].join('; ');
}

function textLeaf(from: StringKind, to: StringKind): Leaf | undefined {
  if (to.format !== undefined && from.pattern?.source !== to.pattern?.source && to.pattern) {
    return to.format === 'latitude' || to.format === 'longitude' ? coordinateLeaf(to.pattern) : undefined;
  }
  const shorter = to.max !== undefined && (from.max === undefined || to.max < from.max);
  const ascii = to.kind === 'ciString' && from.kind === 'string';
  if (!shorter && !ascii) return undefined;
  return from.kind === 'string' && to.kind === 'string'
    ? shortening(to.max ?? 0)
    : identifier(shorter ? to.max : undefined, ascii);
}

const shortening = (max: number): Leaf => ({
  changes: true,
  note: `cut to ${max} characters`,
  convert: (value, walk) => {
    if (typeof value !== 'string') return value;
    const text = shorten(value, max);
    if (text !== value) walk.report('lost', 'too_long', `Only ${max} characters fit; the rest is cut off.`);
    return text;
  },
});

// Cutting an identifier would make it another one; a target that is strict refuses it, most do not.
const identifier = (max: number | undefined, ascii: boolean): Leaf => ({
  changes: false,
  note: max === undefined ? '' : `kept if longer than ${max}`,
  convert: (value, walk) => {
    if (typeof value === 'string' && !fitsIdentifier(value, max, ascii)) {
      walk.report(
        'assumed',
        'identifier_form',
        'This identifier has a form that the version does not allow; it is kept.',
      );
    }
    return value;
  },
});

const coordinateLeaf = (pattern: RegExp): Leaf => ({
  changes: true,
  note: 'written with six decimals',
  convert: (value, walk) => {
    if (typeof value !== 'string' || pattern.test(value)) return value;
    const text = sixDecimals(value);
    if (text === undefined) return value;
    if (Number(text) === Number(value)) {
      walk.report('assumed', 'rewritten', 'Coordinates have six decimals in this version.');
    } else {
      walk.report('lost', 'precision', 'Coordinates have six decimals in this version; it was rounded.');
    }
    return text;
  },
});

/** The leaf of a nested object. */
export const objectLeaf = (convert: (value: Fields, walk: Walk) => unknown, changes: boolean): Leaf => ({
  changes,
  note: '',
  convert: (value, walk) => (isFields(value) ? convert(value, walk) : value),
});
