import { OcpiNegotiationError } from '../core/errors.js';
import type { PartnerProfile } from '../partners/profile.js';
import type { AnyArgs } from './types.js';

/**
 * Throws an {@link OcpiNegotiationError} for what the partner's profile says it cannot do, before anything is sent: an
 * operation (`module.operation`) that it does not have, or a field that it insists on although the specification does not.
 */
export function checkCapability(profile: PartnerProfile, what: string, args: AnyArgs): void {
  const partner = profile.name === undefined ? 'The partner' : `The partner (${profile.name})`;
  if (profile.unsupported?.includes(what)) {
    throw new OcpiNegotiationError(`${partner} does not support ${what}; its profile says so.`, [], [what]);
  }
  const body = (args.body ?? {}) as Readonly<Record<string, unknown>>;
  const missing = (profile.requires?.[what] ?? []).filter((field) => body[field] === undefined);
  if (missing.length === 0) return;
  const message = `${partner} insists on ${missing.join(', ')} in the body of ${what}; its profile says so.`;
  throw new OcpiNegotiationError(message, Object.keys(body), missing);
}
