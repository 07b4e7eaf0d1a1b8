import type { ObjectSchema } from '../core/kind.js';
import type { VersionNumber } from '../core/version.js';
import { type Fields, sameJson } from './json.js';
import type { LossCode } from './loss.js';
import type { Walk } from './walk.js';

/** Towards the newer version or towards the older one. */
export type Direction = 'up' | 'down';

/** What becomes of a field in one direction; `none` when there is no such field to start from. */
export type Effect = 'same' | 'renamed' | 'converted' | 'defaulted' | 'lost' | 'none';

/** One direction of a rule. */
export interface Move {
  readonly effect: Effect;
  /** What is done, for the table in the docs. */
  readonly note: string;
  /** Reads fields of the source and sets fields of the target; without it the one field is carried over. */
  readonly run?: (source: Fields, target: Fields, walk: Walk) => void;
}

/** A rule: fields of the older version and the fields of the newer one that say the same. */
export interface Rule {
  readonly lower: readonly string[];
  readonly upper: readonly string[];
  readonly up: Move;
  readonly down: Move;
  /** The object means something else without this field: when its value has no counterpart, neither has the object. */
  readonly essential: boolean;
  /** What the context says goes before what the outermost object carries: nobody may carry the identity of another. */
  readonly fromContext?: true;
}

/** All rules of one object between two versions. */
export interface ObjectRules {
  /** Name by which it is asked for. */
  readonly name: string;
  readonly lower: ObjectSchema<object>;
  readonly upper: ObjectSchema<object>;
  readonly rules: readonly Rule[];
}

/** Two versions that follow each other, and the rules of every object that both have. */
export interface Pair {
  readonly lower: VersionNumber;
  readonly upper: VersionNumber;
  readonly objects: readonly ObjectRules[];
  /** Objects that only one of them has, or that are made anew for each: what becomes of their fields. */
  readonly others: Readonly<Record<string, Other>>;
}

/** What becomes of an object that has no rules of its own. */
export interface Other {
  readonly up: { readonly effect: Effect; readonly note: string };
  readonly down: { readonly effect: Effect; readonly note: string };
}

type Name<T> = keyof T & string;
type Target<T> = { -readonly [K in keyof T]?: T[K] | undefined };

/** One direction of a rule whose fields are known by type. */
export interface TypedMove<S, T> {
  readonly effect?: Effect;
  readonly note: string;
  readonly run: (source: Readonly<S>, target: Target<T>, walk: Walk) => void;
}

/** A field that only the newer version has. */
export interface Added {
  /** What it is when the older version says nothing; `undefined` leaves it out. */
  readonly fill?: (walk: Walk) => unknown;
  /** Whether filling it in is reported as `defaulted`. */
  readonly quiet?: boolean;
  readonly code?: LossCode;
  readonly reason?: string;
  /** How it is filled, for the table in the docs. */
  readonly note?: string;
  /** When it is not lost, or what that means. */
  readonly downNote?: string;
}

const NONE: Move = { effect: 'none', note: '' };

/** Makes the rules between two forms of one object; every field of both must be in exactly one of them. */
export function between<L extends object, U extends object>(
  name: string,
  lower: ObjectSchema<L>,
  upper: ObjectSchema<U>,
) {
  return {
    /** Fields of the same name and meaning; nested objects and values go by their own rules. */
    same: (...fields: (Name<L> & Name<U>)[]): Rule[] =>
      fields.map((field) => plain(field, field, { effect: 'same', note: '' })),
    /** A field like `same` without whose value the object cannot be understood. */
    essential: (field: Name<L> & Name<U>): Rule[] => [
      { ...plain(field, field, { effect: 'same', note: '' }), essential: true },
    ],
    /** A field that only changed its name. */
    renamed: (from: Name<L>, to: Name<U>): Rule[] => [plain(from, to, { effect: 'renamed', note: '' })],
    /** A field that only the newer version has. */
    added: (field: Exclude<Name<U>, Name<L>>, how: Added = {}): Rule[] => [added(field, how)],
    /** A field that only the older version has. */
    removed: (field: Exclude<Name<L>, Name<U>>, reason: string): Rule[] => [
      { lower: [field], upper: [], up: lose(field, reason), down: NONE, essential: false },
    ],
    /** Fields that are computed. */
    converted: (
      lowerFields: Name<L>[],
      upperFields: Name<U>[],
      up: TypedMove<L, U>,
      down: TypedMove<U, L>,
    ): Rule[] => [
      {
        lower: lowerFields,
        upper: upperFields,
        up: { effect: up.effect ?? 'converted', note: up.note, run: up.run as Move['run'] & object },
        down: { effect: down.effect ?? 'converted', note: down.note, run: down.run as Move['run'] & object },
        essential: false,
      },
    ],
    rules: (...rules: Rule[][]): ObjectRules => ({
      name,
      lower: lower as unknown as ObjectSchema<object>,
      upper: upper as unknown as ObjectSchema<object>,
      rules: rules.flat(),
    }),
  };
}

const plain = (from: string, to: string, move: Move): Rule => ({
  lower: [from],
  upper: [to],
  up: move,
  down: move,
  essential: false,
});

function added(field: string, how: Added): Rule {
  const { fill } = how;
  const up: Move = fill
    ? {
        effect: 'defaulted',
        note: how.note ?? '',
        run: (_, target, walk) => filled(field, how, target, walk),
      }
    : NONE;
  const lost = lose(field, how.reason ?? `There is no ${field} in the older version.`, how);
  return {
    lower: [],
    upper: [field],
    up,
    down: { ...lost, note: how.downNote ?? '' },
    essential: false,
  };
}

function filled(field: string, how: Added, target: Fields, walk: Walk): void {
  const value = how.fill?.(walk);
  if (value === undefined) return;
  target[field] = value;
  if (!how.quiet) walk.report('defaulted', 'required_here', `${field} is required and was not there.`, field);
}

/** Leaves a field out, and says so unless converting back would bring the same value. */
function lose(field: string, reason: string, how: Added = {}): Move {
  return {
    effect: 'lost',
    note: '',
    run: (source, _, walk) => {
      const value = source[field];
      if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return;
      if (how.fill && sameJson(value, how.fill(walk))) return;
      walk.report('lost', how.code ?? 'no_field', reason, field);
    },
  };
}
