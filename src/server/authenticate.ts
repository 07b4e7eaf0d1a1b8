import { now, toMillis } from '../core/time.js';
import { equalInConstantTime, hashToken, tokenCandidates } from '../core/token.js';
import type { InboundToken, Partners, Registration } from '../partners/registration.js';

/** Who a request comes from, by its credentials token alone. */
export interface Access {
  readonly registration: Registration;
  /** The token as it was presented. */
  readonly token: string;
  readonly use: InboundToken['use'];
}

/** Finds the partner of an Authorization header; `undefined` when no partner has such a token. */
export type Authenticate = (header: string | null) => Promise<Access | undefined>;

/** What was found for a token, with the entry that accepts it. */
interface Found extends Access {
  readonly inbound: InboundToken;
}

interface Hashed {
  readonly token: string;
  readonly hash: string;
}

/** So many headers that were accepted are remembered with their hash, which costs more than the rest of a request. */
const REMEMBERED = 1000;

/**
 * Makes what authenticates requests. Only the hash of an accepted header is remembered: whether it still opens anything
 * is asked every time. The first use of a rotated token ends the overlap in which the one before it is still accepted.
 */
export function makeAuthenticate(partners: Partners): Authenticate {
  const accepted = new Map<string, Hashed>();
  return async (header) => {
    if (header === null) return undefined;
    const known = accepted.get(header);
    const access = known && accessIn(await partners.findByToken(known.hash), known);
    if (access && !endsOverlap(access)) return access;
    if (access) return endOverlap(partners, access);
    accepted.delete(header);
    const [found, hashed] = (await tryCandidates(partners, header)) ?? [];
    if (!found || !hashed) return undefined;
    if (accepted.size >= REMEMBERED) accepted.clear();
    accepted.set(header, hashed);
    return endsOverlap(found) ? endOverlap(partners, found) : found;
  };
}

/** What a header that was not accepted before gives access to, with the token and hash that it means. */
async function tryCandidates(
  partners: Partners,
  header: string,
): Promise<readonly [Found, Hashed] | undefined> {
  for (const token of tokenCandidates(header)) {
    const hashed = { token, hash: await hashToken(token) };
    const found = accessIn(await partners.findByToken(hashed.hash), hashed);
    if (found) return [found, hashed];
  }
  return undefined;
}

function accessIn(registration: Registration | undefined, { token, hash }: Hashed): Found | undefined {
  const inbound = registration?.inbound.find((entry) => equalInConstantTime(entry.hash, hash));
  if (!registration || !inbound || isExpired(inbound)) return undefined;
  return { registration, token, use: inbound.use, inbound };
}

const isExpired = (token: InboundToken): boolean =>
  token.expires !== undefined && toMillis(token.expires) <= Date.now();

/** A rotated token that still lives beside the one that took its place. */
const isOlder = ({ use, expires }: InboundToken): boolean => use === 'exchange' && expires !== undefined;

const endsOverlap = ({ registration, inbound }: Found): boolean =>
  inbound.use === 'exchange' && inbound.expires === undefined && registration.inbound.some(isOlder);

async function endOverlap(partners: Partners, { registration, token, use }: Found): Promise<Access> {
  const updated = await partners.update(
    registration.id,
    (current) =>
      current && {
        ...current,
        inbound: current.inbound.filter((entry) => !isOlder(entry)),
        updatedAt: now(),
      },
  );
  return { registration: updated ?? registration, token, use };
}
