import { connect } from '../client/connect.js';
import type { ClientOptions } from '../client/options.js';
import type { Partner } from '../client/partner.js';
import { type RegisterOptions, register } from '../client/register.js';
import type { ModuleClient } from '../client/types.js';
import type { Interface, Operations } from '../contract/interface.js';
import type { PartyRole, Version } from '../contract/version.js';
import type { ConversionContext } from '../convert/context.js';
import { OcpiNegotiationError } from '../core/errors.js';
import type { Party } from '../core/party.js';
import { type InterfaceRole, VERSION_NUMBERS, type VersionNumber } from '../core/version.js';
import { fetchVersions } from '../partners/discover.js';
import type { Self } from '../partners/self.js';
import type { ContextFor } from './context.js';
import { bridgedModule } from './module.js';
import type { OnLosses } from './translate.js';
import { interfaceIn, versionOf } from './versions.js';

/** A partner in our version, whatever it speaks. */
export interface BridgedPartner<V extends VersionNumber> {
  /** The version that we write in. */
  readonly version: Version<V>;
  /** The version that the partner is really spoken to in. */
  readonly spoken: VersionNumber;
  readonly roles: readonly PartyRole[];
  /** The partner in that version, for what a conversion cannot do. */
  readonly native: Partner;
  has(contract: Interface<V>): boolean;
  /** The typed methods of an interface; those that the partner's version lacks throw an `OcpiNegotiationError`. */
  module<O extends Operations>(contract: Interface<V, string, InterfaceRole, O>): ModuleClient<O>;
  /** The same partner, with another receiver in the routing headers. */
  to(party: Party): BridgedPartner<V>;
}

/** What bridging to a partner takes besides the connection. */
export interface Bridging {
  /** Is told what each conversion lost, assumed or defaulted. */
  readonly onLosses?: OnLosses | undefined;
  /** What conversions need to know that objects do not say; owners are known. */
  readonly context?: ConversionContext | undefined;
  /** Finds what a conversion needs for one object, see `storeContext`. */
  readonly contextFor?: ContextFor | undefined;
}

/** Puts our version in front of a partner that may speak another one. */
export function bridgePartner<V extends VersionNumber>(
  version: Version<V>,
  native: Partner,
  bridging: Bridging & { readonly from?: Party | undefined } = {},
): BridgedPartner<V> {
  const spoken = native.version.version;
  const { onLosses, context, contextFor, from } = bridging;
  const calls = { partner: native, onLosses, context, contextFor, from };
  return {
    version,
    spoken,
    roles: native.roles,
    native,
    has: ({ module, role }) => {
      const contract = interfaceIn(spoken, module, role);
      return contract !== undefined && native.has(contract);
    },
    module: (contract) => bridgedModule(calls, contract),
    to: (party) => bridgePartner(version, native.to(party), bridging),
  };
}

/** How to reach a partner, in whatever version. */
export type BridgedConnectOptions<V extends VersionNumber> = ClientOptions &
  Bridging & { readonly version: Version<V> } & (
    | { readonly self: Self; readonly id: string }
    | { readonly versionsUrl: string; readonly token: string }
  );

/**
 * Gives a partner in our version whatever it speaks: in the version of its registration, or in the best that it offers.
 * Throws an `OcpiNegotiationError` without a registration or a version in common.
 * @see OCPI 2.2.1, version_information_endpoint, versions_module
 */
export async function connectBridged<V extends VersionNumber>(
  options: BridgedConnectOptions<V>,
): Promise<BridgedPartner<V>> {
  const native = 'self' in options ? await fromRegistration(options) : await fromToken(options);
  const own = 'self' in options ? options.self.roles(native.version.version)[0] : undefined;
  return bridgePartner(options.version, native, { ...options, from: options.from ?? own });
}

async function fromRegistration(
  options: ClientOptions & { readonly self: Self; readonly id: string },
): Promise<Partner> {
  const registration = await options.self.partners.get(options.id);
  if (!registration?.version) {
    throw new OcpiNegotiationError(`${options.id} is not registered; register first.`, [], []);
  }
  const { self, id, ...rest } = options;
  return connect({ ...rest, self, id, version: versionOf(registration.version) });
}

async function fromToken<V extends VersionNumber>(
  options: ClientOptions & {
    readonly version: Version<V>;
    readonly versionsUrl: string;
    readonly token: string;
  },
): Promise<Partner> {
  const version = await bestVersion(options);
  return connect({ ...options, version });
}

/** Registers with a partner in the best version that it offers, and gives it in ours. Throws like `register`. */
export async function registerBridged<V extends VersionNumber>(
  options: RegisterOptions<V> & Bridging,
): Promise<BridgedPartner<V>> {
  const version = await bestVersion(options);
  const native = await register({ ...options, version });
  const own = options.self.roles(version.version, options.scope)[0];
  return bridgePartner(options.version, native, { ...options, from: options.from ?? own });
}

/** Our own version when the partner offers it, else the newest that it offers. */
async function bestVersion<V extends VersionNumber>(options: {
  readonly version: Version<V>;
  readonly versionsUrl: string;
  readonly token: string;
  readonly fetch?: ClientOptions['fetch'];
  readonly urls?: ClientOptions['urls'];
  readonly timeout?: ClientOptions['timeout'];
}): Promise<Version> {
  const { version, versionsUrl, token, fetch, urls, timeout } = options;
  const offered = (await fetchVersions(version, versionsUrl, token, { fetch, urls, timeout })).map(
    (entry) => entry.version,
  );
  const wanted: readonly VersionNumber[] = [version.version, ...[...VERSION_NUMBERS].reverse()];
  const best = wanted.find((number) => offered.includes(number));
  if (best) return versionOf(best);
  throw new OcpiNegotiationError(
    `The partner offers no version that is spoken here: ${offered.join(', ') || 'none'}.`,
    offered,
    wanted,
  );
}
