import { contextOf } from '../bridge/context.js';
import { type Pair, translateBody, translateData } from '../bridge/translate.js';
import { endpointUrl, pathUrl } from '../client/connection.js';
import type { Interface } from '../contract/interface.js';
import type { ConversionContext } from '../convert/context.js';
import { OcpiConversionError } from '../core/errors.js';
import type { Party } from '../core/party.js';
import { encodeSegment, fillPath } from '../core/url.js';
import { applyPatch } from '../store/merge.js';
import type { JsonObject } from '../store/store.js';
import { interfaceAt, type Member } from './directory.js';
import type { Forward, Outbound } from './forward.js';
import { bodyOf, labelOf, type Message } from './message.js';
import type { HubBridging, HubVersion } from './options.js';

/** Why a message cannot go to a receiver that is connected. */
export interface Impossible {
  readonly impossible: string;
}

/** A message as it goes to one receiver, and what turns the answer back into the version of the sender. */
export interface Prepared {
  readonly outbound: Outbound;
  readonly answerIn: (data: unknown) => unknown;
}

/** What preparing takes. */
export interface Preparing {
  readonly versions: readonly HubVersion[];
  readonly bridging: HubBridging;
  readonly forward: Forward;
  /** Finds what a conversion needs to know besides. */
  readonly contextFor: HubBridging['contextFor'];
}

/** Whom a message goes to, and who it is said to come from. */
export interface Leg {
  readonly to: Member;
  readonly from: Party;
  readonly signal?: AbortSignal | undefined;
  /** Whether nobody waits for the answer. */
  readonly isPatient?: boolean | undefined;
  /** A URL that was given for just this message (`response_url`, next page); default: from the endpoint. */
  readonly url?: string | undefined;
}

/** Makes of a message what is sent to one receiver, in its version. */
export async function prepare(
  message: Message,
  leg: Leg,
  preparing: Preparing,
): Promise<Prepared | Impossible> {
  const { version } = leg.to.platform.version.version;
  const theirs =
    leg.url === undefined
      ? interfaceAt(leg.to, message.module, message.side)
      : interfaceOf(preparing, message, version);
  const what = `${message.module} (${message.side})`;
  if (!theirs) return { impossible: `The receiver has no ${what}.` };
  try {
    if (version === message.version) return { outbound: sameVersion(message, leg, theirs), answerIn: asIs };
    return await translated(message, leg, theirs, preparing);
  } catch (error) {
    if (error instanceof OcpiConversionError || error instanceof TypeError)
      return { impossible: error.message };
    throw error;
  }
}

const asIs = (data: unknown): unknown => data;

function outboundOf(message: Message, leg: Leg, contract: Interface, path: string): Outbound {
  const { platform, party } = leg.to;
  const { module, role, operations } = contract;
  const search = message.search === '' ? '' : `?${message.search}`;
  const { connection } = platform;
  const given = leg.url ?? `${pathUrl(connection, module, role, path)}${search}`;
  return {
    platform,
    source: message.partner,
    operation: message.operation,
    isPatient: leg.isPatient,
    module,
    method: operations[message.operation]?.method ?? 'GET',
    url: given,
    routing: contract.type === 'functional' ? { to: party, from: leg.from } : undefined,
    correlationId: message.correlationId,
    text: message.text,
    signal: leg.signal,
  };
}

/** Path, query and body just as they came. Throws a `TypeError` for a path that no URL can have. */
function sameVersion(message: Message, leg: Leg, contract: Interface): Outbound {
  return outboundOf(message, leg, contract, message.rest.map((part) => `/${encodeSegment(part)}`).join(''));
}

const interfaceOf = (
  { versions }: Preparing,
  { module, side }: Message,
  number: string,
): Interface | undefined => {
  const found = versions.find(({ version }) => version.version === number)?.modules[module];
  return side === 'SENDER' ? found?.sender : found?.receiver;
};

async function translated(
  message: Message,
  leg: Leg,
  theirs: Interface,
  preparing: Preparing,
): Promise<Prepared | Impossible> {
  const source = interfaceOf(preparing, message, message.version)?.operations[message.operation];
  const target = theirs.operations[message.operation];
  const to = theirs.version;
  if (!source || !target)
    return { impossible: `The receiver speaks OCPI ${to}, which has no ${labelOf(message)}.` };
  const owner = ownerOf(message, leg);
  const { bridging } = preparing;
  const where = labelOf(message);
  const pair: Pair = { where, from: message.version, to, source, target, onLosses: bridging.onLosses };
  const body = bodyOf(message);
  const subject = { where, object: body, from: message.version, to, owner };
  const context = await contextOf(subject, bridging.context, preparing.contextFor);
  const path = leg.url === undefined ? fillPath(target.path, { ...owner, ...message.params }) : '';
  const outbound = outboundOf(message, leg, theirs, path);
  const answerIn = (data: unknown): unknown => dataIn(pair, data, context);
  const converted = translateBody(pair, body, context);
  if (!converted) {
    const put = await wholeInstead({ pair, outbound, theirs, context, change: body }, preparing);
    return put ? { outbound: put, answerIn } : { impossible: CANNOT_CHANGE };
  }
  const text = converted.body === undefined ? undefined : JSON.stringify(converted.body);
  return { outbound: { ...outbound, text }, answerIn };
}

const CANNOT_CHANGE =
  'This change cannot be expressed in the version of the receiver; send the whole object by PUT.';

/** Whose object a message is about: as the URL says, else the side that owns what the interface is about. */
function ownerOf({ params, side, from }: Message, { to }: Leg): Party {
  const { country_code, party_id } = params;
  if (country_code !== undefined && party_id !== undefined) return { country_code, party_id };
  return side === 'SENDER' ? to.party : from;
}

function dataIn(pair: Pair, data: unknown, context: ConversionContext): unknown {
  if (pair.target.kind !== 'list' || !Array.isArray(data)) return translateData(pair, data, context);
  return data.map((item) => translateData(pair, item, context)).filter((item) => item !== undefined);
}

interface Change {
  readonly pair: Pair;
  readonly outbound: Outbound;
  readonly theirs: Interface;
  readonly context: ConversionContext;
  readonly change: unknown;
}

/** A change that does not determine what changes in the other version: what the receiver has is read, changed and put. */
async function wholeInstead(
  { pair, outbound, theirs, context, change }: Change,
  { forward }: Preparing,
): Promise<Outbound | undefined> {
  const object = pair.where.replace(/^.* patch/, '');
  const reading = theirs.operations[`get${object}`];
  const putting = theirs.operations[`put${object}`];
  if (!reading || !putting) return undefined;
  const read = await forward({ ...outbound, method: 'GET', text: undefined });
  if (!('answer' in read) || read.answer.envelope.data === undefined) return undefined;
  const theirPair = { ...pair, source: reading, target: reading };
  const before = translateData(theirPair, read.answer.envelope.data, context);
  const changed = applyPatch(before as JsonObject, change as JsonObject);
  const whole = translateBody({ ...pair, source: { ...pair.source, patch: false } }, changed, context);
  return { ...outbound, method: 'PUT', text: JSON.stringify(whole?.body) };
}

/** The endpoint of a receiver, for what is compared with it. */
export const endpointOf = ({ platform }: Member, { module, side }: Message): string =>
  endpointUrl(platform.connection, module, side);
