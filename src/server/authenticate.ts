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

/**
 * Finds the partner of an Authorization header; `undefined` when no partner has such a token.
 * The first use of a rotated token ends the overlap in which the one before it is still accepted.
 */
export async function authenticate(partners: Partners, header: string | null): Promise<Access | undefined> {
  for (const token of tokenCandidates(header)) {
    const hash = await hashToken(token);
    const registration = await partners.findByToken(hash);
    const inbound = registration?.inbound.find((entry) => equalInConstantTime(entry.hash, hash));
    if (!registration || !inbound || isExpired(inbound)) continue;
    const current = await endOverlap(partners, registration, inbound);
    return { registration: current, token, use: inbound.use };
  }
  return undefined;
}

const isExpired = (token: InboundToken): boolean =>
  token.expires !== undefined && toMillis(token.expires) <= Date.now();

async function endOverlap(
  partners: Partners,
  registration: Registration,
  used: InboundToken,
): Promise<Registration> {
  const older = (entry: InboundToken): boolean => entry.use === 'exchange' && entry.expires !== undefined;
  if (used.use !== 'exchange' || used.expires !== undefined || !registration.inbound.some(older))
    return registration;
  const updated = await partners.update(
    registration.id,
    (current) =>
      current && { ...current, inbound: current.inbound.filter((entry) => !older(entry)), updatedAt: now() },
  );
  return updated ?? registration;
}
