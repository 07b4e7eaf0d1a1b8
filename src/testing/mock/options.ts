import type { ClientOptions } from '../../client/options.js';
import type { PartyRole, Version } from '../../contract/version.js';
import type { VersionNumber } from '../../core/version.js';
import type { StoreBackedOptions } from '../../store/options.js';
import type { Dialect } from '../dialects/dialect.js';
import type { FaultRule } from '../faults/fault.js';
import type { Seed } from '../random.js';
import type { MockExchange, SentExchange } from './exchange.js';

/** Roles that a mock can play. */
export type MockRole = 'CPO' | 'EMSP' | 'HUB' | 'NSP' | 'SCSP' | 'PTP';

/** Where the code under test serves OCPI, for mocks that call it although it has not registered. */
export interface MockCallback {
  readonly versionsUrl: string;
  /** The credentials token that the code under test accepts from the mock. */
  readonly token: string;
}

/** What a mock partner is made of; only `url`, `version` and `role` are needed. */
export interface MockOptions<V extends VersionNumber = VersionNumber> {
  /** The mock's public URL: its versions URL is `/versions` below it. */
  readonly url: string;
  /** The version or versions that the mock speaks, as values or numbers; all show the same data. */
  readonly version: V | Version<V> | readonly (V | Version<V>)[];
  readonly role: MockRole;
  /** Equal seeds give equal data. Default 1. */
  readonly seed?: Seed | undefined;
  /** How many Locations. Default 20. */
  readonly locations?: number | undefined;
  /** Objects on a page when the client asks for no other number. Default 100. */
  readonly pageSize?: number | undefined;
  /** The mock's own party. Default: the one of its seeded world. */
  readonly party?: PartyRole | undefined;
  /** The party of the code under test: `token` belongs to it. Default: the other one of the seeded world. */
  readonly partner?: PartyRole | undefined;
  /**
   * A credentials token that is registered already. The mock sends the same one with results of commands, unless the
   * code under test has registered or `callback` names another. Default: a fixed one for the seed.
   */
  readonly token?: string | undefined;
  /** Token A for the registration. Default: a fixed one for the seed. */
  readonly tokenA?: string | undefined;
  /** Where the code under test can be called without a registration. */
  readonly callback?: MockCallback | undefined;
  /** What goes wrong, as rules or in the words of the command line: `'locations.list:2:http-500'`. */
  readonly faults?: readonly (FaultRule | string)[] | undefined;
  /** How the mock speaks OCPI: a dialect or its name, such as `'gireve'`. Default: as the specification has it. */
  readonly dialect?: Dialect | string | undefined;
  /** Is told of every exchange when it is over. */
  readonly onExchange?: ((exchange: MockExchange) => void) | undefined;
  /** Is told of every request that the mock made, when it is over. */
  readonly onSent?: ((exchange: SentExchange) => void) | undefined;
  /** How the mock reaches the code under test. Default: the global fetch, any URL. */
  readonly client?: ClientOptions | undefined;
  /** Ends what the mock waits for: answers that come late or never, and requests of its own. */
  readonly signal?: AbortSignal | undefined;
  /** Behaviour of your own: commands, authorization, what happens on changes. */
  readonly behaviour?: StoreBackedOptions | undefined;
}
