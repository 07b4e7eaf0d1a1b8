import type { HubOptions } from '../../src/hub/index.js';

/** How a hub process is set up; passed as JSON. */
export interface HubSetup {
  /** URL of a PostgreSQL database. Default: everything in memory. */
  readonly database?: string | undefined;
  readonly namespace?: string | undefined;
  /** Default: where it listens. */
  readonly publicUrl?: string | undefined;
  readonly options: Pick<
    HubOptions,
    'client' | 'forwarding' | 'getAll' | 'lease' | 'retryDelay' | 'retryFor'
  >;
}

/** What a hub process is asked to do. */
export interface HubOrder {
  readonly order: 'invite' | 'flush' | 'usage';
  readonly id?: string | undefined;
}

/** What it answers. */
export interface HubAnswer {
  readonly token?: string;
  /** Milliseconds of all processors since it started. */
  readonly cpu?: number;
  /** Bytes at most since it started. */
  readonly rss?: number;
}
