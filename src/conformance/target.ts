import type { Interface } from '../contract/interface.js';
import type { Operation } from '../contract/operation.js';
import type { AdvertisedEndpoint, PartyRole } from '../contract/version.js';
import type { Routing } from '../core/headers.js';
import { fillPath, joinUrl, pathParams } from '../core/url.js';
import type { InterfaceRole, VersionNumber } from '../core/version.js';
import { type Exchange, listOf, succeeded } from './exchange.js';
import type { Ask, Session } from './session.js';
import type { KnownVersion } from './versions.js';

/** An endpoint of the partner that we have a contract for. */
export interface Endpoint {
  readonly contract: Interface;
  readonly url: string;
  /** `locations/sender`. */
  readonly place: string;
}

/** The partner in one version: everything that checks are made on. */
export interface Target {
  readonly session: Session;
  readonly number: VersionNumber;
  readonly known: KnownVersion;
  /** The version details as they came. */
  readonly details: Exchange;
  /** Their URL. */
  readonly detailsUrl: string;
  readonly advertised: readonly AdvertisedEndpoint[];
  readonly endpoints: readonly Endpoint[];
  readonly credentialsUrl: string | undefined;
  /** The roles of the partner, as its credentials say. */
  readonly roles: readonly PartyRole[];
}

/** Makes a request to a functional module: with routing headers where both parties are known. */
export function ask(target: Target, request: Ask): Promise<Exchange> {
  return target.session.send({ ...request, routing: request.routing ?? routingOf(target) });
}

/** The routing headers of requests to the partner: none in 2.1.1, or when a party is not known. */
export function routingOf({ session, known, roles }: Target): Routing {
  const [to] = roles;
  if (!known.version.routed || !to || !session.party) return {};
  return { to, from: session.party };
}

/** An operation of an interface by name, when the version has it. */
export const operationOf = (contract: Interface, name: string): Operation | undefined =>
  Object.hasOwn(contract.operations, name) ? contract.operations[name] : undefined;

/** The URL of an operation below an endpoint. */
export const urlOf = (
  endpoint: Endpoint,
  operation: Operation,
  params: Readonly<Record<string, string>>,
): string => joinUrl(endpoint.url, fillPath(operation.path, params));

/** A URL below an endpoint that any partner can be asked for without harm: the list, or an object that is not there. */
export function harmlessUrl(
  target: Target,
  endpoint: Endpoint,
): { url: string; expects: 'list' | 'unknown' | 'nothing' } {
  const operations = Object.values(endpoint.contract.operations);
  const list = operations.find(({ kind }) => kind === 'list');
  if (list && endpoint.contract.role === 'SENDER')
    return { url: joinUrl(endpoint.url, list.path), expects: 'list' };
  const get = operations.find(({ kind, givenUrl }) => kind === 'get' && !givenUrl);
  if (!get) return { url: joinUrl(endpoint.url, ''), expects: 'nothing' };
  const params = Object.fromEntries(pathParams(get.path).map((name) => [name, unknownValue(target, name)]));
  return { url: urlOf(endpoint, get, params), expects: 'unknown' };
}

/** A value for a path parameter: our own party, or an id that no object has. */
export function unknownValue({ session }: Target, param: string): string {
  if (param === 'country_code') return session.party?.country_code ?? 'NL';
  if (param === 'party_id') return session.party?.party_id ?? 'OJC';
  return `OCPIJS-${session.run}-NONE`;
}

/** Binds advertised endpoints to contracts; 2.1.1 does not say which side one is, so that is found out. */
export async function bindEndpoints(
  session: Session,
  { version, modules }: KnownVersion,
  advertised: readonly AdvertisedEndpoint[],
): Promise<readonly Endpoint[]> {
  const endpoints: Endpoint[] = [];
  for (const { identifier, role, url } of advertised) {
    const module = Object.hasOwn(modules, identifier) ? modules[identifier] : undefined;
    if (!module) continue;
    const side = version.routed ? role : await sideOf(session, [module.sender, module.receiver], url);
    const contract = side === 'SENDER' ? module.sender : side === 'RECEIVER' ? module.receiver : undefined;
    if (!contract || !isWanted(session, contract)) continue;
    endpoints.push({ contract, url, place: `${identifier}/${contract.role.toLowerCase()}` });
  }
  return endpoints;
}

const isWanted = ({ options: { roles } }: Session, { implementedBy }: Interface): boolean =>
  roles === undefined || roles.some((role) => implementedBy.includes(role));

/** Which side a 2.1.1 endpoint is: by the roles that were asked for, or by whether it has a list. */
async function sideOf(
  session: Session,
  sides: readonly [Interface, Interface],
  url: string,
): Promise<InterfaceRole> {
  const [sender, receiver] = sides;
  if (session.options.roles) {
    const side = sides.find((contract) => isWanted(session, contract));
    if (side) return side.role;
  }
  const hasList = Object.values(sender.operations).some(({ kind }) => kind === 'list');
  if (!hasList) return receiver.role;
  const answer = await session.send({ url: `${joinUrl(url, '')}?limit=1` });
  return succeeded(answer) && listOf(answer) !== undefined ? 'SENDER' : 'RECEIVER';
}
