import type { Interface, Operations } from '../contract/interface.js';
import type { PartyRole, Version } from '../contract/version.js';
import { OcpiNegotiationError } from '../core/errors.js';
import type { Party } from '../core/party.js';
import type { InterfaceRole, VersionNumber } from '../core/version.js';
import type { PartnerBridge } from '../partners/bridge.js';
import type { PartnerProfile } from '../partners/profile.js';
import type { Registration } from '../partners/registration.js';
import type { Self } from '../partners/self.js';
import {
  bridgedConnection,
  type Connection,
  type ConnectionParts,
  hasEndpoint,
  hubOf,
  makeConnection,
  onlyParty,
} from './connection.js';
import { makeModule } from './module.js';
import type { ClientOptions } from './options.js';
import type { ModuleClient } from './types.js';

/** A partner that can be called in one version. */
export interface Partner<V extends VersionNumber = VersionNumber> {
  /** The version that we write in. */
  readonly version: Version<V>;
  /** The version that goes over the wire: another one than ours only where the partner is bridged. */
  readonly spoken: VersionNumber;
  /** The partner in the version that it speaks, for what a conversion cannot do; itself where nothing is bridged. */
  readonly native: Partner;
  /** Id of the registration that this comes from; absent when the partner is called with a token alone. */
  readonly id: string | undefined;
  /** The registration that this comes from; absent when the partner is called with a token alone. */
  readonly registration: Registration | undefined;
  /** The partner's parties, as far as they are known. */
  readonly roles: readonly PartyRole[];
  /** In what the partner differs: what was learnt, with what was told laid over it. */
  readonly profile: PartnerProfile;
  /** Whether the partner has an endpoint for the interface. */
  has(contract: Interface<V>): boolean;
  /** The typed methods of an interface; calling one that the partner has no endpoint for is an `OcpiNegotiationError`. */
  module<O extends Operations>(contract: Interface<V, string, InterfaceRole, O>): ModuleClient<O>;
  /** The same partner, with another receiver in the routing headers. */
  to(party: Party): Partner<V>;
  /**
   * The same hub, which finds the receiver itself: no receiver is named.
   * @see OCPI 2.2.1, transport_and_format, transport_and_format_message_routing_open_routing_request
   */
  openRouting(): Partner<V>;
  /**
   * The same hub as the receiver: it passes pushes on to everybody, and answers GETs for all.
   * Throws an `OcpiNegotiationError` when the partner is no hub.
   * @see OCPI 2.2.1, transport_and_format, transport_and_format_message_routing_broadcast_push
   */
  broadcast(): Partner<V>;
}

const connections = new WeakMap<object, Connection>();

/** The connection behind a partner that this package made. Throws a `TypeError` for any other object. */
export function connectionOf(partner: Partner): Connection {
  const connection = connections.get(partner);
  if (connection) return connection;
  throw new TypeError('A partner comes from connect, register or update; this object does not.');
}

/** Makes a partner of a connection; the token is not among its properties. */
export function makePartner<V extends VersionNumber>(
  version: Version<V>,
  connection: Connection,
  registration: Registration | undefined,
): Partner<V> {
  const routed = (to: Connection['to']): Partner<V> =>
    makePartner(version, { ...connection, to }, registration);
  const partner: Partner<V> = {
    version,
    spoken: (connection.bridged?.native ?? connection).version.version,
    get native() {
      return nativeOf(partner, connection, registration);
    },
    id: connection.id,
    registration,
    roles: connection.roles,
    profile: connection.channel.profile,
    has: ({ module, role }) => hasEndpoint(connection, module, role),
    module: (contract) => makeModule(connection, contract),
    to: (party) => routed(party),
    openRouting: () => routed('open'),
    broadcast: () => routed(hubOf(connection)),
  };
  hide(partner, 'registration');
  hide(partner, 'native');
  connections.set(partner, connection);
  return partner;
}

function nativeOf(
  partner: Partner,
  { bridged, to, from }: Connection,
  registration: Registration | undefined,
): Partner {
  return bridged
    ? makePartner(bridged.native.version, { ...bridged.native, to, from }, registration)
    : partner;
}

/** Keeps a property out of logs and JSON: a registration holds the token. */
function hide(object: object, name: string): void {
  Object.defineProperty(object, name, { enumerable: false });
}

/** Makes a partner of its endpoints and a token; it speaks `spoken`. */
export const fromParts = <V extends VersionNumber>(
  version: Version<V>,
  spoken: Version,
  parts: Omit<ConnectionParts, 'version'>,
): Partner<V> =>
  inVersion(version, makeConnection({ ...parts, version: spoken }), undefined, parts.options.bridge);

function inVersion<V extends VersionNumber>(
  version: Version<V>,
  native: Connection,
  registration: Registration | undefined,
  bridge: PartnerBridge | undefined,
): Partner<V> {
  const isOurs = native.version.version === version.version;
  const connection = isOurs || !bridge ? native : bridgedConnection(version, native, bridge);
  return makePartner(version, connection, registration);
}

/**
 * Gives the partner of a registration. Throws an `OcpiNegotiationError` when it is not registered, or in another version
 * and nothing bridges it.
 */
export function fromRegistration<V extends VersionNumber>(
  version: Version<V>,
  options: ClientOptions,
  registration: Registration | undefined,
  self: Self | undefined,
): Partner<V> {
  const { token, endpoints } = registration ?? {};
  if (!registration || !token || !endpoints) {
    throw new OcpiNegotiationError('The partner is not registered; register first.', [], [version.version]);
  }
  const spoken = spokenIn(version, options, registration);
  const { id, roles, hubPartyId, versionsUrl, profile, scope } = registration;
  const from = onlyParty(self?.roles(spoken.version, scope) ?? []);
  const known = { id, roles, hubPartyId, versionsUrl, profile };
  const connection = makeConnection({ version: spoken, token, endpoints, ...known, from, options });
  return inVersion(version, connection, registration, options.bridge);
}

/** The version of a registration: ours, or another one that is bridged. */
export function spokenIn(
  version: Version,
  { bridge }: Pick<ClientOptions, 'bridge'>,
  registration: Pick<Registration, 'version'>,
): Version {
  if (registration.version === version.version) return version;
  if (bridge && registration.version) return bridge.versionOf(registration.version);
  const message = `The partner is registered with OCPI ${registration.version}, not ${version.version}; give a bridge, or move to another version by update.`;
  throw new OcpiNegotiationError(message, [String(registration.version)], [version.version]);
}
