import type { InterfaceRole, VersionNumber } from '../core/version.js';
import type { Operation, OperationTypes } from './operation.js';

/** Operations of an interface by name. */
export type Operations = Readonly<Record<string, Operation<OperationTypes>>>;

/** One side of a module in one version: what a partner may call there. */
export interface Interface<
  V extends VersionNumber = VersionNumber,
  M extends string = string,
  R extends InterfaceRole = InterfaceRole,
  O extends Operations = Operations,
> {
  readonly version: V;
  /** Module identifier as version details advertise it. */
  readonly module: M;
  readonly role: R;
  /** `functional` modules are routed by headers, `configuration` modules are not. */
  readonly type: 'functional' | 'configuration';
  /** The roles of parties that typically implement this side. */
  readonly implementedBy: readonly string[];
  readonly operations: O;
}

/** Both sides of a module in one version. */
export interface Module<
  V extends VersionNumber = VersionNumber,
  M extends string = string,
  S extends Operations = Operations,
  R extends Operations = Operations,
> {
  readonly version: V;
  readonly id: M;
  readonly sender: Interface<V, M, 'SENDER', S>;
  readonly receiver: Interface<V, M, 'RECEIVER', R>;
}

interface Side<O extends Operations> {
  readonly implementedBy: readonly string[];
  readonly operations: O;
}

/** Puts the two sides of a module together. */
export function defineModule<
  const V extends VersionNumber,
  const M extends string,
  S extends Operations,
  R extends Operations,
>(
  version: V,
  id: M,
  sides: {
    readonly type?: 'functional' | 'configuration';
    readonly sender: Side<S>;
    readonly receiver: Side<R>;
  },
): Module<V, M, S, R> {
  const type = sides.type ?? 'functional';
  return {
    version,
    id,
    sender: { version, module: id, role: 'SENDER', type, ...sides.sender },
    receiver: { version, module: id, role: 'RECEIVER', type, ...sides.receiver },
  };
}

/** The types that an operation carries. */
export type TypesOf<O> = O extends Operation<infer T> ? T : never;
