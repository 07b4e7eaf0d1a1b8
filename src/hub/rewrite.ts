import { endpointUrl } from '../client/connection.js';
import type { Answer } from '../core/exchange.js';
import { Header } from '../core/headers.js';
import { formatNextLink, nextLink } from '../core/link.js';
import { fillPath, joinUrl } from '../core/url.js';
import type { RelayCall } from '../server/relay.js';
import type { Reply } from '../server/reply.js';
import { PAGE_PARAM } from './arrange.js';
import type { Member } from './directory.js';
import type { HubEnv } from './env.js';
import type { Place } from './places.js';

const LINK_LIFETIME = 3_600_000;

/** A CDR can be asked for again long after it was posted. */
const LOCATION_LIFETIME = 400 * 86_400_000;

/** An answer with whom it is from and to. */
export interface Answered {
  readonly call: RelayCall;
  readonly answer: Answer;
  readonly from: Member;
  readonly to: Member;
  /** What was called. */
  readonly url: string;
}

/** A reply with the URLs of an answer, as URLs of the hub. */
export async function withOwnUrls(env: HubEnv, reply: Reply, answered: Answered): Promise<Reply> {
  const link = await ownLink(env, answered);
  const location = await ownLocation(env, answered);
  if (link === undefined && location === undefined) return reply;
  const headers = {
    ...reply.headers,
    ...(link === undefined ? {} : { [Header.link]: link }),
    ...(location === undefined ? {} : { [Header.location]: location }),
  };
  return { ...reply, headers };
}

const placeOf = ({ call, from, to }: Answered, url: string): Place => ({
  user: from.platform.id,
  target: to.platform.id,
  from: from.party,
  to: to.party,
  module: call.contract.module,
  side: call.contract.role,
  url,
});

/** The link to the next page: what can be read in it is kept, so that clients which count along can. */
async function ownLink(env: HubEnv, answered: Answered): Promise<string | undefined> {
  const { answer, call, url } = answered;
  const target = nextLink(answer.headers.get(Header.link));
  if (target === undefined || !URL.canParse(target, url)) return undefined;
  const real = new URL(target, url);
  const lifetime = env.options.linkExpiry ?? LINK_LIFETIME;
  const id = await env.places.keep('page', placeOf(answered, real.href), lifetime);
  const query = new URLSearchParams();
  for (const name of Object.keys(call.match.operation.operation.query)) {
    const value = real.searchParams.get(name);
    if (value !== null) query.set(name, value);
  }
  query.set(PAGE_PARAM, id);
  const path = call.rest.map((part) => `/${encodeURIComponent(part)}`).join('');
  return formatNextLink(`${joinUrl(call.endpointUrl, path)}?${query}`);
}

/** Where a posted object is: below the hub's endpoint like below the receiver's, or under an id when that is elsewhere. */
async function ownLocation(env: HubEnv, answered: Answered): Promise<string | undefined> {
  const { answer, call, to, from, url } = answered;
  const target = answer.headers.get(Header.location);
  if (target === null || !URL.canParse(target, url)) return undefined;
  const real = new URL(target, url).href;
  const { contract, match } = call;
  const created = contract.operations[match.operation.operation.createdAt ?? ''];
  if (!created) {
    const base = endpointUrl(to.platform.connection, contract.module, contract.role).replace(/\/+$/, '');
    return real.startsWith(`${base}/`) ? joinUrl(call.endpointUrl, real.slice(base.length)) : undefined;
  }
  const id = await env.places.keep('location', placeOf(answered, real), LOCATION_LIFETIME);
  const [last = ''] = created.path.match(/\{\w+\}$/) ?? [];
  return joinUrl(call.endpointUrl, fillPath(created.path, { ...from.party, [last.slice(1, -1)]: id }));
}
