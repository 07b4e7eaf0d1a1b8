import type { Interface, Operations } from '../contract/interface.js';
import type { PartyRole, Version } from '../contract/version.js';
import { OcpiNegotiationError } from '../core/errors.js';
import type { Party } from '../core/party.js';
import type { InterfaceRole, VersionNumber } from '../core/version.js';
import { discover } from '../partners/discover.js';
import type { Registration } from '../partners/registration.js';
import type { Self } from '../partners/self.js';
import type { Connection } from './connection.js';
import { type ModuleClient, makeModule } from './module.js';
import type { ClientOptions } from './options.js';

/** A partner that can be called in one version. */
export interface Partner<V extends VersionNumber = VersionNumber> {
  readonly version: Version<V>;
  /** The registration that this comes from; absent when the partner is called with a token alone. */
  readonly registration: Registration | undefined;
  /** The partner's parties, as far as they are known. */
  readonly roles: readonly PartyRole[];
  /** Whether the partner has an endpoint for the interface. */
  has(contract: Interface<V>): boolean;
  /** The typed methods of an interface; calling one that the partner has no endpoint for is an `OcpiNegotiationError`. */
  module<O extends Operations>(contract: Interface<V, string, InterfaceRole, O>): ModuleClient<O>;
  /** The same partner, with another receiver in the routing headers. */
  to(party: Party): Partner<V>;
}

/** Makes a partner of what is known about it. */
export function makePartner<V extends VersionNumber>(
  version: Version<V>,
  connection: Connection,
  registration: Registration | undefined,
): Partner<V> {
  return {
    version,
    registration,
    roles: connection.roles,
    has: ({ module, role }) =>
      connection.endpoints.some((e) => e.identifier === module && (!version.routed || e.role === role)),
    module: (contract) => makeModule(connection, contract),
    to: (party) => makePartner(version, { ...connection, roles: [{ ...party, role: '' }] }, registration),
  };
}

/** How to reach a partner: by the registration with it, or by a token that is valid already. */
export type ConnectOptions<V extends VersionNumber> = ClientOptions & { readonly version: Version<V> } & (
    | { readonly registration: Registration; readonly self?: Self }
    | { readonly self: Self; readonly id: string }
    | { readonly versionsUrl: string; readonly token: string }
    | { readonly endpoints: Connection['endpoints']; readonly token: string }
  );

/**
 * Gives a partner to call: from a registration (`registration`, or `self` and its `id`), from a versions URL and a valid
 * token, or from endpoints and a token without any discovery.
 * Throws an `OcpiNegotiationError` when there is no such registration, version or endpoint.
 * @see OCPI 2.2.1, version_information_endpoint, versions_module
 */
export async function connect<V extends VersionNumber>(options: ConnectOptions<V>): Promise<Partner<V>> {
  const { version } = options;
  if ('endpoints' in options) return fromEndpoints(version, options, options.endpoints, options.token);
  if ('versionsUrl' in options) {
    const { versionsUrl, token, fetch, urls, timeout } = options;
    const found = await discover(version, versionsUrl, token, { fetch, urls, timeout });
    return fromEndpoints(version, options, found.endpoints, token);
  }
  const registration =
    'registration' in options ? options.registration : await options.self.partners.get(options.id);
  return fromRegistration(version, options, registration, options.self);
}

function fromEndpoints<V extends VersionNumber>(
  version: Version<V>,
  options: ClientOptions,
  endpoints: Connection['endpoints'],
  token: string,
): Partner<V> {
  const { tokenEncoding } = version;
  return makePartner(version, { version, token, tokenEncoding, endpoints, roles: [], options }, undefined);
}

/** Gives the partner of a registration. Throws an `OcpiNegotiationError` when it is not registered in this version. */
export function fromRegistration<V extends VersionNumber>(
  version: Version<V>,
  options: ClientOptions,
  registration: Registration | undefined,
  self: Self | undefined,
): Partner<V> {
  const { token, endpoints, roles } = registration ?? {};
  if (!registration || !token || !endpoints) {
    throw new OcpiNegotiationError('The partner is not registered; register first.', [], [version.version]);
  }
  if (registration.version !== version.version) {
    const message = `The partner is registered with OCPI ${registration.version}, not ${version.version}.`;
    throw new OcpiNegotiationError(message, [String(registration.version)], [version.version]);
  }
  const from = options.from ?? onlyRole(self?.roles(version.version, registration.scope));
  const withFrom = from ? { ...options, from } : options;
  const connection: Connection = {
    version,
    token,
    tokenEncoding: version.tokenEncoding,
    endpoints,
    roles: roles ?? [],
    options: withFrom,
  };
  return makePartner(version, connection, registration);
}

function onlyRole(roles: readonly PartyRole[] | undefined): Party | undefined {
  const [first, ...others] = roles ?? [];
  const alone =
    first && others.every((r) => r.party_id === first.party_id && r.country_code === first.country_code);
  return alone ? { country_code: first.country_code, party_id: first.party_id } : undefined;
}
