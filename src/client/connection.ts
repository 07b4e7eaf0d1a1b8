import type { AdvertisedEndpoint, PartyRole, Version } from '../contract/version.js';
import { OcpiNegotiationError } from '../core/errors.js';
import { Header, type Routing, routingHeaders } from '../core/headers.js';
import { type Party, parseParty, partyKey } from '../core/party.js';
import { uniqueId } from '../core/random.js';
import type { TokenEncoding } from '../core/token.js';
import { joinUrl } from '../core/url.js';
import type { InterfaceRole } from '../core/version.js';
import { tokenHeaders } from '../partners/attempts.js';
import type { PartnerBridge } from '../partners/bridge.js';
import type { PartnerProfile } from '../partners/profile.js';
import { type Channel, makeChannel } from './channel.js';
import type { CallOptions, ClientOptions } from './options.js';

/** What is known of a partner to call it: the data of a registration that calls need. */
export interface Connection {
  readonly version: Version;
  /** Id of the registration, where there is one. */
  readonly id: string | undefined;
  /** The token that we send. */
  readonly token: string;
  /** The headers that carry it. */
  readonly tokenHeaders: Readonly<Record<string, string>>;
  readonly endpoints: readonly AdvertisedEndpoint[];
  /** The partner's parties. */
  readonly roles: readonly PartyRole[];
  /** 2.3.0: the party of the hub, when the partner is one. */
  readonly hubPartyId: string | undefined;
  /** The receiver of every call, where calls do not say otherwise. */
  readonly to: Party | 'open' | undefined;
  readonly from: Party | undefined;
  readonly channel: Channel;
  /** Where the partner speaks another version than ours: how it is bridged, and the connection in its own version. */
  readonly bridged: { readonly bridge: PartnerBridge; readonly native: Connection } | undefined;
}

/** What a connection is made of. */
export interface ConnectionParts extends Pick<Connection, 'version' | 'token' | 'endpoints'> {
  readonly id?: string | undefined;
  readonly roles?: readonly PartyRole[] | undefined;
  readonly hubPartyId?: string | undefined;
  readonly versionsUrl?: string | undefined;
  readonly profile?: PartnerProfile | undefined;
  readonly from?: Party | undefined;
  readonly options: ClientOptions;
}

/** Makes a connection: the origins of the versions URL and the endpoints are those that the token may go to. */
export function makeConnection(parts: ConnectionParts): Connection {
  const { version, token, endpoints, roles = [], hubPartyId, id, options } = parts;
  const urls = [parts.versionsUrl, ...endpoints.map(({ url }) => url)];
  const channel = makeChannel(options, parts.profile, urls);
  const from = options.from ?? parts.from;
  const headers = tokenHeaders(token, encodingOf(version, channel.profile), channel.profile);
  const connection = { version, id, token, endpoints, roles, hubPartyId, from, channel };
  return { ...connection, tokenHeaders: headers, to: undefined, bridged: undefined };
}

/** A connection on which we write in another version than the partner speaks. */
export const bridgedConnection = (
  version: Version,
  native: Connection,
  bridge: PartnerBridge,
): Connection => ({ ...native, version, bridged: { bridge, native } });

/** Whether the partner has an endpoint for an interface, in the version that it speaks. */
export function hasEndpoint(connection: Connection, module: string, role: InterfaceRole): boolean {
  const { bridged } = connection;
  if (!bridged) return findEndpoint(connection, module, role) !== undefined;
  const { bridge, native } = bridged;
  return (
    bridge.interfaceIn(native.version.version, module, role) !== undefined &&
    findEndpoint(native, module, role) !== undefined
  );
}

/** The encoding of the token: the profile's, unless it leaves it open. */
export const encodingOf = (
  version: Pick<Version, 'tokenEncoding'>,
  profile: PartnerProfile,
): TokenEncoding =>
  profile.tokenEncoding === undefined || profile.tokenEncoding === 'try'
    ? version.tokenEncoding
    : profile.tokenEncoding;

/** The partner's endpoint for an interface, or `undefined`. */
export function findEndpoint(
  { version, endpoints }: Pick<Connection, 'version' | 'endpoints'>,
  module: string,
  role: InterfaceRole,
): AdvertisedEndpoint | undefined {
  return endpoints.find(
    (endpoint) => endpoint.identifier === module && (!version.routed || endpoint.role === role),
  );
}

/** The URL of a partner's endpoint. Throws an {@link OcpiNegotiationError} when it has none. */
export function endpointUrl(connection: Connection, module: string, role: InterfaceRole): string {
  const { version, endpoints } = connection;
  const found = findEndpoint(connection, module, role);
  if (found) return found.url;
  const offered = endpoints.map((e) => (e.role ? `${e.identifier} (${e.role})` : e.identifier));
  const message = `The partner has no ${module} endpoint${version.routed ? ` as ${role}` : ''}; it offers ${offered.join(', ') || 'none'}.`;
  throw new OcpiNegotiationError(message, offered, [`${module} (${role})`]);
}

/** The URL of something at an endpoint, with the slash at the end as the profile has it. */
export function pathUrl(connection: Connection, module: string, role: InterfaceRole, path: string): string {
  const base = endpointUrl(connection, module, role);
  const { trailingSlash = 'keep' } = connection.channel.profile;
  if (trailingSlash === 'keep' && path === '') return base.replace(/[?#].*$/, '');
  const url = joinUrl(base, path);
  return trailingSlash === 'add' ? `${url}/` : url;
}

/** The parties of a call: as told, else the only ones there are; open routing names no receiver. */
export function routingOf(connection: Connection, options: CallOptions): Routing {
  const told = options.to ?? connection.to;
  const to = told === 'open' ? undefined : (told ?? onlyParty(connection.roles));
  return { to, from: options.from ?? connection.from };
}

/** The party that all of the roles belong to; `undefined` when there are several or none. */
export function onlyParty(roles: readonly PartyRole[]): Party | undefined {
  const [first, ...others] = roles;
  const alone = first && others.every((role) => partyKey(role) === partyKey(first));
  return alone ? { country_code: first.country_code, party_id: first.party_id } : undefined;
}

/** The party of the hub. Throws an {@link OcpiNegotiationError} when the partner is none. */
export function hubOf(connection: Connection): Party {
  const named = connection.hubPartyId === undefined ? undefined : parseParty(connection.hubPartyId);
  const hub = named ?? connection.roles.find(({ role }) => role === 'HUB');
  if (hub) return { country_code: hub.country_code, party_id: hub.party_id };
  const roles = connection.roles.map((role) => `${role.role} ${partyKey(role)}`);
  throw new OcpiNegotiationError('The partner is no hub: it has neither a HUB role nor a hub party.', roles, [
    'HUB',
  ]);
}

/** The headers of a call; messages of configuration modules are not routed. */
export function callHeaders(
  connection: Connection,
  type: 'functional' | 'configuration',
  options: CallOptions,
): Record<string, string> {
  const { version, channel } = connection;
  const routed = (channel.profile.routing ?? version.routed) && type === 'functional';
  return {
    ...connection.tokenHeaders,
    [Header.correlationId]: options.correlationId ?? uniqueId(),
    ...(routed ? routingHeaders(routingOf(connection, options)) : {}),
  };
}
