import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { toNode } from '../../src/adapters/node.js';
import { type BridgeOptions, bridge } from '../../src/bridge/index.js';
import { interfaceIn, moduleIds, versionOf } from '../../src/bridge/versions.js';
import { connect, type Partner, register } from '../../src/client/index.js';
import type { Interface, Module } from '../../src/contract/interface.js';
import type { PartyRole } from '../../src/contract/version.js';
import { INSECURE_URLS } from '../../src/core/url-policy.js';
import type { InterfaceRole, VersionNumber } from '../../src/core/version.js';
import { invite } from '../../src/partners/invite.js';
import { memoryPartners } from '../../src/partners/memory.js';
import { createOcpiHandler, type OcpiHandler } from '../../src/server/handler.js';
import type { HandlerOptions } from '../../src/server/options.js';
import { defineRole } from '../../src/server/role.js';
import { storeBacked } from '../../src/store/backed.js';
import { memoryStore } from '../../src/store/memory.js';
import type { StoreBackedOptions } from '../../src/store/options.js';
import type { JsonObject, Store } from '../../src/store/store.js';

export const VERSIONS: readonly VersionNumber[] = ['2.1.1', '2.2.1', '2.3.0'];

/** What a call gives when its types do not matter. */
export type Answer = {
  readonly data: JsonObject;
  readonly location?: string;
  readonly statusMessage?: string;
  readonly issues: readonly { readonly code: string }[];
};

/** The methods of a module when its types do not matter. */
export type Methods = Readonly<
  Record<string, (args?: object) => Promise<Answer> & { all(): Promise<JsonObject[]> }>
>;

export const contractOf = (version: VersionNumber, module: string, role: InterfaceRole): Interface => {
  const found = interfaceIn(version, module, role);
  if (!found) throw new Error(`no ${module} in ${version}`);
  return found;
};

export const moduleOf = (version: VersionNumber, id: string): Module<VersionNumber> => ({
  version,
  id,
  sender: contractOf(version, id, 'SENDER') as Module<VersionNumber>['sender'],
  receiver: contractOf(version, id, 'RECEIVER') as Module<VersionNumber>['receiver'],
});

export const modulesOf = (version: VersionNumber): Record<string, Module<VersionNumber>> =>
  Object.fromEntries(moduleIds(version).map((id) => [id, moduleOf(version, id)]));

export const methodsOf = (partner: Partner, module: string, role: InterfaceRole): Methods =>
  partner.module(contractOf(partner.version.version, module, role)) as unknown as Methods;

/** A platform on a socket of this machine. */
export interface Platform {
  readonly api: OcpiHandler;
  readonly store: Store;
  readonly version: VersionNumber;
  readonly bridge: ReturnType<typeof bridge> | undefined;
  /** What conversions lost: `locations RECEIVER putLocation /pointer code`. */
  readonly losses: string[];
  readonly errors: unknown[];
  close(): void;
}

export interface PlatformOptions {
  readonly party: PartyRole;
  readonly version: VersionNumber;
  /** Whether it speaks the other versions too. */
  readonly bridged: boolean;
  readonly handlers?: StoreBackedOptions;
  readonly bridging?: BridgeOptions;
  readonly more?: Partial<HandlerOptions>;
}

export const client = { urls: INSECURE_URLS };

/** Starts a platform whose only role is kept in a memory store. */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const { party, version, bridged, handlers } = options;
  const store = memoryStore();
  const losses: string[] = [];
  const errors: unknown[] = [];
  const made = bridge({
    store,
    onLosses: (found, { module, role, operation }) => {
      for (const { pointer, code } of found) losses.push(`${module} ${role} ${operation} ${pointer} ${code}`);
    },
    ...options.bridging,
  });
  const served = storeBacked(store, modulesOf(version), { client, ...handlers });
  const also = VERSIONS.filter((other) => other !== version).map(versionOf);
  const role = bridged
    ? defineRole(versionOf(version), party, served, { alsoAs: also, bridge: made })
    : defineRole(versionOf(version), party, served);
  let api: OcpiHandler | undefined;
  const server: Server = createServer((request, response) => api && toNode(api)(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  api = createOcpiHandler({
    publicUrl: `http://127.0.0.1:${port}/ocpi`,
    partners: memoryPartners(),
    roles: [role],
    urls: INSECURE_URLS,
    onError: (error) => errors.push(error),
    ...options.more,
  });
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { api, store, version, bridge: bridged ? made : undefined, losses, errors, close };
}

/** Registers the eMSP with the CPO and gives each as the other sees it. */
export async function registerBoth(cpo: Platform, emsp: Platform) {
  const { token } = await invite(cpo.api.partners, { id: 'emsp' });
  const common = emsp.bridge ? cpo.version : emsp.version;
  const scope = common === '2.1.1' ? { scope: 'emsp' } : {};
  const toCpo: Partner = await register({
    version: versionOf(emsp.version),
    versionsUrl: cpo.api.versionsUrl(common, common === '2.1.1' ? 'cpo' : undefined),
    token,
    self: emsp.api,
    id: 'cpo',
    bridge: emsp.bridge,
    ...scope,
    ...client,
  });
  const toEmsp: Partner = await connect({
    version: versionOf(cpo.version),
    self: cpo.api,
    id: 'emsp',
    bridge: cpo.bridge,
    ...client,
  });
  return { toCpo, toEmsp, common };
}
