import type { Interface } from '../contract/interface.js';
import type { Operation } from '../contract/operation.js';
import type { Version } from '../contract/version.js';
import type { ConversionContext } from '../convert/context.js';
import { OcpiConversionError, OcpiStatusError } from '../core/errors.js';
import type { Party } from '../core/party.js';
import { StatusCode } from '../core/status.js';
import type { VersionNumber } from '../core/version.js';
import { handlerOf } from '../server/invoke.js';
import type { Context, Handler, Input, Page, RoleBridge, Served, WriteOutcome } from '../server/types.js';
import { type ContextFor, contextOf } from './context.js';
import { patchByReading } from './patch.js';
import { type OnLosses, type Pair, translateBody, translateData } from './translate.js';
import { interfaceIn } from './versions.js';

/** How a role is published in another version. */
export interface BridgeOptions {
  /** Is told what each conversion lost, assumed or defaulted. */
  readonly onLosses?: OnLosses | undefined;
  /** What conversions need to know that objects do not say; the owner is known. */
  readonly context?: ConversionContext | undefined;
  /** Finds what a conversion needs for one object, see `storeContext`. */
  readonly contextFor?: ContextFor | undefined;
}

/**
 * Publishes the handlers of a role in another version too: give it to `defineRole` as `alsoAs`. Requests are converted
 * to the role's version and answers back; what the other version does not have is not served in it.
 */
export function bridgedTo(version: Version, options: BridgeOptions = {}): RoleBridge {
  return (role) => ({
    version,
    party: role.party,
    served: role.served.flatMap((served) => bridged(served, version.version, options)),
  });
}

function bridged(served: Served, target: VersionNumber, options: BridgeOptions): Served[] {
  const { module, role } = served.contract;
  const contract = interfaceIn(target, module, role);
  if (!contract) return [];
  const handlers: Record<string, Handler<Operation>> = {};
  for (const [name, operation] of Object.entries(contract.operations)) {
    const own = served.contract.operations[name];
    const handler = handlerOf(served, name);
    if (!own || !handler) continue;
    const pair: Pair = {
      where: `${module} ${role} ${name}`,
      from: target,
      to: served.contract.version,
      source: operation,
      target: own,
      onLosses: options.onLosses,
    };
    handlers[name] = translatingHandler(pair, handler, served, options);
  }
  return [{ contract, handlers }];
}

/** A handler of the other version in front of one of ours. */
function translatingHandler(
  pair: Pair,
  handler: Handler<Operation>,
  served: Served,
  options: BridgeOptions,
): Handler<Operation> {
  return async (input, context) => {
    const owner = ownerOf(input, context, served.contract);
    const ownContext: Context = { ...context, version: served.contract.version };
    const call = { ...input, params: { ...owner, ...input.params } };
    const subject = { where: pair.where, object: input.body, from: pair.from, to: pair.to, owner };
    try {
      const known = await contextOf(subject, options.context, options.contextFor);
      const translated = translateBody(pair, input.body, known);
      if (!translated) return await patchByReading({ pair, served, input: call, context: ownContext, known });
      const output: unknown = await handler({ ...call, body: translated.body }, ownContext);
      return (await translateOutput(pair, output, owner, options)) as WriteOutcome;
    } catch (error) {
      throw error instanceof OcpiConversionError ? refusalOf(error) : error;
    }
  };
}

/** What cannot be converted is wrong for us, and the partner is told why. */
const refusalOf = (error: OcpiConversionError): OcpiStatusError =>
  new OcpiStatusError(StatusCode.invalidParameters, error.message, { cause: error });

/** Whose object a request is about: the URL says it, else the side that owns what the interface is about. */
function ownerOf(input: Input<Operation>, { partner, role }: Context, { role: side }: Interface): Party {
  const { country_code, party_id } = input.params as Partial<Record<string, string>>;
  if (country_code !== undefined && party_id !== undefined) return { country_code, party_id };
  const [theirs] = partner.roles ?? [];
  const owner = side === 'SENDER' ? role : (theirs ?? role);
  return { country_code: owner.country_code, party_id: owner.party_id };
}

async function translateOutput(
  pair: Pair,
  output: unknown,
  owner: Party,
  options: BridgeOptions,
): Promise<unknown> {
  const { kind } = pair.target;
  if (kind === 'write' || output === undefined) return output;
  const one = async (object: unknown): Promise<unknown> => {
    const subject = { where: pair.where, object, from: pair.to, to: pair.from, owner };
    return translateData(pair, object, await contextOf(subject, options.context, options.contextFor));
  };
  if (kind !== 'list') return one(output);
  const page = output as Page<unknown> | readonly unknown[];
  const items = async (list: readonly unknown[]) =>
    (await Promise.all(list.map(one))).filter((object) => object !== undefined);
  return 'items' in page ? { ...page, items: await items(page.items) } : items(page);
}
