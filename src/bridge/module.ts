import type { CallOptions } from '../client/options.js';
import type { List, ListOptions, ListPage } from '../client/paging/list.js';
import type { Partner } from '../client/partner.js';
import type { AnyArgs, CallResult, ModuleClient } from '../client/types.js';
import type { Interface, Operations } from '../contract/interface.js';
import type { ConversionContext } from '../convert/context.js';
import { OcpiNegotiationError } from '../core/errors.js';
import type { Party } from '../core/party.js';
import type { ReadItem } from '../core/read.js';
import type { InterfaceRole, VersionNumber } from '../core/version.js';
import { type ContextFor, contextOf } from './context.js';
import { type OnLosses, type Pair, translateBody, translateData } from './translate.js';
import { interfaceIn } from './versions.js';

/** What converting for a partner takes. */
export interface BridgedCalls {
  /** The partner in the version that it really speaks. */
  readonly partner: Partner;
  readonly onLosses: OnLosses | undefined;
  readonly context: ConversionContext | undefined;
  readonly contextFor: ContextFor | undefined;
  /** Our own party, the owner of what we send. */
  readonly from: Party | undefined;
}

type Methods = Readonly<Record<string, (args?: AnyArgs, options?: CallOptions) => unknown>>;

/** The methods of an interface of our version, over the same interface of the partner's. */
export function bridgedModule<O extends Operations>(
  calls: BridgedCalls,
  contract: Interface<VersionNumber, string, InterfaceRole, O>,
): ModuleClient<O> {
  const { partner } = calls;
  const native = interfaceIn(partner.version.version, contract.module, contract.role);
  const methods: Record<string, unknown> = {};
  const nativeMethods = (native ? partner.module(native) : {}) as unknown as Methods;
  for (const [name, operation] of Object.entries(contract.operations)) {
    const theirs = native?.operations[name];
    const call = nativeMethods[name];
    const where = `${contract.module} ${contract.role} ${name}`;
    if (!theirs || !call) {
      methods[name] = () => missing(where, partner);
      continue;
    }
    const pair: Pair = {
      where,
      from: contract.version,
      to: partner.version.version,
      source: operation,
      target: theirs,
      onLosses: calls.onLosses,
    };
    methods[name] =
      operation.kind === 'list'
        ? (args?: AnyArgs, options?: ListOptions) =>
            bridgedList(pair, calls, call(args, options) as List<unknown>)
        : (args: AnyArgs = {}, options?: CallOptions) => bridgedCall(pair, calls, call, args, options);
  }
  return methods as ModuleClient<O>;
}

function missing(where: string, { version }: Partner): never {
  throw new OcpiNegotiationError(
    `The partner speaks OCPI ${version.version}, which has no ${where}.`,
    [version.version],
    [where],
  );
}

/** Who owns what a call is about: we, when we push to a Receiver; the partner when we read from a Sender. */
function ownerOf(pair: Pair, { partner, from }: BridgedCalls, args: AnyArgs): Party | undefined {
  const { country_code, party_id } = args as Partial<Record<string, string>>;
  if (country_code && party_id) return { country_code, party_id };
  return pair.where.includes(' SENDER ') ? partner.roles[0] : from;
}

async function bridgedCall(
  pair: Pair,
  calls: BridgedCalls,
  call: Methods[string],
  args: AnyArgs,
  options: CallOptions | undefined,
): Promise<CallResult<unknown>> {
  const owner = ownerOf(pair, calls, args);
  const { where, from, to } = pair;
  const context = await contextOf(
    { where, from, to, owner, object: args.body },
    calls.context,
    calls.contextFor,
  );
  const translated = translateBody(pair, args.body, context);
  if (!translated) {
    throw new OcpiNegotiationError(
      `This change cannot be expressed in OCPI ${pair.to}; send the whole object by PUT.`,
      [pair.to],
      [pair.from],
    );
  }
  const sent = 'body' in args ? { ...args, body: translated.body } : args;
  const result = (await call(sent, options)) as CallResult<unknown>;
  return { ...result, data: translateData(pair, result.data, context) };
}

/** A list whose objects are converted one by one; one that cannot be is handed over as not valid. */
function bridgedList(pair: Pair, calls: BridgedCalls, list: List<unknown>): List<unknown> {
  const owner = ownerOf(pair, calls, {});
  const context = { ...(owner ? { party: owner } : {}), ...calls.context };
  const item = (read: ReadItem<unknown>): ReadItem<unknown> =>
    read.ok ? { ...read, value: translateData(pair, read.value, context) } : read;
  async function* pages(): AsyncGenerator<ListPage<unknown>, void, undefined> {
    for await (const page of list.pages()) yield { ...page, items: page.items.map(item) };
  }
  async function* items(): AsyncGenerator<ReadItem<unknown>, void, undefined> {
    for await (const read of list.items()) yield item(read);
  }
  async function* values(): AsyncGenerator<unknown, void, undefined> {
    for await (const read of items()) if (read.ok) yield read.value;
  }
  return {
    ...list,
    pages,
    items,
    [Symbol.asyncIterator]: values,
    async all() {
      const found: unknown[] = [];
      for await (const value of values()) found.push(value);
      return found;
    },
  };
}
