import { StatusCode } from '../core/status.js';
import type { RelayCall } from '../server/relay.js';
import { type Reply, refuse } from '../server/reply.js';
import type { Member } from './directory.js';
import type { HubEnv } from './env.js';
import type { Message } from './message.js';
import { type Leg, prepare } from './outbound.js';
import { impossible, replyOf } from './replies.js';
import { withOwnUrls } from './rewrite.js';

/** A message with its way to one receiver. */
export interface Passage {
  readonly call: RelayCall;
  readonly from: Member;
  /** As it is sent. */
  readonly message: Message;
  /** As it came, for what is learnt from it. */
  readonly original: Message;
  readonly leg: Leg;
}

/** Passes a message on to one receiver and gives its answer back, in the version and with URLs for the sender. */
export async function passOn(env: HubEnv, { call, from, message, original, leg }: Passage): Promise<Reply> {
  const prepared = await prepare(message, leg, env.preparing);
  if ('impossible' in prepared) return impossible(prepared);
  const forwarded = await env.forward(prepared.outbound);
  const reply = replyOf(forwarded);
  if (!('answer' in forwarded)) return reply;
  const answered = await prepared.answerIn(reply.data);
  if ('impossible' in answered) return impossible(answered);
  const { data } = answered;
  if (data === undefined && reply.data !== undefined) return HIDDEN;
  env.learn({ message: original, from, to: leg.to, data, statusCode: reply.statusCode });
  const { url } = prepared.outbound;
  return withOwnUrls(env, { ...reply, data }, { call, answer: forwarded.answer, from, to: leg.to, url });
}

/** What a version cannot say that it must not be shown is not there for those who speak it. */
const HIDDEN = refuse(StatusCode.unknownLocation, 'There is no such object for you.', 404);
