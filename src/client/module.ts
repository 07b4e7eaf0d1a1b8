import type { Interface, Operations } from '../contract/interface.js';
import type { InterfaceRole } from '../core/version.js';
import { forModule } from '../partners/profile.js';
import { bridgedMethods, type Methods } from './bridged.js';
import { type Call, makeCall } from './call.js';
import { putInstead } from './calls/put-instead.js';
import type { Connection } from './connection.js';
import { makeListCall } from './list-call.js';
import type { CallOptions } from './options.js';
import type { ListOptions } from './paging/list.js';
import type { AnyArgs, CallResult, ModuleClient } from './types.js';

/** Makes the methods of an interface from its contract; where the partner cannot PATCH, the whole object is PUT. */
export function makeModule<O extends Operations>(
  connection: Connection,
  contract: Interface<Connection['version']['version'], string, InterfaceRole, O>,
): ModuleClient<O> {
  if (connection.bridged) {
    const bridged = { connection, contract, ...bridgedParts(connection, connection.bridged, contract) };
    return bridgedMethods(bridged) as ModuleClient<O>;
  }
  const methods: Record<string, unknown> = {};
  for (const [name, operation] of Object.entries(contract.operations)) {
    const call: Call = { connection, contract, name, operation };
    methods[name] =
      operation.kind === 'list'
        ? (args: AnyArgs = {}, options: ListOptions = {}) => makeListCall(call, args, options)
        : (args: AnyArgs = {}, options: CallOptions = {}) => makePlainCall(call, args, options);
  }
  return methods as ModuleClient<O>;
}

function bridgedParts(
  { to, from }: Connection,
  { bridge, native }: NonNullable<Connection['bridged']>,
  { module, role }: Interface,
) {
  const contract = bridge.interfaceIn(native.version.version, module, role);
  const routed: Connection = { ...native, to, from };
  const methods = contract && (makeModule(routed, contract) as unknown as Methods);
  return { bridge, native: contract && methods && { contract, methods } };
}

function makePlainCall(call: Call, args: AnyArgs, options: CallOptions): Promise<CallResult<unknown>> {
  const { connection, contract, operation } = call;
  const canPatch = forModule(connection.channel.profile.patch, contract.module) ?? true;
  return operation.patch && !canPatch ? putInstead(call, args, options) : makeCall(call, args, options);
}
