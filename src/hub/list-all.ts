import { type Party, partyKey, sameParty } from '../core/party.js';
import { isSuccess, StatusCode } from '../core/status.js';
import { forModule } from '../partners/profile.js';
import { CURSOR, listReply, pageWindow } from '../server/paging.js';
import { type Reply, refuse } from '../server/reply.js';
import type { Incoming } from './direct.js';
import { interfaceAt, type Member } from './directory.js';
import type { HubEnv } from './env.js';
import type { Forwarded } from './forward.js';
import { type FetchedPage, linkedSource } from './get-all/linked-source.js';
import { mergePages } from './get-all/merge-pages.js';
import type { Source } from './get-all/source.js';
import { labelOf, type Message, messageOf } from './message.js';
import { prepare } from './outbound.js';
import { isAllowed } from './permissions.js';
import { withRouting } from './replies.js';

/** What only concerns the pages of the hub, and not those of the parties. */
const OWN_PARAMS = ['offset', 'limit', CURSOR];

/**
 * Answers with the objects of all parties that the sender may ask, as one list: totals, limit and links are the hub's.
 * @see OCPI 2.2.1, transport_and_format, transport_and_format_get_all_via_hubs
 */
export async function listAll(env: HubEnv, incoming: Incoming): Promise<Reply> {
  const { call, from } = incoming;
  const { options } = env;
  const window = pageWindow(call.search, options.limits);
  if ('statusCode' in window) return window;
  const message = withoutPaging(messageOf(call, from.party));
  const members = new Map((await membersFor(env, incoming)).map((to) => [idOf(to), to]));
  const page = await mergePages(
    {
      ...{ state: options.store.state, lifetime: options.linkExpiry, timeout: options.client?.timeout },
      ...options.getAll,
      onProblem({ source, kind, given, error }) {
        const member = members.get(source);
        if (member) options.onMissing?.({ ...about(member, message), kind, given, error });
      },
    },
    {
      reader: call.partner.id,
      list: JSON.stringify([
        partyKey(from.party),
        message.version,
        labelOf(message),
        message.rest,
        message.search,
      ]),
      sources: [...members.values()].map((to) => sourceOf(env, incoming, to, message)),
      limit: window.limit,
      offset: window.offset,
      cursor: window.cursor,
      signal: call.signal,
    },
  );
  const isDead = window.cursor === undefined && members.size > 0 && page.leftOut.length >= members.size;
  const reply = isDead
    ? refuse(StatusCode.hubConnection, 'None of the parties can be reached.')
    : listReply({ ...page, more: page.cursor !== undefined }, page.items.length, window, {
        search: call.search,
        context: call,
        match: call.match,
      });
  const told = isDead
    ? reply
    : { ...reply, message: missing(page.leftOut.map((id) => members.get(id)?.party)) };
  return call.version.routed ? withRouting(told, from.party, env.hub) : told;
}

const MOST_NAMES = 20;

/** Says in words of which parties a list does not have everything: their objects are not gone. */
function missing(parties: readonly (Party | undefined)[]): string | undefined {
  if (parties.length === 0) return undefined;
  const names = parties.flatMap((party) => (party ? [partyKey(party)] : [])).slice(0, MOST_NAMES);
  return `This list is not complete; missing are objects of: ${names.join(', ') || 'parties that left'}.`;
}

const about = ({ platform, party }: Member, message: Message) => ({
  partner: platform.id,
  party,
  operation: labelOf(message),
  correlationId: message.correlationId,
});

function withoutPaging(message: Message): Message {
  const search = new URLSearchParams(message.search);
  for (const name of OWN_PARAMS) search.delete(name);
  return { ...message, search: search.toString() };
}

/**
 * Whose objects a list of all has, in an order that is the same in every process: the parties that own such objects, at
 * the platform where they do so. Other hubs are not asked, because they would ask this one.
 */
async function membersFor(
  { options, clients }: HubEnv,
  { call, from, directory }: Incoming,
): Promise<readonly Member[]> {
  const { module } = call.contract;
  const rules = options.permissions ?? [];
  const members = directory
    .members()
    .filter((to) => !to.platform.isHub && !isSame(to, from))
    .filter((to) => interfaceAt(to, module, 'SENDER')?.implementedBy.some((role) => to.roles.includes(role)))
    .filter((to) => isAllowed(rules, { from, to, module, side: 'SENDER' }))
    .sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
  return clients.withoutSuspended(members);
}

const idOf = ({ party, platform }: Member): string => `${partyKey(party)} ${platform.id}`;

const isSame = (a: Member, b: Member): boolean =>
  a.platform.id === b.platform.id && sameParty(a.party, b.party);

/** The list of one party, in the version of the one who asks. */
function sourceOf(env: HubEnv, { from }: Incoming, to: Member, message: Message): Source {
  const id = idOf(to);
  return {
    id,
    async page(request) {
      const first = await prepare(message, { to, from: from.party }, env.preparing);
      if ('impossible' in first) throw new Error(first.impossible);
      const { profile, origins } = to.platform.connection.channel;
      const { style } = forModule(profile.paging, message.module) ?? {};
      const source = linkedSource({
        ...{ id, url: first.outbound.url, style, origins },
        async fetchPage(url, signal) {
          const prepared = await prepare(message, { to, from: from.party, url, signal }, env.preparing);
          if ('impossible' in prepared) throw new Error(prepared.impossible);
          const page = pageOf(await env.forward(prepared.outbound));
          const answered = await prepared.answerIn(page.items);
          if ('impossible' in answered) throw new Error(answered.impossible);
          const { data } = answered;
          env.learn({ message, from, to, data, statusCode: StatusCode.success });
          return { ...page, items: ownObjects(data, to) };
        },
      });
      return source.page(request);
    },
  };
}

/** The page that a platform answered; throws for anything else. */
function pageOf(forwarded: Forwarded): FetchedPage & { readonly received: number } {
  if ('failure' in forwarded) throw forwarded.error;
  const { envelope, httpStatus, headers } = forwarded.answer;
  if (httpStatus >= 300 || !isSuccess(envelope.statusCode)) {
    throw new Error(`The answer was ${envelope.statusCode} (HTTP ${httpStatus}).`);
  }
  if (!Array.isArray(envelope.data)) throw new TypeError('The answer has no list.');
  return { items: envelope.data, received: envelope.data.length, headers };
}

/**
 * The objects of one party. A platform that does not tell its parties apart gives those of the others too, which come when
 * these are asked; what belongs to nobody at the platform is replaced by `null`, and reported.
 */
function ownObjects(data: unknown, { platform, party }: Member): readonly unknown[] {
  if (!Array.isArray(data)) return [];
  return data.flatMap((item: unknown) => {
    const { country_code, party_id } = (item ?? {}) as Partial<Record<string, unknown>>;
    if (typeof country_code !== 'string' || typeof party_id !== 'string') return [item];
    const owner = { country_code, party_id };
    if (sameParty(owner, party)) return [item];
    return platform.roles.some((role) => sameParty(role, owner)) ? [] : [null];
  });
}
