import type { Guard } from '../guard.js';
import { valueAt } from '../issue.js';
import type { Rule } from '../kind.js';
import { cleanObject } from './clean.js';
import type { Node } from './node.js';
import { ABSENT, DROPPED, type Place, type Walk } from './walk.js';

/** One field of an object, made ready for reading. */
export interface Field {
  readonly name: string;
  readonly node: Node;
  readonly required: boolean;
  /** Whether the time of arrival can stand for it: the `last_updated` that the specification requires. */
  readonly stamped: boolean;
}

/** An object made ready for reading. */
export interface ObjectPlan {
  readonly name: string;
  readonly fields: readonly Field[];
  readonly rules: readonly Rule[];
  /** The PATCH form: every field may be absent, `null` is kept. */
  readonly partial: boolean;
  /** The generated guard, where there is one. */
  readonly guard?: Guard | undefined;
}

type Json = Readonly<Record<string, unknown>>;

/** Required fields with a value that their absence can safely be read as, as `Object.field`. */
const DEFAULTS: ReadonlyMap<string, unknown> = new Map([['Hours.twentyfourseven', false]]);

/** Optional objects that limit the list item around them: it must not be used when they cannot be read. */
const LIMITING: ReadonlySet<string> = new Set(['TariffElement.restrictions']);

/** Makes the node of an object. */
export function objectNode(plan: ObjectPlan): Node {
  const fields = plan.fields.map(({ name, node, required }) => ({ name, clean: node.clean, required }));
  return {
    expected: plan.name,
    form: 'object',
    clean: plan.guard ?? cleanObject(fields, plan.rules, plan.partial),
    read: (walk, value, place) => readObject(plan, walk, value, place),
  };
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readObject(plan: ObjectPlan, walk: Walk, value: unknown, place: Place): unknown {
  if (!isObject(value)) {
    const lone = walk.options.unwrapSingletons && !walk.strict ? loneItem(value) : undefined;
    if (lone === undefined) return walk.fail('wrong_type', plan.name, value);
    walk.note('list_for_object', plan.name, value);
    return readObject(plan, walk, lone, place);
  }
  if (place === 'optional' && !plan.partial && !walk.strict && isAllNull(value)) {
    walk.note('null_value', plan.name, value);
    return ABSENT;
  }
  const { owner, errors } = walk;
  walk.owner = plan.name;
  const result = readFields(plan, walk, value);
  if (result !== DROPPED && walk.errors === errors) checkRules(plan.rules, walk, result);
  remarkUnknown(plan, walk, value);
  walk.owner = owner;
  return result;
}

function readFields(plan: ObjectPlan, walk: Walk, value: Json): Json | typeof DROPPED {
  let copy: Record<string, unknown> | undefined;
  let dropped = false;
  for (const field of plan.fields) {
    const came = value[field.name];
    if (came === undefined ? !isMissed(plan, field, walk) : walk.passes(field.node.clean, came)) continue;
    walk.path.push(field.name);
    const read = readField(plan, field, walk, came);
    walk.path.pop();
    if (read === came) continue;
    if (read === DROPPED) dropped = true;
    copy ??= { ...value };
    if (read === ABSENT || read === DROPPED) delete copy[field.name];
    else copy[field.name] = read;
  }
  return dropped ? DROPPED : (copy ?? value);
}

/** Whether a field must be there; a PATCH, too, says when it was made, but not what it is nested in. */
function isMissed(plan: ObjectPlan, { required, stamped }: Field, walk: Walk): boolean {
  if (!plan.partial) return required;
  return stamped && !walk.strict && walk.options.receivedAt !== undefined && walk.path.length === 0;
}

function readField(plan: ObjectPlan, field: Field, walk: Walk, value: unknown): unknown {
  const { node, required } = field;
  if (value === undefined || (value === null && required && !plan.partial))
    return readMissing(plan, field, walk, value);
  if (value !== null) {
    const limited = !required && Array.isArray(value) && node.form === 'object' && !plan.partial;
    if (limited && !walk.strict) return readListForObject(plan, field, walk, value);
    return node.read(walk, value, required ? 'required' : 'optional');
  }
  if (plan.partial) return null;
  walk.note('null_value', node.expected, value);
  return ABSENT;
}

function readMissing(plan: ObjectPlan, { name, node, stamped }: Field, walk: Walk, value: unknown): unknown {
  const id = `${plan.name}.${name}`;
  if (!walk.strict) {
    const { receivedAt, mayLack } = walk.options;
    if (DEFAULTS.has(id)) {
      walk.note('missing_default', node.expected, value);
      return DEFAULTS.get(id);
    }
    if (stamped && receivedAt !== undefined) {
      walk.note('missing_stamped', node.expected, value);
      return receivedAt;
    }
    if (mayLack?.includes(id)) {
      walk.note('missing_tolerated', node.expected, value);
      return ABSENT;
    }
  }
  return walk.fail('missing_field', node.expected, value);
}

/** A list where an optional object belongs: unwrapped only when asked for, else never guessed at. */
function readListForObject(plan: ObjectPlan, field: Field, walk: Walk, list: readonly unknown[]): unknown {
  const { expected } = field.node;
  if (walk.options.unwrapSingletons && loneItem(list) !== undefined)
    return field.node.read(walk, list, 'optional');
  const limiting = list.length > 0 && LIMITING.has(`${plan.name}.${field.name}`);
  if (!limiting) {
    walk.note('list_for_object', expected, list);
    return ABSENT;
  }
  if (!walk.path.some((part) => typeof part === 'number')) return walk.fail('wrong_type', expected, list);
  walk.note('element_dropped', expected, list);
  return DROPPED;
}

function loneItem(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : undefined;
}

function isAllNull(value: Json): boolean {
  const fields = Object.values(value);
  return fields.length > 0 && fields.every((field) => field === null);
}

function checkRules(rules: readonly Rule[], walk: Walk, value: Json): void {
  for (const rule of rules) {
    for (const pointer of rule.check(value) ?? []) walk.broken(rule, pointer, valueAt(value, pointer));
  }
}

function remarkUnknown(plan: ObjectPlan, walk: Walk, value: Json): void {
  if (walk.options.unknownFields !== 'report') return;
  const known = new Set(plan.fields.map((field) => field.name));
  for (const name of Object.keys(value)) {
    if (known.has(name)) continue;
    walk.path.push(name);
    walk.remark('unknown_field', `a field of ${plan.name}`, value[name]);
    walk.path.pop();
  }
}
