import { pointerOf } from '../core/issue.js';
import { type Schema, valueKindOf } from '../core/kind.js';
import type { VersionNumber } from '../core/version.js';
import type { Converter } from './converter.js';
import { Engine } from './engine.js';
import { olderPair } from './v2_1_1-v2_2_1/pair.js';
import { newerPair } from './v2_2_1-v2_3_0/pair.js';

const older = new Engine(olderPair, 'up');
const newer = new Engine(newerPair, 'up');

/** The engines to go through from one version to another, in order; none when they are the same. */
export function route(from: VersionNumber, to: VersionNumber): readonly Engine[] {
  return ROUTES[`${from}>${to}`] ?? [];
}

const ROUTES: Readonly<Record<string, readonly Engine[]>> = {
  '2.1.1>2.2.1': [older],
  '2.2.1>2.1.1': [older.reverse],
  '2.2.1>2.3.0': [newer],
  '2.3.0>2.2.1': [newer.reverse],
  '2.1.1>2.3.0': [older, newer],
  '2.3.0>2.1.1': [newer.reverse, older.reverse],
};

type Path = readonly string[];

/**
 * Where in the result a place of the source ends up; `undefined` when it does not. `kept` says which items a list kept,
 * by the pointer of the result, when the way is gone backwards.
 */
export function follow(
  engine: Engine,
  name: string,
  path: Path,
  kept: ReadonlyMap<string, readonly number[]> = new Map(),
): Path | undefined {
  return walkObject({ engine, kept }, engine.converter(name), path, []);
}

interface Way {
  readonly engine: Engine;
  readonly kept: ReadonlyMap<string, readonly number[]>;
}

function walkObject(way: Way, converter: Converter, path: Path, done: Path): Path | undefined {
  const [field, ...rest] = path;
  if (field === undefined) return done;
  const step = converter.from(field);
  if (!step) return field in converter.sourceShape ? undefined : [...done, field, ...rest];
  const output = step.outputs.includes(field) ? field : step.outputs[0];
  if (output === undefined) return undefined;
  const [source, target] = [converter.sourceShape[field], converter.targetShape[output]];
  return walkValue(way, source, target, rest, [...done, output]);
}

function walkValue(
  way: Way,
  source: Schema | undefined,
  target: Schema | undefined,
  path: Path,
  done: Path,
): Path | undefined {
  const [first, ...rest] = path;
  if (first === undefined || !source || !target) return done;
  const [from, to] = [valueKindOf(source), valueKindOf(target)];
  if (from.kind === 'list' && to.kind === 'list') {
    const index = way.kept.get(pointerOf(done))?.[Number(first)] ?? first;
    return walkValue(way, from.item, to.item, rest, [...done, String(index)]);
  }
  if (from.kind === 'object' && to.kind === 'object') {
    const rules = way.engine.rulesBetween(from.name, to.name);
    return rules ? walkObject(way, way.engine.converter(rules.name), path, done) : done;
  }
  return from.kind === to.kind ? [...done, ...path] : done;
}
