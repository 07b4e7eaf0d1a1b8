import type { Interface } from '../contract/interface.js';
import { type Plan, planOf } from '../store/plan.js';
import type { PushVersion } from './types.js';

/** What a partner's Receiver can be asked to do with one kind of object; derived from the contract. */
export interface Receiver {
  readonly contract: Interface;
  readonly get: Plan | undefined;
  readonly put: Plan | undefined;
  readonly patch: Plan | undefined;
  readonly post: Plan | undefined;
  readonly remove: Plan | undefined;
  /** The same for the parts of the object that have URLs of their own: EVSEs. */
  readonly part: { readonly put: Plan | undefined; readonly patch: Plan | undefined };
}

const known = new WeakMap<PushVersion, Map<string, Receiver | undefined>>();

/** The Receiver's side for objects of a module, or `undefined` when nothing can be pushed there in this version. */
export function receiverOf(version: PushVersion, module: string): Receiver | undefined {
  const receivers = known.get(version) ?? new Map<string, Receiver | undefined>();
  known.set(version, receivers);
  if (!receivers.has(module)) receivers.set(module, makeReceiver(version, module));
  return receivers.get(module);
}

function makeReceiver({ modules }: PushVersion, name: string): Receiver | undefined {
  const [id = ''] = name.split('/');
  const contract = Object.values(modules).find((module) => module.id === id)?.receiver;
  if (!contract) return undefined;
  const plans = Object.keys(contract.operations)
    .map((operation) => planOf(contract, operation))
    .filter(({ module }) => module === name);
  const find = (method: string, levels: number): Plan | undefined =>
    plans.find((plan) => {
      const { kind, givenUrl } = plan.operation;
      const fits = plan.operation.method === method && plan.levels.length === levels && !givenUrl;
      return fits && (method === 'GET' ? kind === 'get' : kind === 'write');
    });
  const [put, post] = [find('PUT', 0), find('POST', 0)];
  if (!put && !post) return undefined;
  return {
    contract,
    get: find('GET', 0),
    put,
    post,
    patch: find('PATCH', 0),
    remove: find('DELETE', 0),
    part: { put: find('PUT', 1), patch: find('PATCH', 1) },
  };
}
