import type { AdvertisedEndpoint, Version } from '../contract/version.js';
import type { VersionNumber } from '../core/version.js';
import { discover } from '../partners/discover.js';
import { mergeProfiles } from '../partners/profile.js';
import type { Registration } from '../partners/registration.js';
import type { Self } from '../partners/self.js';
import { discovery } from './discovery.js';
import { negotiate } from './negotiate.js';
import type { ClientOptions } from './options.js';
import { fromParts, fromRegistration, type Partner } from './partner.js';

/** How to reach a partner: by the registration with it, or by a token that is valid already. */
export type ConnectOptions<V extends VersionNumber> = ClientOptions & { readonly version: Version<V> } & (
    | { readonly registration: Registration; readonly self?: Self }
    | { readonly self: Self; readonly id: string }
    | { readonly versionsUrl: string; readonly token: string }
    | { readonly endpoints: readonly AdvertisedEndpoint[]; readonly token: string }
  );

/**
 * Gives a partner to call: from a registration (`registration`, or `self` and its `id`), from a versions URL and a valid
 * token, or from endpoints and a token without any discovery, for partners without the credentials module. With `bridge`
 * the partner may speak another version than `version`: that of its registration, or the best that it offers.
 * Throws an `OcpiNegotiationError` when there is no such registration, version or endpoint.
 * @see OCPI 2.2.1, version_information_endpoint, versions_module
 */
export async function connect<V extends VersionNumber>(options: ConnectOptions<V>): Promise<Partner<V>> {
  const { version } = options;
  if ('endpoints' in options) {
    const { endpoints, token } = options;
    return fromParts(version, version, { endpoints, token, options });
  }
  if ('versionsUrl' in options) {
    const { versionsUrl, token } = options;
    const spoken = await negotiate({ ...options, versionsUrl, token });
    const { endpoints, learnt } = await discover(spoken, versionsUrl, token, discovery(options));
    const profile = mergeProfiles(options.profile, learnt);
    return fromParts(version, spoken, { endpoints, token, versionsUrl, options: { ...options, profile } });
  }
  const registration =
    'registration' in options ? options.registration : await options.self.partners.get(options.id);
  return fromRegistration(version, options, registration, options.self);
}
