import type { DiscoverOptions } from '../partners/discover.js';
import { mergeProfiles, type PartnerProfile } from '../partners/profile.js';
import { makeChannel } from './channel.js';
import type { ClientOptions } from './options.js';
import { send } from './transport.js';

/** Milliseconds for one request of a discovery, unless the options say otherwise. */
const TIMEOUT = 10_000;

/** Discovery over the client's transport: with its retries, limits, redirect rules and URL policy. */
export function discovery(
  options: ClientOptions,
  correlationId?: string,
  known?: PartnerProfile,
): DiscoverOptions {
  const channel = makeChannel(options, known);
  const timeout = options.timeout ?? channel.profile.timeout ?? TIMEOUT;
  return {
    profile: mergeProfiles(known, options.profile),
    correlationId,
    send: ({ url, headers }) => send({ method: 'GET', url, headers, timeout, module: 'versions' }, channel),
  };
}
