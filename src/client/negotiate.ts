import type { Version } from '../contract/version.js';
import { OcpiNegotiationError } from '../core/errors.js';
import { fetchVersions } from '../partners/discover.js';
import type { PartnerProfile } from '../partners/profile.js';
import { discovery } from './discovery.js';
import type { ClientOptions } from './options.js';

/** A partner that is asked for its versions. */
export interface Negotiation extends ClientOptions {
  readonly version: Version;
  readonly versionsUrl: string;
  readonly token: string;
}

/**
 * The version to speak with a partner: ours, or with a bridge the best that the partner offers. Throws an
 * `OcpiNegotiationError` when it offers none that is bridged.
 */
export async function negotiate(
  options: Negotiation,
  correlationId?: string,
  known?: PartnerProfile,
): Promise<Version> {
  const { version, versionsUrl, token, bridge } = options;
  if (!bridge) return version;
  const entries = await fetchVersions(version, versionsUrl, token, discovery(options, correlationId, known));
  const offered = entries.map((entry) => entry.version.trim());
  const best = bridge.best(version.version, offered);
  if (best) return best;
  const message = `The partner offers no version that is spoken here: ${offered.join(', ') || 'none'}.`;
  throw new OcpiNegotiationError(message, offered, [version.version]);
}
