import type { Interface, Operations } from '../contract/interface.js';
import type { Operation } from '../contract/operation.js';
import type { PartyRole, Version } from '../contract/version.js';
import type { InterfaceRole, VersionNumber } from '../core/version.js';
import type { Handler, Handlers, Role, RoleBridge, Served } from './types.js';

/**
 * Gives the interfaces of a role their handlers when version and party are known: ready-made handlers are one. What these
 * handlers give must not be changed in place afterwards: it is checked once, however often it is sent.
 */
export type RoleProvider<V extends VersionNumber = VersionNumber> = (
  version: Version<V>,
  party: PartyRole,
) => readonly Served<V>[];

/**
 * Binds handlers to an interface; an operation without a handler is not served (405), except that EVSE and Connector
 * are found in the Location when only `getLocation` is given.
 */
export function serve<V extends VersionNumber, O extends Operations, H extends Handlers<O>>(
  contract: Interface<V, string, InterfaceRole, O>,
  handlers: H & { readonly [K in Exclude<keyof H, keyof O>]: never },
): Served<V> {
  return { contract, handlers: handlers as unknown as Readonly<Record<string, Handler<Operation>>> };
}

/** Other versions in which the handlers of a role are published. */
export interface AlsoAs {
  readonly alsoAs: readonly Version[];
  /** What converts between the versions: `bridge()` of `ocpi-js/bridge`. */
  readonly bridge: RoleBridge;
}

/**
 * A role that we play in one version of OCPI, with the interfaces that it serves; mixing versions does not compile.
 * With `{ alsoAs: [v2_2_1, v2_1_1], bridge: bridge() }` the same handlers are published in other versions too.
 * @see OCPI 2.2.1, credentials, credentials_credentials_role_class
 */
export function defineRole<V extends VersionNumber>(
  version: Version<V>,
  party: PartyRole,
  served: readonly Served<V>[] | RoleProvider<V>,
  options?: AlsoAs,
): Role<V> {
  const role = { version, party, served: servedOf(version, party, served) };
  if (!options) return role;
  const others = options.alsoAs.filter((other) => other.version !== version.version);
  return { ...role, also: others.map((other) => options.bridge.role(role, other)) };
}

function servedOf<V extends VersionNumber>(
  version: Version<V>,
  party: PartyRole,
  served: readonly Served<V>[] | RoleProvider<V>,
): readonly Served<V>[] {
  if (typeof served !== 'function') return served;
  return served(version, party).map((one) => ({ ...one, immutable: true }));
}
