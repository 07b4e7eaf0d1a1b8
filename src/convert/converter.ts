import { kindOf, type Schema } from '../core/kind.js';
import { read } from '../core/read.js';
import { type Carried, carriedFor, EXTENSION, isUntouched, toCarry, withoutVersion } from './extension.js';
import { type Fields, isFields } from './json.js';
import type { Leaf } from './leaf.js';
import type { Direction, ObjectRules, Rule } from './rule.js';
import { Unrepresentable, type Walk } from './walk.js';

/** A rule, seen in one direction. */
export interface Step {
  readonly rule: Rule;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** For a rule without code: how the value is converted; `undefined` when it is carried over as it is. */
  readonly leaf: Leaf | undefined;
  /** Whether the field stays where it is. */
  readonly kept: boolean;
  readonly run: (source: Fields, target: Fields, walk: Walk) => void;
}

/** What a converter needs of the engine that it is part of. */
export interface ConverterScope {
  readonly direction: Direction;
  readonly from: string;
  readonly to: string;
  leafOf(source: Schema, target: Schema): Leaf | undefined;
  /** The same object in the other direction, and a walk that goes there to see what comes back. */
  reverseOf(rules: ObjectRules): Converter;
  trialFrom(walk: Walk): Walk;
}

type Entries = Readonly<Record<string, Carried>> | undefined;

/** Converts objects of one name in one direction. */
export class Converter {
  readonly rules: ObjectRules;
  readonly steps: readonly Step[];
  readonly sourceShape: Readonly<Record<string, Schema>>;
  readonly targetShape: Readonly<Record<string, Schema>>;
  readonly #scope: ConverterScope;
  readonly #rebuilds: boolean;
  readonly #touched: readonly Step[];
  readonly #sources = new Map<string, Step>();
  readonly #targets = new Map<string, Step>();
  readonly #news: readonly string[];

  constructor(rules: ObjectRules, scope: ConverterScope) {
    const up = scope.direction === 'up';
    this.rules = rules;
    this.#scope = scope;
    this.sourceShape = shapeOf(up ? rules.lower : rules.upper);
    this.targetShape = shapeOf(up ? rules.upper : rules.lower);
    this.steps = this.#stepsOf(rules.rules);
    for (const step of this.steps) {
      for (const input of step.inputs) this.#sources.set(input, step);
      for (const output of step.outputs) this.#targets.set(output, step);
    }
    this.#rebuilds = this.steps.some((step) => !step.kept);
    this.#touched = this.steps.filter((step) => step.leaf);
    this.#news = Object.keys(this.targetShape).filter((field) => !(field in this.sourceShape));
  }

  /** Whether there is anything to do in this direction. */
  get works(): boolean {
    return this.#rebuilds || this.#touched.length > 0;
  }

  /** Whether something may not come back, so that the result may carry it. */
  get carries(): boolean {
    return (
      this.#rebuilds || this.steps.some(({ leaf, rule }) => leaf?.changes ?? rule.up.run ?? rule.down.run)
    );
  }

  /** The step that reads a field. */
  from(field: string): Step | undefined {
    return this.#sources.get(field);
  }

  /** The step that writes a field. */
  to(field: string): Step | undefined {
    return this.#targets.get(field);
  }

  /** Converts one object; what comes back is the object that came when nothing had to change. */
  convert(source: Fields, walk: Walk): Fields {
    const carried = source[EXTENSION] === undefined ? undefined : carriedFor(source, this.#scope.to);
    const out = carried || this.#rebuilds ? this.#rebuild(source, carried, walk) : this.#touch(source, walk);
    return walk.options.carry && !walk.trial && !walk.home ? this.#carry(source, out, walk) : out;
  }

  #touch(source: Fields, walk: Walk): Fields {
    let out = source;
    for (const step of this.#touched) {
      const [field = ''] = step.inputs;
      const value = source[field];
      if (value === undefined) continue;
      const target: Fields = {};
      step.run(source, target, walk);
      if (target[field] === value) continue;
      if (out === source) out = { ...source };
      if (target[field] === undefined) delete out[field];
      else out[field] = target[field];
    }
    for (const field of this.#news) {
      if (source[field] === undefined || this.#adopts(field, source[field])) continue;
      this.#reportTaken(field, walk);
      if (out === source) out = { ...source };
      delete out[field];
    }
    return out;
  }

  #rebuild(source: Fields, carried: Entries, walk: Walk): Fields {
    const target: Fields = {};
    for (const step of this.steps) {
      const restored = carried ? this.#restoredBy(step, carried, source, walk) : NOTHING;
      if (step.outputs.length === 0 || restored.length < step.outputs.length) {
        this.#apply(step, source, target, walk);
      }
      for (const field of restored) set(target, field, carried?.[field]?.value);
    }
    for (const field of Object.keys(source)) {
      if (!(field in this.sourceShape) && field !== EXTENSION) this.#keep(field, source[field], target, walk);
    }
    for (const field of Object.keys(carried ?? {})) {
      if (!this.#targets.has(field)) set(target, field, carried?.[field]?.value);
    }
    const rest = carried ? withoutVersion(source, this.#scope.to) : source[EXTENSION];
    if (rest !== undefined) target[EXTENSION] = rest;
    return target;
  }

  /** The fields that a step need not write because what they were is carried, untouched and readable. */
  #restoredBy(step: Step, carried: NonNullable<Entries>, source: Fields, walk: Walk): readonly string[] {
    if (step.rule.fromContext && walk.options.party && walk.path.length === 0) return NOTHING;
    return step.outputs.filter((field) => {
      const one = carried[field];
      if (!isFields(one) || !isUntouched(one, source, step.inputs)) return false;
      const schema = this.targetShape[field];
      return one.value === undefined || (schema !== undefined && read(schema, one.value).ok);
    });
  }

  /** Keeps a field that the source version does not have, unless the target means something else by it. */
  #keep(field: string, value: unknown, target: Fields, walk: Walk): void {
    if (value === undefined || field === '__proto__' || target[field] === value) return;
    if (target[field] === undefined && this.#adopts(field, value)) target[field] = value;
    else this.#reportTaken(field, walk);
  }

  #apply(step: Step, source: Fields, target: Fields, walk: Walk): void {
    const [field] = step.outputs;
    const adopted = step.inputs.length === 0 && field !== undefined && !(field in this.sourceShape);
    if (adopted && source[field] !== undefined && this.#adopts(field, source[field])) {
      target[field] = source[field];
      return;
    }
    step.run(source, target, walk);
  }

  /** Whether a field that the source version does not have can be taken for the field of that name in the target. */
  #adopts(field: string, value: unknown): boolean {
    return this.targetShape[field]?.safeParse(value).success ?? true;
  }

  #reportTaken(field: string, walk: Walk): void {
    walk.report('lost', 'name_taken', `${field} is another field in OCPI ${this.#scope.to}.`, field);
  }

  #carry(source: Fields, out: Fields, walk: Walk): Fields {
    const back = this.#backFrom(out, walk);
    const carried = toCarry(source, out, back, (field) => this.#sources.get(field)?.outputs);
    if (!carried) return out;
    const earlier = out[EXTENSION] as Fields | undefined;
    return { ...out, [EXTENSION]: { ...earlier, [this.#scope.from]: carried } };
  }

  #backFrom(out: Fields, walk: Walk): Fields {
    try {
      return this.#scope.reverseOf(this.rules).convert(out, this.#scope.trialFrom(walk));
    } catch (problem) {
      if (problem instanceof Unrepresentable) return {};
      throw problem;
    }
  }

  #stepsOf(rules: readonly Rule[]): Step[] {
    const order = new Map(Object.keys(this.targetShape).map((field, index) => [field, index]));
    const place = (step: Step): number => order.get(step.outputs[0] ?? '') ?? order.size;
    return rules.map((rule) => this.#stepOf(rule)).sort((a, b) => place(a) - place(b));
  }

  #stepOf(rule: Rule): Step {
    const up = this.#scope.direction === 'up';
    const [inputs, outputs] = up ? [rule.lower, rule.upper] : [rule.upper, rule.lower];
    const move = up ? rule.up : rule.down;
    if (move.run) return { rule, inputs, outputs, leaf: undefined, kept: false, run: move.run };
    if (move.effect === 'none')
      return { rule, inputs, outputs, leaf: undefined, kept: true, run: () => undefined };
    const [source, target] = [this.sourceShape[inputs[0] ?? ''], this.targetShape[outputs[0] ?? '']];
    if (!source || !target) throw new TypeError(`${this.rules.name}: no field ${inputs} or ${outputs}.`);
    const leaf = this.#scope.leafOf(source, target);
    const droppable = kindOf(target).kind === 'optional' && !rule.essential;
    const run = plainRun(inputs[0] ?? '', outputs[0] ?? '', leaf, droppable);
    return { rule, inputs, outputs, leaf, kept: inputs[0] === outputs[0], run };
  }
}

const NOTHING: readonly string[] = [];

const shapeOf = (schema: ObjectRules['lower']): Readonly<Record<string, Schema>> =>
  schema.shape as unknown as Record<string, Schema>;

function set(target: Fields, field: string, value: unknown): void {
  if (field === '__proto__') return;
  if (value === undefined) delete target[field];
  else target[field] = value;
}

function plainRun(from: string, to: string, leaf: Leaf | undefined, droppable: boolean): Step['run'] {
  return (source, target, walk) => {
    const value = source[from];
    if (value === undefined || value === null) return;
    if (!leaf) {
      target[to] = value;
      return;
    }
    const depth = walk.path.length;
    const found = walk.losses.length;
    walk.path.push(from);
    try {
      target[to] = leaf.convert(value, walk);
    } catch (problem) {
      if (!(problem instanceof Unrepresentable) || !droppable) throw problem;
      walk.path.length = depth;
      walk.losses.length = found;
      walk.report('lost', problem.code, problem.reason, from);
    }
    walk.path.length = depth;
  };
}
