import { Header } from '../core/headers.js';
import { nextLink } from '../core/link.js';
import { queryString } from '../core/url.js';
import type { VersionNumber } from '../core/version.js';
import { mergeProfiles, type PagingStyle, type PartnerProfile } from '../partners/profile.js';
import type { Self } from '../partners/self.js';
import { type Connection, callHeaders } from './connection.js';
import { offsetOf } from './paging/next.js';
import { connectionOf, type Partner } from './partner.js';
import { send } from './transport.js';

/** Something that was learnt about a partner. */
export interface Finding {
  /** The field of the profile that it is about, or another word for what no profile needs. */
  readonly about: string;
  readonly value: unknown;
  /** One sentence: how it was seen. */
  readonly seen: string;
}

/** What was learnt about a partner. */
export interface Detected {
  /** The profile with what was learnt laid over what was known. */
  readonly profile: PartnerProfile;
  readonly findings: readonly Finding[];
}

/** Modules whose lists are looked at: the partner owns the objects. */
const LISTS = ['locations', 'tariffs', 'sessions', 'cdrs', 'tokens'];

/** Objects that a look at a list asks for. */
const PROBE = 2;

/**
 * Looks at a partner and learns its dialect: what registering has shown, the slashes of its URLs, and for each list that
 * it owns how it continues. Reads only, a page of two objects for each list; a list that fails is a finding, not an error.
 * With `save`, the profile is kept in the registration.
 */
export async function detect<V extends VersionNumber>(
  partner: Partner<V>,
  options: { readonly save?: Self; readonly signal?: AbortSignal } = {},
): Promise<Detected> {
  const connection = connectionOf(partner);
  const findings: Finding[] = [...fromDiscovery(partner.profile), ...fromEndpoints(connection)];
  const styles: Record<string, { style: PagingStyle }> = {};
  for (const { identifier, role, url } of connection.endpoints) {
    if (!LISTS.includes(identifier) || (role !== undefined && role !== 'SENDER')) continue;
    const look = await lookAtList(connection, identifier, url, options.signal);
    findings.push(...look.findings);
    if (look.style) styles[identifier] = { style: look.style };
  }
  const slash: PartnerProfile = findings.some(({ about }) => about === 'trailingSlash')
    ? { trailingSlash: 'add' }
    : {};
  const paging = Object.keys(styles).length === 0 ? {} : { paging: { modules: styles } };
  const profile = mergeProfiles(partner.profile, slash, paging);
  const { id } = partner;
  if (options.save && id !== undefined) {
    await options.save.partners.update(id, (current) => current && { ...current, profile });
  }
  return { profile, findings };
}

function fromDiscovery({ tokenEncoding, versionsAuth }: PartnerProfile): Finding[] {
  const found: Finding[] = [];
  if (tokenEncoding !== undefined && tokenEncoding !== 'try') {
    const seen = 'This encoding of the token was accepted, or told.';
    found.push({ about: 'tokenEncoding', value: tokenEncoding, seen });
  }
  if (versionsAuth === 'none') {
    const seen = 'Versions answer 401 to a valid token and 200 without one.';
    found.push({ about: 'versionsAuth', value: versionsAuth, seen });
  }
  return found;
}

function fromEndpoints({ endpoints }: Connection): Finding[] {
  const slashed = endpoints.filter(({ url }) => url.endsWith('/'));
  if (slashed.length === 0) return [];
  const seen = `${slashed.length} of ${endpoints.length} endpoints are advertised with a slash at the end.`;
  return slashed.length === endpoints.length ? [{ about: 'trailingSlash', value: 'add', seen }] : [];
}

interface Look {
  readonly style?: PagingStyle | undefined;
  readonly findings: readonly Finding[];
}

async function lookAtList(
  connection: Connection,
  module: string,
  url: string,
  signal: AbortSignal | undefined,
): Promise<Look> {
  try {
    const answer = await send(
      {
        method: 'GET',
        url: `${url}${queryString({ limit: PROBE })}`,
        headers: callHeaders(connection, 'functional', {}),
        module,
        signal,
      },
      connection.channel,
    );
    const { data } = answer.envelope;
    const count = Array.isArray(data) ? data.length : 0;
    return judgeList(module, count, answer.headers, url);
  } catch (error) {
    if (signal?.aborted) throw error;
    const seen = error instanceof Error ? error.message : 'It failed.';
    return { findings: [{ about: `${module} list`, value: 'failed', seen }] };
  }
}

function judgeList(module: string, count: number, headers: Headers, url: string): Look {
  const findings: Finding[] = [];
  const add = (what: string, value: unknown, seen: string): void => {
    findings.push({ about: `${module} ${what}`, value, seen });
  };
  const total = headers.get(Header.totalCount);
  if (total === null) add('total', 'missing', 'The list has no X-Total-Count.');
  if (count > PROBE) add('limit', 'ignored', `${count} objects came although ${PROBE} were asked for.`);
  const target = nextLink(headers.get(Header.link));
  const more = Number(total ?? 0) > count;
  if (target === undefined) {
    if (more) add('Link', 'missing', `No next link, although the total is ${total}.`);
    return { findings, ...(more ? { style: 'offset' as const } : {}) };
  }
  const next = URL.canParse(target, url) ? new URL(target, url) : undefined;
  if (!next) add('Link', 'malformed', 'The next link is no URL.');
  else if (next.origin !== new URL(url).origin)
    add('Link', 'other origin', `The next link leads to ${next.origin}.`);
  if (next && offsetOf(next.href) === undefined) {
    add('paging', 'opaque', 'The next link has no offset.');
    return { findings, style: 'opaque' };
  }
  return { findings };
}
