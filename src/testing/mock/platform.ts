import type { Partner } from '../../client/partner.js';
import type { Module, Operations, TypesOf } from '../../contract/interface.js';
import type { PartyRole, Version } from '../../contract/version.js';
import type { VersionNumber } from '../../core/version.js';
import type { Hub } from '../../hub/hub.js';
import type { Partners } from '../../partners/registration.js';
import type { OcpiHandler } from '../../server/handler.js';
import type { Store } from '../../store/store.js';
import { sampleWorld, type Worlds } from '../world.js';
import type { MockExchange, SentExchange } from './exchange.js';
import { MockFaults } from './faults.js';
import { scopeFor } from './hub.js';
import { type ListName, type MockObjects, objectsOf } from './objects.js';
import type { MockOptions } from './options.js';
import { type Cast, castOf } from './parties.js';
import { type Received, receivedOf } from './received.js';
import { partnerOf, registerPartner, type Tokens } from './registrations.js';
import { seedStore } from './seed-store.js';
import { mockState } from './state.js';
import { newestOf, versionsOf } from './versions.js';
import { wire } from './wiring.js';

/** A complete OCPI partner without a network: the real server over a seeded store. */
export interface MockPlatform<V extends VersionNumber = VersionNumber> extends Received {
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
  /** The hub itself, where the mock is one: it can plan and suspend parties, and deliver at once. */
  readonly hub: Hub | undefined;
  readonly partners: Partners;
  /** What the mock holds, in whatever version; `objects` is the typed way to it. */
  readonly store: Store;
  /** The data that the store was filled with; for a mock of several versions in the newest of them. */
  readonly world: Worlds[V];
  /** Every request that the mock made: results of commands, and calls with `client`. */
  readonly sent: readonly SentExchange[];
  /** What goes wrong: `mock.faults.set('locations.list:1:http-500')`, and `mock.faults.set()` for nothing. */
  readonly faults: MockFaults;
  /** Resolves when the store is filled. */
  readonly ready: Promise<void>;
  /** The objects of a module, to be read and set: `mock.objects(locations)`; with the name of a list where it is no `list`. */
  objects<S extends Operations, K extends ListName<S> = 'list' & ListName<S>>(
    module: Module<V, string, S, Operations>,
    ...list: 'list' extends ListName<S> ? [list?: K] : [list: K]
  ): MockObjects<TypesOf<S[K]>['data']>;
  /**
   * The code under test as the mock calls it: for pushes to it, commands and authorizations. It must have registered with
   * the mock, or `callback` say where it is; otherwise this throws an `Error`.
   */
  client<W extends V>(version: Version<W>): Promise<Partner<W>>;
  /** Makes everything as it was in the beginning: data, registrations, faults; what was received and sent is forgotten. */
  reset(): Promise<void>;
  /** Forgets what was received and sent. */
  clear(): void;
}

/** Makes a partner that behaves like a real one, over data made from a seed. */
export function mockPlatform<V extends VersionNumber>(options: MockOptions<V>): MockPlatform<V> {
  const versions = versionsOf(options);
  const seed = options.seed ?? 1;
  const cast = castOf(
    options,
    sampleWorld({ version: newestOf(versions), seed, locations: options.locations }),
  );
  const { token = `mock-token-${seed}`, tokenA = `mock-token-a-${seed}`, callback } = options;
  const tokens: Tokens = { token, tokenA, callback };
  const state = mockState();
  const faults = new MockFaults(options.faults ?? [], seed);
  const exchanges: MockExchange[] = [];
  const sent: SentExchange[] = [];
  const wiring = wire({ options, versions, cast: cast as Cast, tokens, state, faults, exchanges, sent });
  const { api, hub, client, convert } = wiring;
  const scope = cast.behind && scopeFor(versions, cast.partner);
  const fill = async (): Promise<void> => {
    await seedStore(cast as Cast, options.role, state.store);
    await registerPartner(state.partners, tokens, cast as Cast, { versions, scope });
    await hub?.behind.join();
  };
  const ready = fill();
  let filled = ready;
  const clear = (): void => {
    exchanges.length = 0;
    sent.length = 0;
  };
  const { party, partner, world } = cast;
  const { store, partners } = state;
  return {
    ...receivedOf(exchanges),
    ...{ token, tokenA, party, partner, world, store, partners, sent, faults, ready, clear },
    versionsUrl: api.versionsUrl(newestOf(versions), scope),
    api,
    hub: hub?.hub,
    async fetch(request) {
      await filled;
      return wiring.answer(request);
    },
    objects: (module, ...[list]) =>
      objectsOf(
        { store, party: cast.behind ?? party, convert, ready: () => filled },
        module,
        (list ?? 'list') as never,
      ),
    async client(version) {
      await filled;
      return partnerOf(version, { self: api, client, cast: cast as Cast, callback, behind: hub?.behind });
    },
    async reset() {
      await filled;
      state.empty();
      await forgotten(hub?.hub);
      faults.reset();
      clear();
      filled = fill();
      await filled;
    },
  };
}

/** Lets a hub drop what it had to deliver, and try again whom it had given up: of what was, nothing is left. */
async function forgotten(hub: Hub | undefined): Promise<void> {
  await hub?.resume();
  await hub?.flush();
  await hub?.idle();
}
