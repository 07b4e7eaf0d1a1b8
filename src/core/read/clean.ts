import type { Guard } from '../guard.js';
import * as is from '../guard.js';
import type { EnumKind, Rule, StringKind } from '../kind.js';

/** One field of an object, as a guard sees it. */
interface Field {
  readonly name: string;
  readonly clean: Guard;
  readonly required: boolean;
}

const never: Guard = () => false;

/** The guard of a text that is none of the known formats. */
export function cleanText(kind: StringKind, isFree: boolean): Guard {
  const { max = Number.POSITIVE_INFINITY, min = 0 } = kind;
  if (kind.kind === 'url') return is.url;
  if (kind.pattern || min > 1) return never;
  if (kind.kind === 'ciString') return (value) => is.ascii(value, max);
  return isFree && min === 0
    ? (value) => is.text(value, max)
    : (value) => value !== '' && is.text(value, max);
}

/** The guard of a text of a known format, within what its pattern allows; without a pattern nothing passes. */
export function cleanFormat({ format, pattern }: StringKind, limit: number | undefined): Guard {
  if (!pattern) return never;
  if (limit !== undefined) {
    const [least, most] = decimalsOf(pattern);
    return (value) => is.coordinate(value, limit, least, most);
  }
  return format ? (FORMATS[format] ?? never) : never;
}

const FORMATS: Readonly<Record<string, Guard>> = {
  alpha2: is.alpha2,
  alpha3: is.alpha3,
  currency: is.alpha3,
  language: is.language,
  time: is.time,
  date: is.date,
};

/** The least and greatest number of decimals that a pattern of coordinates allows. */
export function decimalsOf(pattern: RegExp): readonly [least: number, most: number] {
  const allowed = Array.from({ length: 20 }, (_, index) => index).filter((decimals) =>
    pattern.test(`1.${'0'.repeat(decimals)}`),
  );
  return [Math.min(...allowed), Math.max(...allowed)];
}

/** The guard of an enum: the values that it names. */
export function cleanEnum({ values }: EnumKind): Guard {
  const known: ReadonlySet<unknown> = new Set(values);
  return (value) => known.has(value);
}

/** The guard of an object for which none was generated, such as the PATCH form. */
export function cleanObject(fields: readonly Field[], rules: readonly Rule[], isPartial: boolean): Guard {
  return (value) => {
    if (!is.isObject(value)) return false;
    for (const { name, clean, required } of fields) {
      const field = value[name];
      if (field === undefined ? required : !clean(field) && !(isPartial && field === null)) return false;
    }
    return is.keeps(rules, value);
  };
}
