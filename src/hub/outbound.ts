import { answeredToken } from '../bridge/authorization.js';
import { contextOf } from '../bridge/context.js';
import type { Subject } from '../bridge/options.js';
import { commonName, type Pair, pairOf, translateBody, translateData } from '../bridge/translate.js';
import { besides, changedWhole } from '../bridge/whole.js';
import { pathUrl } from '../client/connection.js';
import type { Interface } from '../contract/interface.js';
import { type Loss, refusalLoss } from '../convert/loss.js';
import { OcpiConversionError } from '../core/errors.js';
import { isObject } from '../core/guard.js';
import type { Party } from '../core/party.js';
import { encodeSegment, fillPath } from '../core/url.js';
import type { VersionNumber } from '../core/version.js';
import type { JsonObject } from '../store/store.js';
import { interfaceAt, type Member } from './directory.js';
import type { Forward, Outbound } from './forward.js';
import { bodyOf, labelOf, type Message } from './message.js';
import type { HubBridging, HubVersion } from './options.js';

/** Why a message cannot go to a receiver that is connected. */
export interface Impossible {
  readonly impossible: string;
  /** Whether that is the fault of the message, whoever it would go to. */
  readonly isInvalid?: boolean | undefined;
}

/** The data of an answer in the version of the sender; absent for what must not be shown there. */
export interface AnswerData {
  readonly data: unknown;
}

/** A message as it goes to one receiver, and what turns the answer back into the version of the sender. */
export interface Prepared {
  readonly outbound: Outbound;
  readonly answerIn: (data: unknown) => Promise<AnswerData | Impossible>;
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

const asIs = async (data: unknown): Promise<AnswerData> => ({ data });

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
  const ours = interfaceOf(preparing, message, message.version);
  const pair = ours && pairOf(ours, theirs, message.operation);
  const to = theirs.version;
  if (!ours || !pair)
    return { impossible: `The receiver speaks OCPI ${to}, which has no ${labelOf(message)}.` };
  const converting = { message, leg, ours, theirs, preparing };
  const body = bodyOf(message);
  if (message.text !== undefined && !isObject(body)) return NO_OBJECT;
  const context = await contextFor(converting, body, message.version, to);
  const path =
    leg.url === undefined ? fillPath(pair.target.path, { ...ownerOf(message, leg), ...message.params }) : '';
  const outbound = outboundOf(message, leg, theirs, path);
  const answerIn = (data: unknown): Promise<AnswerData | Impossible> => dataIn(converting, pair, data);
  const converted = translateBody(pair, body, context);
  if (!converted) {
    const put = await wholeInstead(converting, outbound, body as JsonObject);
    return put ? { outbound: put, answerIn } : { impossible: CANNOT_CHANGE };
  }
  tell(converting, body, message.version, to, converted.losses);
  const text = converted.value === undefined ? undefined : JSON.stringify(converted.value);
  return { outbound: { ...outbound, text }, answerIn };
}

const NO_OBJECT: Impossible = { impossible: 'The body must be a JSON object.', isInvalid: true };

const CANNOT_CHANGE =
  'This change cannot be expressed in the version of the receiver; send the whole object by PUT.';

/** A message between two versions. */
interface Converting {
  readonly message: Message;
  readonly leg: Leg;
  readonly ours: Interface;
  readonly theirs: Interface;
  readonly preparing: Preparing;
}

function subjectOf(
  { message, leg }: Converting,
  object: unknown,
  from: VersionNumber,
  to: VersionNumber,
): Subject {
  const { module, side: role, operation, params } = message;
  return { module, role, operation, params, object, from, to, owner: ownerOf(message, leg) };
}

function contextFor(converting: Converting, object: unknown, from: VersionNumber, to: VersionNumber) {
  const { message, leg, preparing } = converting;
  const emsp = message.side === 'SENDER' ? message.from : leg.to.party;
  const options = { ...preparing.bridging, contextFor: preparing.contextFor };
  return contextOf(subjectOf(converting, object, from, to), options, emsp);
}

function tell(
  converting: Converting,
  object: unknown,
  from: VersionNumber,
  to: VersionNumber,
  losses: readonly Loss[],
): void {
  if (losses.length === 0) return;
  converting.preparing.bridging.onLosses?.(losses, subjectOf(converting, object, from, to));
}

/** Whose object a message is about: as the URL says, else the side that owns what the interface is about. */
function ownerOf({ params, side, from }: Message, { to }: Leg): Party {
  const { country_code, party_id } = params;
  if (country_code !== undefined && party_id !== undefined) return { country_code, party_id };
  return side === 'SENDER' ? to.party : from;
}

/** The data of an answer; one object of a list that cannot be converted does not cost the others and is told. */
async function dataIn(converting: Converting, pair: Pair, data: unknown): Promise<AnswerData | Impossible> {
  const one = async (object: unknown): Promise<unknown> => {
    const context = await contextFor(converting, object, pair.to, pair.from);
    const token = answeredToken(subjectOf(converting, object, pair.to, pair.from), context);
    const { value, losses } = translateData(
      pair,
      object,
      token ? { ...context, token: token.value } : context,
    );
    tell(converting, object, pair.to, pair.from, [...losses, ...(token?.losses ?? [])]);
    return value;
  };
  const refused = (error: unknown, object: unknown): OcpiConversionError => {
    if (!(error instanceof OcpiConversionError)) throw error;
    tell(converting, object, pair.to, pair.from, [refusalLoss(error)]);
    return error;
  };
  if (pair.target.kind === 'list' && Array.isArray(data)) {
    const items = data.map((object) => one(object).catch((error: unknown) => void refused(error, object)));
    return { data: (await Promise.all(items)).filter((item) => item !== undefined) };
  }
  try {
    return { data: await one(data) };
  } catch (error) {
    return { impossible: `The answer cannot be given in OCPI ${pair.from}. ${refused(error, data).message}` };
  }
}

/** A change that does not determine what changes in the other version: what the receiver has is read, changed and put. */
async function wholeInstead(
  converting: Converting,
  outbound: Outbound,
  change: JsonObject,
): Promise<Outbound | undefined> {
  const { message, ours, theirs, preparing } = converting;
  const { get, put } = besides(message.operation);
  const putting = pairOf(ours, theirs, put);
  const name = putting && commonName(putting, 'body');
  if (!putting || name === undefined || !theirs.operations[get]) return undefined;
  const read = await preparing.forward({ ...outbound, method: 'GET', text: undefined });
  if (!('answer' in read) || read.answer.envelope.data === undefined) return undefined;
  const { value, losses } = await changedWhole({
    name,
    stored: read.answer.envelope.data as JsonObject,
    change,
    storedIn: putting.to,
    changedIn: putting.from,
    contextFor: (...about) => contextFor(converting, ...about),
  });
  tell(converting, change, putting.from, putting.to, losses);
  return { ...outbound, method: 'PUT', text: JSON.stringify(value) };
}
