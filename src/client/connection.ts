import type { AdvertisedEndpoint, PartyRole, Version } from '../contract/version.js';
import { OcpiNegotiationError } from '../core/errors.js';
import { Header, type Routing, routingHeaders } from '../core/headers.js';
import type { Party } from '../core/party.js';
import { uniqueId } from '../core/random.js';
import { authorization, type TokenEncoding } from '../core/token.js';
import type { InterfaceRole } from '../core/version.js';
import type { CallOptions, ClientOptions } from './options.js';

/** What is known of a partner to call it: the data of a registration that calls need. */
export interface Connection {
  readonly version: Version;
  /** The token that we send. */
  readonly token: string;
  readonly tokenEncoding: TokenEncoding;
  readonly endpoints: readonly AdvertisedEndpoint[];
  /** The partner's parties. */
  readonly roles: readonly PartyRole[];
  readonly options: ClientOptions;
}

/** The URL of a partner's endpoint. Throws an {@link OcpiNegotiationError} when it has none. */
export function endpointUrl(connection: Connection, module: string, role: InterfaceRole): string {
  const { version, endpoints } = connection;
  const found = endpoints.find(
    (endpoint) => endpoint.identifier === module && (!version.routed || endpoint.role === role),
  );
  if (found) return found.url;
  const offered = endpoints.map((e) => (e.role ? `${e.identifier} (${e.role})` : e.identifier));
  const message = `The partner has no ${module} endpoint${version.routed ? ` as ${role}` : ''}; it offers ${offered.join(', ') || 'none'}.`;
  throw new OcpiNegotiationError(message, offered, [`${module} (${role})`]);
}

/** The parties of a call: as told, else the only ones there are. */
export function routingOf(connection: Connection, options: CallOptions): Routing {
  const from = options.from ?? connection.options.from;
  return { to: options.to ?? onlyParty(connection.roles), from };
}

function onlyParty(roles: readonly PartyRole[]): Party | undefined {
  const [first, ...others] = roles;
  const alone =
    first && others.every((r) => r.party_id === first.party_id && r.country_code === first.country_code);
  return alone ? { country_code: first.country_code, party_id: first.party_id } : undefined;
}

/** The headers of a call; messages of configuration modules are not routed. */
export function callHeaders(
  connection: Connection,
  type: 'functional' | 'configuration',
  options: CallOptions,
): Record<string, string> {
  const routed = connection.version.routed && type === 'functional';
  return {
    [Header.authorization]: authorization(connection.token, connection.tokenEncoding),
    [Header.correlationId]: options.correlationId ?? uniqueId(),
    ...(routed ? routingHeaders(routingOf(connection, options)) : {}),
  };
}
