import type { Operation } from '../contract/operation.js';
import type { ConversionContext } from '../convert/context.js';
import { OcpiStatusError } from '../core/errors.js';
import { StatusCode } from '../core/status.js';
import { handlerOf } from '../server/invoke.js';
import type { Context, Input, Served, WriteOutcome } from '../server/types.js';
import { applyPatch } from '../store/merge.js';
import type { JsonObject } from '../store/store.js';
import { type Pair, translateBody, translateData } from './translate.js';

/** A change that cannot be converted by itself. */
export interface ChangeByReading {
  readonly pair: Pair;
  readonly served: Served;
  readonly input: Input<Operation>;
  readonly context: Context;
  readonly known: ConversionContext;
}

/**
 * Applies a change that does not determine what changes in our version: the object is read, converted down, changed,
 * converted up and put back whole. Throws an `OcpiStatusError` (2001) when the role cannot read or put such objects.
 */
export async function patchByReading({
  pair,
  served,
  input,
  context,
  known,
}: ChangeByReading): Promise<WriteOutcome> {
  const [, , name = ''] = pair.where.split(' ');
  const object = name.replace(/^patch/, '');
  const get = { name: `get${object}`, handler: handlerOf(served, `get${object}`) };
  const put = { name: `put${object}`, handler: handlerOf(served, `put${object}`) };
  const { operations } = served.contract;
  const reading = operations[get.name];
  const putting = operations[put.name];
  if (!get.handler || !put.handler || !reading || !putting) throw notPossible(name);
  const stored: unknown = await get.handler({ ...input, body: undefined }, context);
  if (stored === undefined) return 'unknown';
  const older = translateData({ ...pair, source: reading, target: reading }, stored, known);
  const changed = applyPatch(older as JsonObject, input.body as JsonObject);
  const whole = translateBody({ ...pair, source: { ...pair.source, patch: false } }, changed, known);
  await put.handler({ ...input, body: whole?.body }, context);
  return 'updated';
}

const notPossible = (name: string): OcpiStatusError =>
  new OcpiStatusError(
    StatusCode.invalidParameters,
    `This change cannot be taken over by ${name} in our version; send the whole object by PUT.`,
  );
