import type { Schema } from '../../../src/core/kind.js';
import { type ReadOptions, readList } from '../../../src/core/read.js';
import { CDRSchema } from '../../../src/schema/v2_2_1/cdrs.js';
import { LocationSchema } from '../../../src/schema/v2_2_1/locations.js';
import { cleanCdr, cleanLocation, quirkyLocation } from './data.js';
import { compiledAjv, plainZod, type Validate } from './rivals.js';

/**
 * Measures one candidate in a process of its own and prints the ratios of its rounds as JSON: `measure.ts clean`.
 * CPU time, the reference in every round, after a warm-up.
 */
const PAGE = 100;
const ROUNDS = 15;
const WARM_UP = 120;
const PER_ROUND = 12;

type Pair = { readonly measured: () => unknown; readonly reference: () => unknown };

const pageOf = (make: (index: number) => unknown): string =>
  JSON.stringify(Array.from({ length: PAGE }, (_, index) => make(index)));

/** Reading of a page against parsing of its text; both include the parsing. */
function againstParse(
  schema: Schema,
  make: (index: number) => unknown,
  clean: boolean,
  options: ReadOptions = {},
): Pair {
  const text = pageOf(make);
  const { items } = readList(schema, JSON.parse(text), options);
  const odd = items.filter(({ ok, issues }) => !ok || (issues.length === 0) !== clean);
  if (odd.length > 0) throw new Error(`not as wanted: ${JSON.stringify(odd[0]?.issues)}`);
  return { reference: () => JSON.parse(text), measured: () => readList(schema, JSON.parse(text), options) };
}

/** Validation of a parsed page by another library against reading of it. */
function rival(validate: Validate): Pair {
  const page = JSON.parse(pageOf(cleanLocation)) as unknown[];
  if (!page.every(validate)) throw new Error('the rival refuses the page');
  return { measured: () => page.every(validate), reference: () => readList(LocationSchema, page) };
}

const candidates: Readonly<Record<string, () => Pair>> = {
  clean: () => againstParse(LocationSchema, cleanLocation, true),
  cdr: () => againstParse(CDRSchema, cleanCdr, true),
  quirks: () => againstParse(LocationSchema, quirkyLocation, false),
  zod: () => rival(plainZod(LocationSchema)),
  ajv: () => rival(compiledAjv(LocationSchema)),
};

function cpu(run: () => unknown, times: number): number {
  const start = process.cpuUsage();
  for (let i = 0; i < times; i += 1) run();
  const { user, system } = process.cpuUsage(start);
  return user + system;
}

const make = candidates[process.argv[2] ?? ''];
if (!make) throw new Error(`candidates are ${Object.keys(candidates).join(', ')}`);
const { measured, reference } = make();
cpu(reference, WARM_UP);
cpu(measured, WARM_UP);
const ratios = Array.from({ length: ROUNDS }, () => {
  const base = cpu(reference, PER_ROUND);
  return cpu(measured, PER_ROUND) / base;
});
process.stdout.write(JSON.stringify(ratios));
