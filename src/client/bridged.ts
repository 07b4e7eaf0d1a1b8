import type { Interface } from '../contract/interface.js';
import { OcpiNegotiationError } from '../core/errors.js';
import type { ReadItem } from '../core/read.js';
import type { BridgedCall, PartnerBridge } from '../partners/bridge.js';
import { type Connection, routingOf } from './connection.js';
import type { CallOptions } from './options.js';
import type { List, ListOptions, ListPage } from './paging/list.js';
import type { AnyArgs, CallResult } from './types.js';

/** Methods of an interface when its types are not known. */
export type Methods = Readonly<Record<string, (args?: AnyArgs, options?: CallOptions) => unknown>>;

/** An interface of our version over the same interface of the partner's. */
export interface BridgedInterface {
  readonly connection: Connection;
  readonly bridge: PartnerBridge;
  readonly contract: Interface;
  /** The interface in the partner's version, and its methods; absent when that version does not have it. */
  readonly native: { readonly contract: Interface; readonly methods: Methods } | undefined;
}

/** The methods of an interface of our version; those that the partner's version lacks reject. */
export function bridgedMethods(bridged: BridgedInterface): Record<string, unknown> {
  const methods: Record<string, unknown> = {};
  for (const [name, { kind }] of Object.entries(bridged.contract.operations)) {
    methods[name] =
      kind === 'list'
        ? (args: AnyArgs = {}, options: ListOptions = {}) => bridgedList(bridged, name, args, options)
        : async (args: AnyArgs = {}, options: CallOptions = {}) => bridgedCall(bridged, name, args, options);
  }
  return methods;
}

function bridgedCall(
  bridged: BridgedInterface,
  name: string,
  args: AnyArgs,
  options: CallOptions,
): Promise<CallResult<unknown>> {
  const { bridge, native } = bridged;
  if (!native) return missing(bridged, name);
  const has = native.contract.operations[name] !== undefined;
  if (!has && !bridge.canReplace(native.contract, name)) return missing(bridged, name);
  return bridge.call(callOf(bridged, native.contract, name, args, options), (one, sent) => {
    const method = native.methods[one];
    return method ? (method(sent, options) as Promise<CallResult<unknown>>) : missing(bridged, one);
  });
}

function missing({ connection, contract }: BridgedInterface, name: string): never {
  const { version } = connection.bridged?.native.version ?? connection.version;
  const what = `${contract.module} ${contract.role} ${name}`;
  throw new OcpiNegotiationError(
    `The partner speaks OCPI ${version}, which has no ${what}.`,
    [version],
    [what],
  );
}

function callOf(
  { connection, contract }: BridgedInterface,
  native: Interface,
  name: string,
  args: AnyArgs,
  options: CallOptions,
): BridgedCall {
  const { from, to } = routingOf(connection, options);
  return { contract, native, name, args, from, to };
}

/** A list whose objects are converted one by one; one that cannot be is handed over as not valid. */
function bridgedList(
  bridged: BridgedInterface,
  name: string,
  args: AnyArgs,
  options: ListOptions,
): List<unknown> {
  const { bridge, native } = bridged;
  const method = native?.methods[name];
  if (!native || !method) return missing(bridged, name);
  const call = callOf(bridged, native.contract, name, args, options);
  const list = method(bridge.listArgs(call), options) as List<unknown>;
  const converted = (item: ReadItem<unknown>) => bridge.item(call, item);
  async function* pages(): AsyncGenerator<ListPage<unknown>, void, undefined> {
    for await (const page of list.pages()) {
      yield { ...page, items: await Promise.all(page.items.map(converted)) };
    }
  }
  async function* items(): AsyncGenerator<ReadItem<unknown>, void, undefined> {
    for await (const item of list.items()) yield converted(item);
  }
  async function* values(): AsyncGenerator<unknown, void, undefined> {
    for await (const item of items()) if (item.ok) yield item.value;
  }
  return {
    pages,
    items,
    cursor: () => list.cursor(),
    [Symbol.asyncIterator]: values,
    async all() {
      const found: unknown[] = [];
      for await (const value of values()) found.push(value);
      return found;
    },
  };
}
