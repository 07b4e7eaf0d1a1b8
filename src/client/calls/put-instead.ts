import type { Operation } from '../../contract/operation.js';
import { applyPatch } from '../../core/merge.js';
import { read } from '../../core/read.js';
import { type Call, makeCall, sibling } from '../call.js';
import type { CallOptions } from '../options.js';
import type { AnyArgs, CallResult } from '../types.js';

type Json = Readonly<Record<string, unknown>>;

/** The PUT of what a PATCH changes. */
export const putBeside = (call: Call): Call =>
  sibling(call, ({ method, path }: Operation) => method === 'PUT' && path === call.operation.path, 'PUT');

/** The GET of what a PATCH changes. */
export const getBeside = (call: Call): Call =>
  sibling(call, ({ kind, path }: Operation) => kind === 'get' && path === call.operation.path, 'GET');

/**
 * PUTs the whole object for a partner that cannot PATCH: a body that is whole already as it is, else what the partner has
 * with the change applied.
 */
export async function putInstead(
  call: Call,
  args: AnyArgs,
  options: CallOptions,
): Promise<CallResult<unknown>> {
  const put = putBeside(call);
  const isWhole = put.operation.body && read(put.operation.body, args.body, { mode: 'strict' }).ok;
  if (isWhole) return makeCall(put, args, options);
  const { body: _body, ...place } = args;
  const { data } = await makeCall(getBeside(call), place, options);
  return makeCall(put, { ...args, body: applyPatch(data as Json, args.body as Json) }, options);
}
