import { OcpiConversionError } from '../core/errors.js';
import { pointerOf } from '../core/issue.js';
import type { Party } from '../core/party.js';
import type { ConvertOptions } from './context.js';
import type { Fields } from './json.js';
import type { Loss, LossCode } from './loss.js';

/** Thrown inside a conversion when a value has no counterpart; caught by the list or optional field around it. */
export class Unrepresentable {
  readonly code: LossCode;
  readonly reason: string;
  readonly pointer: string;

  constructor(code: LossCode, reason: string, pointer: string) {
    this.code = code;
    this.reason = reason;
    this.pointer = pointer;
  }
}

/** What a walk needs of the engine that it goes through. */
export interface Nested {
  /** Converts a nested object by the rules of its name. */
  object(name: string, value: Fields, walk: Walk): Fields;
}

const NOBODY: Party = { country_code: '', party_id: '' };

/** One conversion of one object: where it is, what it knows and what it has found. */
export class Walk {
  readonly options: ConvertOptions;
  readonly path: (string | number)[] = [];
  readonly losses: Loss[] = [];
  /** Which items of a list were kept, by the pointer of the list; only of lists that lost some. */
  readonly kept = new Map<string, number[]>();
  /** Whether this is a trial that finds out what comes back: what is not known is left out then. */
  readonly trial: boolean;
  /** `tax_included` of the Tariff that is being converted. */
  taxIncluded: string | undefined;
  /** Id of the only Tariff of the CDR that is being converted. */
  onlyTariff: string | undefined;
  /** Whether the object carries something that is put back: then nothing is carried the other way. */
  home = false;
  readonly #nested: Nested;

  constructor(nested: Nested, options: ConvertOptions, trial = false) {
    this.#nested = nested;
    this.options = options;
    this.trial = trial;
  }

  /** Converts a nested object that stands at `at`, relative to where the walk is; `R` is what the rules make of it. */
  object<R>(name: string, value: object, ...at: (string | number)[]): R {
    return this.inside(at, () => this.#nested.object(name, value as Fields, this)) as R;
  }

  /** Converts a list of nested objects, leaving out those that cannot be expressed. */
  objects<R>(name: string, items: readonly object[] | undefined, field: string): R[] {
    return this.list(field, items ?? [], (one) => this.object<R>(name, one));
  }

  /** Converts a list item by item, leaving out those that cannot be expressed. */
  list<T, R>(field: string, items: readonly T[], convert: (item: T, index: number) => R): R[] {
    return Array.isArray(items) ? this.inside([field], () => convertItems(items, this, convert)) : [];
  }

  /** Does something of which nothing is reported. */
  aside<R>(work: () => R): R {
    const found = this.losses.length;
    try {
      return this.inside([], work);
    } finally {
      this.losses.length = found;
    }
  }

  /** Does something with the path set to a place further inside. */
  inside<R>(at: readonly (string | number)[], work: () => R): R {
    const depth = this.path.length;
    this.path.push(...at);
    try {
      return work();
    } finally {
      this.path.length = depth;
    }
  }

  /** Reports something at a place relative to where the walk is. */
  report(kind: Loss['kind'], code: LossCode, reason: string, ...at: readonly (string | number)[]): void {
    this.losses.push({ pointer: pointerOf([...this.path, ...at]), code, reason, kind });
  }

  /** Gives up on the object or element that the walk is in. */
  cannot(code: LossCode, reason: string, ...at: readonly (string | number)[]): never {
    throw new Unrepresentable(code, reason, pointerOf([...this.path, ...at]));
  }

  /** The owner of the object; throws an {@link OcpiConversionError} when nobody said it. */
  party(): Party {
    return this.known(this.options.party, 'party', 'the party that owns the object') ?? NOBODY;
  }

  /** A part of the context; throws an {@link OcpiConversionError} when it is missing, but in a trial. */
  known<T>(value: T | undefined, option: string, what: string): T | undefined {
    if (value !== undefined || this.trial) return value;
    throw new OcpiConversionError('context', `The older version does not say ${what}; give it as ${option}.`);
  }
}

/** Converts items; the list that came is given back when no item changed. */
export function convertItems<T, R>(
  items: readonly T[],
  walk: Walk,
  convert: (item: T, index: number) => R,
): R[] {
  let out: R[] | undefined;
  let kept: number[] | undefined;
  const depth = walk.path.length;
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index] as T;
    const found = walk.losses.length;
    walk.path[depth] = index;
    try {
      const converted = convert(item, index);
      if (!out && (converted as unknown) !== item) out = items.slice(0, index) as unknown as R[];
      out?.push(converted);
      kept?.push(index);
    } catch (problem) {
      if (!(problem instanceof Unrepresentable)) throw problem;
      walk.path.length = depth + 1;
      walk.losses.length = found;
      walk.report('lost', problem.code, problem.reason);
      out ??= items.slice(0, index) as unknown as R[];
      kept ??= items.slice(0, index).map((_, place) => place);
    }
  }
  walk.path.length = depth;
  if (kept) walk.kept.set(pointerOf(walk.path), kept);
  return out ?? (items as unknown as R[]);
}
