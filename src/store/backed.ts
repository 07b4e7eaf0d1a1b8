import type { Interface } from '../contract/interface.js';
import type { Operation } from '../contract/operation.js';
import type { PartyRole, Version } from '../contract/version.js';
import type { VersionNumber } from '../core/version.js';
import type { RoleProvider } from '../server/role.js';
import type { Handler, Served } from '../server/types.js';
import { authorizeHandler } from './authorize.js';
import { bookingHandler, bookingLocationsHandler } from './bookings.js';
import type { Env, Modules } from './env.js';
import type { StoreBackedOptions } from './options.js';
import { type Plan, planOf } from './plan.js';
import { preferencesHandler } from './preferences.js';
import { getHandler, listHandler } from './read-handlers.js';
import { commandHandler } from './received-command.js';
import { resultHandler } from './result-handler.js';
import type { Store } from './store.js';
import { activateHandler, deactivateHandler } from './terminals.js';
import { deleteHandler, patchHandler, postHandler, putHandler } from './write-handlers.js';

/**
 * Ready-made handlers over a store for every operation of the modules: as Sender they serve what our party owns, as
 * Receiver they keep what partners send. Give the result to `defineRole` in place of handlers.
 * Throws a `TypeError` when a module belongs to another version than the role.
 */
export function storeBacked<V extends VersionNumber>(
  store: Store,
  modules: Modules<V>,
  options: StoreBackedOptions = {},
): RoleProvider<V> {
  return (version, party) => {
    const env: Env = { store, options, version: version.version, protocol: version, modules };
    const serves = options.serves ?? isImplementedBy;
    return Object.values(modules)
      .flatMap((module) => [checked(module.sender, version), checked(module.receiver, version)])
      .filter((contract) => serves(contract, party))
      .map((contract) => servedBy(env, contract));
  };
}

const isImplementedBy = (contract: Interface, party: PartyRole): boolean =>
  contract.implementedBy.includes(party.role);

function checked<V extends VersionNumber>(contract: Interface<V>, version: Version<V>): Interface<V> {
  if (contract.version === version.version) return contract;
  throw new TypeError(
    `The module ${contract.module} is one of OCPI ${contract.version}, the role speaks ${version.version}; pass the modules of ${version.version}.`,
  );
}

function servedBy<V extends VersionNumber>(env: Env, contract: Interface<V>): Served<V> {
  const handlers: Record<string, Handler<Operation>> = {};
  for (const name of Object.keys(contract.operations)) {
    const handler = handlerFor(env, planOf(contract, name));
    if (handler) handlers[name] = handler;
  }
  return { contract, handlers };
}

/** Operations that are more than keeping and giving objects, by module, side and name. */
const SPECIAL: Readonly<Record<string, (env: Env, plan: Plan) => Handler<Operation>>> = {
  'tokens SENDER authorize': authorizeHandler,
  'sessions SENDER putChargingPreferences': preferencesHandler,
  'payments SENDER activateTerminal': activateHandler,
  'payments SENDER deactivateTerminal': deactivateHandler,
  'bookings SENDER postBookingRequest': bookingHandler,
  'bookings SENDER listBookingLocations': bookingLocationsHandler,
};

/** Modules whose Receiver answers at once and posts a result to the Sender later. */
const ASYNCHRONOUS: ReadonlySet<string> = new Set(['commands', 'chargingprofiles']);

function handlerFor(env: Env, plan: Plan): Handler<Operation> | undefined {
  const special = SPECIAL[`${plan.contract.module} ${plan.contract.role} ${plan.name}`];
  if (special) return special(env, plan);
  const { kind, method, givenUrl } = plan.operation;
  if (ASYNCHRONOUS.has(plan.contract.module) && kind === 'action') return commandHandler(env, plan);
  if (ASYNCHRONOUS.has(plan.contract.module) && givenUrl) return resultHandler(env, plan);
  if (kind === 'list') return listHandler(env, plan);
  if (kind === 'get') return getHandler(env, plan);
  if (kind !== 'write') return undefined;
  if (method === 'PUT') return putHandler(env, plan);
  if (method === 'PATCH') return patchHandler(env, plan);
  return method === 'DELETE' ? deleteHandler(env, plan) : postHandler(env, plan);
}
