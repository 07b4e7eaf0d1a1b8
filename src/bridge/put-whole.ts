import { OcpiStatusError } from '../core/errors.js';
import { StatusCode } from '../core/status.js';
import { handlerOf } from '../server/invoke.js';
import type { WriteOutcome } from '../server/types.js';
import type { JsonObject } from '../store/store.js';
import type { BridgedRequest } from './request.js';
import { byType } from './token-type.js';
import { commonName, pairOf } from './translate.js';
import { besides, changedWhole } from './whole.js';

/**
 * Takes a PATCH that does not determine what changes in our version, or that our version does not have: the object is
 * read, changed in the partner's version and put back whole. Throws an `OcpiStatusError` (2001) when the role cannot read
 * or put such objects.
 */
export async function putWhole(request: BridgedRequest): Promise<WriteOutcome> {
  const { name, contract, served, input, context } = request;
  const { get, put } = besides(name);
  const putting = pairOf(contract, served.contract, put);
  const object = putting && commonName(putting, 'body');
  const [reader, writer] = [handlerOf(served, get), handlerOf(served, put)];
  if (!putting || object === undefined || !reader || !writer) throw notPossible(name);
  const read = { ...input, body: undefined };
  const stored: unknown = await byType(putting, read, (one) => reader(one, context));
  if (stored === undefined) return 'unknown';
  const { value, losses } = await changedWhole({
    name: object,
    stored: stored as JsonObject,
    change: input.body as JsonObject,
    storedIn: putting.to,
    changedIn: putting.from,
    contextFor: request.contextFor,
  });
  request.tell(losses, input.body, putting.from, putting.to);
  return (await writer({ ...input, body: value }, context)) as WriteOutcome;
}

const notPossible = (name: string): OcpiStatusError =>
  new OcpiStatusError(
    StatusCode.invalidParameters,
    `This change cannot be taken over by ${name} in our version; send the whole object by PUT.`,
  );
