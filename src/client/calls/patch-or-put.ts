import type { Interface, Operations, TypesOf } from '../../contract/interface.js';
import type { Operation } from '../../contract/operation.js';
import { OcpiHttpError, OcpiStatusError } from '../../core/errors.js';
import type { InterfaceRole, VersionNumber } from '../../core/version.js';
import { forModule } from '../../partners/profile.js';
import type { Call } from '../call.js';
import { meaningsOf } from '../channel.js';
import { sameContent } from '../content.js';
import { meaningOf } from '../meaning.js';
import type { CallOptions } from '../options.js';
import { connectionOf, type Partner } from '../partner.js';
import type { AnyArgs, Args, CallResult } from '../types.js';
import { getBeside, putBeside } from './put-instead.js';

/** How a change reached the partner: by PATCH, by PUT of the whole object, or it had arrived although it seemed to fail. */
export type Pushed = 'patch' | 'put' | 'arrived';

/** What became of a change. */
export interface PushResult {
  readonly via: Pushed;
  /** The answer that settled it. */
  readonly result: CallResult<unknown>;
  /** Why the PATCH was not the end of it. */
  readonly failure: unknown;
}

/** The names of the PATCH operations of an interface. */
export type PatchNames<O extends Operations> = {
  [K in keyof O]: K extends `patch${string}` ? K : never;
}[keyof O] &
  string;

/** Arguments of {@link patchOrPut}: those of the PATCH, and the whole object as it is after the change. */
export type PushArgs<O> = Args<TypesOf<O>> & { readonly whole: object };

type Methods = Readonly<
  Record<string, (args: AnyArgs, options: CallOptions) => Promise<CallResult<unknown>>>
>;

/**
 * Pushes a change of an object of ours: PATCH, and when that fails, GET to see what the partner has and PUT of the whole
 * object when that is not it, as the specification wants. A failure that no PUT can mend (unauthorized, refused URL,
 * invalid value of ours) is thrown.
 * @see OCPI 2.2.1, transport_and_format, transport_and_format_client_owned_object_push
 */
export async function patchOrPut<V extends VersionNumber, O extends Operations, K extends PatchNames<O>>(
  partner: Partner<V>,
  contract: Interface<V, string, InterfaceRole, O>,
  name: K,
  args: PushArgs<O[K]>,
  options: CallOptions = {},
): Promise<PushResult> {
  const connection = connectionOf(partner);
  const call: Call = { connection, contract, name, operation: contract.operations[name] as Operation };
  const methods = partner.module(contract) as unknown as Methods;
  const make = (one: string, sent: AnyArgs): Promise<CallResult<unknown>> =>
    methods[one]?.(sent, options) ?? Promise.reject(new TypeError(`The partner has no ${one}.`));
  const { whole, body, ...place } = args as AnyArgs;
  const put = (): Promise<CallResult<unknown>> => make(putBeside(call).name, { ...place, body: whole });
  if (forModule(connection.channel.profile.patch, contract.module) === false) {
    return { via: 'put', result: await put(), failure: undefined };
  }
  try {
    const result = await make(name, { ...place, body });
    return { via: 'patch', result, failure: undefined };
  } catch (failure) {
    if (!isMendable(call, failure)) throw failure;
    const stored = await make(getBeside(call).name, place).catch((error: unknown) => {
      if (!isMendable(call, error)) throw error;
      return undefined;
    });
    if (stored && sameContent(stored.data, whole)) return { via: 'arrived', result: stored, failure };
    return { via: 'put', result: await put(), failure };
  }
}

function isMendable(call: Call, error: unknown): boolean {
  if (!(error instanceof OcpiHttpError || error instanceof OcpiStatusError)) return false;
  if (error instanceof OcpiHttpError && (error.failure === 'aborted' || error.failure === 'redirect')) {
    return false;
  }
  const { module } = call.contract;
  const meanings = meaningsOf(call.connection.channel, module);
  return meaningOf(error, { module, meanings }) !== 'unauthorized';
}
