import type { Interface, Module } from '../contract/interface.js';
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
  /** Whether the partner refuses requests of the party that we say we are. */
  readonly isPartyRefused: boolean;
}

/** Makes a request to a functional module: with routing headers where both parties are known. */
export function ask(target: Target, request: Ask): Promise<Exchange> {
  return target.session.send({ ...request, routing: request.routing ?? routingOf(target, request.url) });
}

/** The routing headers of a request: none in 2.1.1, when a party is not known, or when the partner refuses ours. */
function routingOf(target: Target, url: string): Routing {
  return target.isPartyRefused ? {} : fullRouting(target, url);
}

/** The routing headers of a request, whatever the partner says to them: to the role that has the endpoint. */
export function fullRouting({ session, known, roles, endpoints }: Target, url: string): Routing {
  const endpoint = endpoints.find((one) => url.startsWith(one.url));
  const to = roles.find(({ role }) => endpoint?.contract.implementedBy.includes(role)) ?? roles[0];
  // What a hub tells of its clients is its own, and no matter of anybody behind it.
  const isOfHub = endpoint?.contract.type === 'configuration' && endpoint.contract.role === 'SENDER';
  const isRouted = known.version.routed && !isOfHub;
  if (!isRouted || !to || !session.party) return {};
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
  const known = advertised.flatMap((endpoint) => {
    const module = Object.hasOwn(modules, endpoint.identifier) ? modules[endpoint.identifier] : undefined;
    return module ? [{ ...endpoint, module }] : [];
  });
  const sides = version.routed ? known.map(({ role }) => role) : await sidesOf(session, known);
  return known.flatMap(({ identifier, url, module }, index) => {
    const side = sides[index];
    const contract = side === 'SENDER' ? module.sender : side === 'RECEIVER' ? module.receiver : undefined;
    if (!contract || !isWanted(session, contract)) return [];
    return [{ contract, url, place: `${identifier}/${contract.role.toLowerCase()}` }];
  });
}

const isWanted = ({ options: { roles } }: Session, { implementedBy }: Interface): boolean =>
  roles === undefined || roles.some((role) => implementedBy.includes(role));

interface Sides {
  readonly url: string;
  readonly module: Module;
}

/**
 * Which sides 2.1.1 endpoints are: those of the roles that were asked for, else those that have a list where the Sender
 * must have one; what has no list at all is on the side of the role that the others show.
 */
async function sidesOf(session: Session, endpoints: readonly Sides[]): Promise<readonly InterfaceRole[]> {
  const found: (Interface | undefined)[] = [];
  for (const { module, url } of endpoints) {
    const asked =
      session.options.roles && [module.sender, module.receiver].find((side) => isWanted(session, side));
    found.push(asked ?? (await sideByList(session, module, url)));
  }
  const roles = new Set(found.flatMap((contract) => contract?.implementedBy ?? []));
  return endpoints.map(({ module }, index) => {
    const isSender = module.sender.implementedBy.some((role) => roles.has(role));
    const isReceiver = module.receiver.implementedBy.some((role) => roles.has(role));
    return found[index]?.role ?? (isSender && !isReceiver ? 'SENDER' : 'RECEIVER');
  });
}

async function sideByList(
  session: Session,
  { sender, receiver }: Module,
  url: string,
): Promise<Interface | undefined> {
  if (!Object.values(sender.operations).some(({ kind }) => kind === 'list')) return undefined;
  const answer = await session.send({ url: `${joinUrl(url, '')}?limit=1` });
  return succeeded(answer) && listOf(answer) !== undefined ? sender : receiver;
}

/** Endpoints of functional modules whose own URL is a list. */
export const readableLists = (endpoints: readonly Endpoint[]): readonly Endpoint[] =>
  endpoints.filter(
    ({ contract }) =>
      contract.role === 'SENDER' &&
      contract.type === 'functional' &&
      Object.values(contract.operations).some(({ kind, path }) => kind === 'list' && path === ''),
  );
