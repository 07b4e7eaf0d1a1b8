import type { VersionNumber } from '../core/version.js';
import type { Engine } from './engine.js';
import { route } from './route.js';
import type { Effect } from './rule.js';
import { olderPair } from './v2_1_1-v2_2_1/pair.js';
import { newerPair } from './v2_2_1-v2_3_0/pair.js';

/** What becomes of a field in one direction. */
export interface Cell {
  /** What is done with it; for a field that only the target has, how it is filled. */
  readonly effect: Effect;
  /** The fields on the other side that say the same: of the target, or of the source of a field that only the target has. */
  readonly fields: readonly string[];
  /** Whether only the target has the field. */
  readonly created: boolean;
  readonly note: string;
}

/** A field and what becomes of it, by direction (`2.1.1>2.2.1`); a direction that does not know it is left out. */
export interface TableRow {
  readonly field: string;
  readonly cells: Readonly<Record<string, Cell>>;
}

/** All fields of an object in all versions. */
export interface ObjectTable {
  readonly object: string;
  /** Empty for an object without rules of its own, of which `cells` then says what becomes of all its fields. */
  readonly rows: readonly TableRow[];
  readonly cells: Readonly<Record<string, Cell>>;
}

/** The six directions, in the order of the table. */
export const DIRECTIONS: readonly (readonly [VersionNumber, VersionNumber])[] = [
  ['2.1.1', '2.2.1'],
  ['2.2.1', '2.1.1'],
  ['2.2.1', '2.3.0'],
  ['2.3.0', '2.2.1'],
  ['2.1.1', '2.3.0'],
  ['2.3.0', '2.1.1'],
];

/** The rules as a table: what becomes of every field of every object in every direction. */
export function conversionTable(): ObjectTable[] {
  const pairs = [olderPair, newerPair];
  const names = pairs.flatMap((pair) => [
    ...pair.objects.map(({ name }) => name),
    ...Object.keys(pair.others),
  ]);
  return [...new Set(names)].sort().map((object) => ({
    object,
    rows: fieldsOf(object).map((field) => ({
      field,
      cells: byDirection((engines) => cell(engines, object, field)),
    })),
    cells: byDirection((engines) => whole(engines, object)),
  }));
}

function byDirection(make: (engines: readonly Engine[]) => Cell | undefined): Record<string, Cell> {
  const cells: Record<string, Cell> = {};
  for (const [from, to] of DIRECTIONS) {
    const made = make(route(from, to));
    if (made) cells[`${from}>${to}`] = made;
  }
  return cells;
}

function fieldsOf(object: string): string[] {
  const converters = DIRECTIONS.flatMap(([from, to]) => route(from, to))
    .filter((engine) => engine.has(object))
    .map((engine) => engine.converter(object));
  return [...new Set(converters.flatMap(({ sourceShape }) => Object.keys(sourceShape)))];
}

/** What becomes of an object that has no rules in one of the steps. */
function whole(engines: readonly Engine[], object: string): Cell | undefined {
  const engine = engines.find((one) => !one.has(object));
  const other = engine?.pair.others[object]?.[engine.direction];
  return other && { ...other, fields: [], created: false };
}

function cell(engines: readonly Engine[], object: string, field: string): Cell | undefined {
  if (whole(engines, object)) return undefined;
  const [first] = engines;
  if (!first?.has(object)) return undefined;
  return field in first.converter(object).sourceShape
    ? carried(engines, object, field)
    : created(engines, object, field);
}

const RANK: readonly Effect[] = ['same', 'renamed', 'defaulted', 'converted', 'lost'];

function carried(engines: readonly Engine[], object: string, field: string): Cell | undefined {
  let cell: Cell = { effect: 'same', fields: [field], created: false, note: '' };
  for (const engine of engines) {
    const next = cell.fields[0] === undefined ? undefined : stepFrom(engine, object, cell.fields[0]);
    if (cell.effect === 'lost') return cell;
    if (!next) return undefined;
    const effect = RANK.indexOf(next.effect) > RANK.indexOf(cell.effect) ? next.effect : cell.effect;
    cell = { ...next, effect, note: joined(cell.note, next.note) };
  }
  return cell;
}

function stepFrom(engine: Engine, object: string, field: string): Cell | undefined {
  const step = engine.converter(object).from(field);
  if (!step) return undefined;
  const move = engine.direction === 'up' ? step.rule.up : step.rule.down;
  const changed = step.leaf?.note ?? '';
  return {
    effect: move.effect === 'same' && step.leaf?.changes && changed !== '' ? 'converted' : move.effect,
    fields: step.outputs.includes(field) ? [field] : step.outputs,
    created: false,
    note: joined(move.note, changed),
  };
}

function created(engines: readonly Engine[], object: string, field: string): Cell | undefined {
  const engine = engines.at(-1);
  const converter = engine?.converter(object);
  if (!engine || !converter || !(field in converter.targetShape)) return undefined;
  const step = converter.to(field);
  if (!step) return undefined;
  const move = engine.direction === 'up' ? step.rule.up : step.rule.down;
  const [input] = step.inputs;
  const [earlier] = engines.slice(0, -1);
  if (earlier && input !== undefined && !(input in earlier.converter(object).sourceShape)) {
    return created([earlier], object, input);
  }
  return { effect: move.effect, fields: step.inputs, created: true, note: move.note };
}

const joined = (...notes: string[]): string => notes.filter((note) => note !== '').join('; ');
