import type { Rule } from '../kind.js';
import { fits } from '../primitives.js';
import { isDateTimeText, isTidyAscii, isTidyText } from './fast.js';

/** The kinds of checks; small integers, because every field of every clean object is dispatched on them. */
export const CHECK = {
  never: 0,
  any: 1,
  ascii: 2,
  text: 3,
  pattern: 4,
  dateTime: 5,
  known: 6,
  boolean: 7,
  number: 8,
  int: 9,
  list: 10,
  object: 11,
} as const;

type Json = Readonly<Record<string, unknown>>;

/** Longer texts are not remembered. */
const SHORT = 64;

/** How many texts of a list are remembered; a power of two. */
const RECENT = 16;

/**
 * Tells most values with nothing to report from all others, quickly; what it does not pass, the reader proper looks at.
 *
 * One class holds what any check needs, so that one function goes through an object without a call per field; those used
 * most come first. It costs a third of closures and nearly as little as generated code, which would be as long as the
 * schemas themselves; no code is made at run time.
 */
export class Check {
  /** The field's name in its object. */
  name = '';
  /** The text that passed last: most fields of a partner's objects have few different ones. */
  last = '';
  readonly code: number;
  required = false;
  /** Least length of a text or list. */
  min = 0;
  /** Greatest length of a text, or limit of the digits of an int. */
  max = 2 ** 30;
  item: Check | undefined;
  /** The texts of a list that passed last, by their place in it. */
  recent: string[] = [];
  /** The known fields in the order in which they last came: those of one partner mostly come in the same. */
  order: Check[] = [];
  /** How many fields must be there. */
  requiredFields = 0;
  /** Whether fields may be `null`. */
  nullable = false;
  rules: readonly Rule[] = [];
  fields: ReadonlyMap<string, Check> | undefined;
  known: ReadonlySet<unknown> | undefined;
  pattern: RegExp | undefined;

  constructor(code: number) {
    this.code = code;
  }

  /** This check for one field of an object; what is below it is shared. */
  as(name: string, required: boolean): Check {
    return Object.assign(new Check(this.code), this, { name, required, last: '' });
  }
}

/** Makes a check. */
export function check(code: number, settings: Partial<Omit<Check, 'code' | 'as'>> = {}): Check {
  return Object.assign(new Check(code), settings);
}

/** Whether a value is as it should be, with nothing to report; `false` may also mean that it takes a closer look. */
export function isClean(check: Check, value: unknown): boolean {
  switch (typeof value) {
    case 'object':
      return isCleanObject(check, value);
    case 'string':
      return isCleanText(check, value);
    case 'number':
      return isCleanNumber(check, value);
    case 'boolean':
      return check.code === CHECK.boolean || check.code === CHECK.any;
    default:
      return false;
  }
}

function isCleanText(check: Check, value: string): boolean {
  if (!passes(check, value)) return false;
  if (value.length <= SHORT) check.last = value;
  return true;
}

function passes(check: Check, value: string): boolean {
  switch (check.code) {
    case CHECK.ascii:
      return value.length >= check.min && value.length <= check.max && isTidyAscii(value);
    case CHECK.text:
      return value.length >= check.min && isTidyText(value) && fits(value, check.max);
    case CHECK.dateTime:
      return isDateTimeText(value);
    case CHECK.known:
      return check.known?.has(value) === true;
    case CHECK.pattern:
      return value.length >= check.min && value.length <= check.max && check.pattern?.test(value) === true;
    default:
      return check.code === CHECK.any;
  }
}

function isCleanNumber(check: Check, value: number): boolean {
  const { code, max } = check;
  if (code === CHECK.int) return isWhole(value) && value < max && value > -max;
  return code === CHECK.any || (code === CHECK.number && value - value === 0);
}

/** Whether a number has no fraction; most are small, which is told fastest by this. */
const isWhole = (value: number): boolean => (value | 0) === value || Number.isInteger(value);

function isCleanObject(check: Check, value: object | null): boolean {
  const { code } = check;
  if (code === CHECK.object)
    return value !== null && !Array.isArray(value) && hasCleanFields(check, value as Json);
  if (code === CHECK.list) return Array.isArray(value) && hasCleanItems(check, value);
  return code === CHECK.any;
}

function hasCleanItems(check: Check, list: readonly unknown[]): boolean {
  const { item, min, recent } = check;
  if (item === undefined || list.length < min) return false;
  for (let i = 0; i < list.length; i += 1) {
    const value = list[i];
    if (typeof value !== 'string') {
      if (!isClean(item, value)) return false;
    } else if (value === '' || value !== recent[i % RECENT]) {
      if (!isCleanText(item, value)) return false;
      recent[i % RECENT] = item.last;
    }
  }
  return true;
}

function hasCleanFields(check: Check, value: Json): boolean {
  const { order, nullable } = check;
  let place = 0;
  let required = 0;
  for (const name in value) {
    let field = order[place];
    if (field === undefined || field.name !== name) field = remember(check, name, place);
    if (field === undefined) continue;
    place += 1;
    if (field.required) required += 1;
    const came = value[name];
    if (typeof came === 'string' && came !== '' && came === field.last) continue;
    if (!isClean(field, came) && !(nullable && came === null)) return false;
  }
  return required === check.requiredFields && (check.rules.length === 0 || keepsRules(check.rules, value));
}

function keepsRules(rules: readonly Rule[], value: Json): boolean {
  for (const rule of rules) if (rule.check(value) !== undefined) return false;
  return true;
}

/** The check of a field that did not come where it came last; `undefined` for an unknown field. */
function remember(check: Check, name: string, place: number): Check | undefined {
  const field = check.fields?.get(name);
  if (field !== undefined) check.order[place] = field;
  return field;
}
