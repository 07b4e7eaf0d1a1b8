import type { Interface, Operations } from '../../contract/interface.js';
import type { PartyRole } from '../../contract/version.js';
import { hashToken } from '../../core/token.js';
import { joinUrl } from '../../core/url.js';
import type { UrlPolicy } from '../../core/url-policy.js';
import type { InterfaceRole, VersionNumber } from '../../core/version.js';
import { invite } from '../../partners/invite.js';
import { memoryPartners } from '../../partners/memory.js';
import type { Partners } from '../../partners/registration.js';
import { createOcpiHandler, type OcpiHandler } from '../../server/handler.js';
import { memoryStore } from '../../store/memory.js';
import type { StoreBackedOptions } from '../../store/options.js';
import type { Store } from '../../store/store.js';
import { sampleWorld } from '../world.js';
import { findReceived, type Matches, type MockExchange, recorded, Watch } from './exchanges.js';
import { delivering, Faults, misbehaving } from './misbehave.js';
import { makeRole } from './modules.js';
import type { MockOptions, MockRole } from './options.js';
import { type AnyWorld, seedStore } from './seed-store.js';

/** A complete OCPI partner without a network: the real server over a seeded store. */
export interface MockPlatform {
  /** Answers a request to the mock; the first request waits until the store is filled. */
  readonly fetch: (request: Request) => Promise<Response>;
  readonly versionsUrl: string;
  /** A credentials token that is registered already, for the party `partner`. */
  readonly token: string;
  /** The Token A with which the code under test may register. */
  readonly tokenA: string;
  readonly party: PartyRole;
  readonly partner: PartyRole;
  readonly api: OcpiHandler;
  readonly partners: Partners;
  /** What the mock holds: read it, and change it. */
  readonly store: Store;
  /** The data that the store was filled with. */
  readonly world: AnyWorld;
  /** Every request that came, with its answer. */
  readonly exchanges: readonly MockExchange[];
  /** What goes wrong: `mock.faults.set('locations.list:1:http-500')`, and `mock.faults.set()` for nothing. */
  readonly faults: Faults;
  /** Resolves when the store is filled. */
  readonly ready: Promise<void>;
  /**
   * Gives the exchange of an operation that the mock received, the first that matches.
   * Throws an `Error` that lists what was received instead.
   */
  expectReceived<O extends Operations>(
    contract: Interface<VersionNumber, string, InterfaceRole, O>,
    operation: keyof O & string,
    matches?: Matches,
  ): MockExchange;
  /** Forgets the exchanges. */
  clear(): void;
}

/** Mocks live on reserved names and on loopback, so they may call any URL. */
const ANY_URL: UrlPolicy = { allowHttp: true, allowPrivate: true, resolve: null };

const PARTNER_OF: Readonly<Record<MockRole, 'cpo' | 'emsp'>> = {
  CPO: 'emsp',
  EMSP: 'cpo',
  HUB: 'emsp',
  NSP: 'cpo',
  SCSP: 'cpo',
  PTP: 'cpo',
};

/** Makes a partner that behaves like a real one, over data made from a seed. */
export function mockPlatform(options: MockOptions): MockPlatform {
  const versions = [options.version].flat().map((v) => (typeof v === 'string' ? v : v.version));
  const seed = options.seed ?? 1;
  const [first = '2.2.1'] = versions;
  const world: AnyWorld = sampleWorld<VersionNumber>({ version: first, seed, locations: options.locations });
  const known = {
    token: options.token ?? `mock-token-${seed}`,
    tokenA: options.tokenA ?? `mock-token-a-${seed}`,
    party: options.party ?? ownParty(options.role, world),
    partner: options.partner ?? world[PARTNER_OF[options.role]],
    store: memoryStore(),
    partners: memoryPartners(),
    world,
  };
  const exchanges: MockExchange[] = [];
  const watch = new Watch();
  const faults = new Faults(options.faults ?? [], seed);
  const reach = options.client?.fetch ?? ((request: Request) => fetch(request));
  const client = { urls: ANY_URL, ...options.client, fetch: delivering(reach, faults) };
  const behaviour: StoreBackedOptions = { client, ...behaviourOf(world), ...options.behaviour };
  const roles = versions.map((version) => makeRole(version, known.party, known.store, behaviour));
  const api = createOcpiHandler({
    publicUrl: options.url,
    partners: known.partners,
    roles,
    urls: ANY_URL,
    // The party of the code under test has a token already, and may register all the same.
    sharedParties: 'allow',
    fetch: reach,
    ...watch.hooks,
  });
  const answer = misbehaving(api.fetch, { roles, token: known.token, options, faults });
  const ready = fill(known, options.role);
  return {
    ...known,
    versionsUrl: joinUrl(options.url, 'versions'),
    api,
    exchanges,
    faults,
    ready,
    async fetch(request) {
      await ready;
      return recorded(request, answer, watch, (exchange) => {
        exchanges.push(exchange);
        options.onExchange?.(exchange);
      });
    },
    expectReceived: (contract, operation, matches) =>
      findReceived(exchanges, contract as unknown as Interface, operation, matches),
    clear: () => void exchanges.splice(0, exchanges.length),
  };
}

type Known = Pick<MockPlatform, 'token' | 'tokenA' | 'party' | 'partner' | 'store' | 'partners' | 'world'>;

/** Fills the store and registers the partner. */
async function fill(
  { world, party, partner, partners, store, token, tokenA }: Known,
  role: MockRole,
): Promise<void> {
  await seedStore(world, role, party, store);
  await invite(partners, { id: 'invited', token: tokenA });
  const hash = await hashToken(token);
  await partners.update('registered', () => ({
    id: 'registered',
    status: 'registered',
    inbound: [{ hash, use: 'exchange' }],
    roles: [partner],
    updatedAt: world.now,
  }));
}

/** The party that the mock plays, in the seeded world or invented. */
function ownParty(role: MockRole, world: AnyWorld): PartyRole {
  if (role === 'CPO') return world.cpo;
  if (role === 'EMSP') return world.emsp;
  return { role, country_code: 'NL', party_id: role.slice(0, 3), business_details: { name: `Mock ${role}` } };
}

/** What the mock does on its own: it accepts commands, and answers for the tokens of its world. */
function behaviourOf(world: AnyWorld): StoreBackedOptions {
  const accept = (): { response: string; result: Promise<string> } => ({
    response: 'ACCEPTED',
    result: Promise.resolve('ACCEPTED'),
  });
  return {
    onCommand: accept,
    onChargingProfile: accept,
    authorize: ({ token }) => world.standing[String(token.uid)] ?? 'ALLOWED',
  };
}
