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
    const access = known && (await accessOf(partners, known));
    if (access) return access;
    for (const token of tokenCandidates(header)) {
      const hashed = { token, hash: await hashToken(token) };
      const found = await accessOf(partners, hashed);
      if (!found) continue;
      if (accepted.size >= REMEMBERED) accepted.clear();
      accepted.set(header, hashed);
      return found;
    }
    accepted.delete(header);
    return undefined;
  };
}

async function accessOf(partners: Partners, { token, hash }: Hashed): Promise<Access | undefined> {
  const registration = await partners.findByToken(hash);
  const inbound = registration?.inbound.find((entry) => equalInConstantTime(entry.hash, hash));
  if (!registration || !inbound || isExpired(inbound)) return undefined;
  if (!endsOverlap(registration, inbound)) return { registration, token, use: inbound.use };
  return { registration: await endOverlap(partners, registration), token, use: inbound.use };
}

const isExpired = (token: InboundToken): boolean =>
  token.expires !== undefined && toMillis(token.expires) <= Date.now();

/** A rotated token that still lives beside the one that took its place. */
const isOlder = ({ use, expires }: InboundToken): boolean => use === 'exchange' && expires !== undefined;

const endsOverlap = ({ inbound }: Registration, used: InboundToken): boolean =>
  used.use === 'exchange' && used.expires === undefined && inbound.some(isOlder);

async function endOverlap(partners: Partners, registration: Registration): Promise<Registration> {
  const updated = await partners.update(
    registration.id,
    (current) =>
      current && {
        ...current,
        inbound: current.inbound.filter((entry) => !isOlder(entry)),
        updatedAt: now(),
      },
  );
  return updated ?? registration;
}
