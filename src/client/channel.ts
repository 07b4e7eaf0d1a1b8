import { OcpiUrlError } from '../core/errors.js';
import { printableUrl } from '../core/url.js';
import { forModule, mergeProfiles, type PartnerProfile, type StatusMeaning } from '../partners/profile.js';
import { type Limiter, makeLimiter } from './limiter.js';
import type { ClientOptions } from './options.js';
import type { RetryOptions } from './retry.js';

/** How requests of one connection travel: its options, its profile, and where the token may go. */
export interface Channel {
  readonly options: ClientOptions;
  readonly profile: PartnerProfile;
  /** The origins that belong to the partner; `undefined` as long as they are being discovered. */
  readonly origins: ReadonlySet<string> | undefined;
  readonly limiter: Limiter;
}

/** Makes a channel; the options' profile is laid over what is known of the partner. */
export function makeChannel(
  options: ClientOptions,
  known?: PartnerProfile,
  urls?: readonly (string | undefined)[],
): Channel {
  const profile = mergeProfiles(known, options.profile);
  const all = urls && [...urls, ...(options.origins ?? [])];
  return { options, profile, origins: all && originsOf(all), limiter: makeLimiter(profile.rate) };
}

const originsOf = (urls: readonly (string | undefined)[]): ReadonlySet<string> =>
  new Set(urls.map((url) => url && originOf(url)).filter((origin) => typeof origin === 'string'));

function originOf(url: string): string | undefined {
  try {
    return new URL(url).origin;
  } catch {
    return undefined;
  }
}

/** Throws an {@link OcpiUrlError} for a URL outside of the partner's registered origins: our token must not go there. */
export function checkOrigin(channel: Channel, url: string): void {
  const origin = channel.origins && originOf(url);
  if (origin === undefined || channel.origins?.has(origin)) return;
  const message = `The URL ${printableUrl(url)} is refused (registered-origin): ${origin} is no origin that the partner is registered with, and our token goes to no other; the option origins adds one.`;
  throw new OcpiUrlError('registered-origin', printableUrl(url), message);
}

const DEFAULT_TIMEOUT = 30_000;

/** Milliseconds for one try. */
export const timeoutOf = ({ options, profile }: Channel, own: number | undefined): number =>
  own ?? options.timeout ?? profile.timeout ?? DEFAULT_TIMEOUT;

/** When GETs are tried again: the options' word first. */
export const retryOf = ({ options, profile }: Channel): RetryOptions => ({
  ...profile.retry,
  ...options.retry,
});

/** What the partner's status codes mean in a module. */
export const meaningsOf = (
  { profile }: Channel,
  module: string | undefined,
): Readonly<Record<number, StatusMeaning>> | undefined => forModule(profile.meanings, module ?? '');
