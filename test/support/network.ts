import { v2_2_1 } from '../../src/contract/v2_2_1/version.js';
import type { PartyRole, Version } from '../../src/contract/version.js';
import { memoryPartners } from '../../src/partners/memory.js';
import { createOcpiHandler, type OcpiHandler } from '../../src/server/handler.js';
import type { HandlerOptions } from '../../src/server/options.js';
import { defineRole } from '../../src/server/role.js';
import type { Served } from '../../src/server/types.js';

/** A fetch, or what stands in for one. */
export type Fetch = (request: Request) => Promise<Response>;

/** Platforms that reach each other by host name in one process, without sockets. */
export interface Network {
  readonly fetch: Fetch;
  /** Replaces what answers for a host; gives what answered before. */
  replace(host: string, fetch: Fetch): Fetch | undefined;
  /** Makes a platform at `https://HOST/ocpi`. */
  platform(
    host: string,
    party: PartyRole,
    served: readonly Served<'2.2.1'>[],
    more?: Partial<HandlerOptions>,
  ): OcpiHandler;
  /** Options for clients in this network. */
  readonly client: { readonly fetch: Fetch; readonly urls: { readonly resolve: null } };
}

/** Makes an empty network; unknown hosts fail as refused connections do. */
export function makeNetwork(version: Version<'2.2.1'> = v2_2_1): Network {
  const hosts = new Map<string, Fetch>();
  const urls = { resolve: null } as const;
  const fetch: Fetch = async (request) => {
    const answer = hosts.get(new URL(request.url).host);
    if (!answer) throw new TypeError('fetch failed', { cause: new Error('ECONNREFUSED') });
    return answer(request);
  };
  return {
    fetch,
    client: { fetch, urls },
    replace(host, next) {
      const before = hosts.get(host);
      hosts.set(host, next);
      return before;
    },
    platform(host, party, served, more = {}) {
      const api = createOcpiHandler({
        publicUrl: `https://${host}/ocpi`,
        partners: memoryPartners(),
        roles: [defineRole(version, party, served)],
        fetch,
        urls,
        ...more,
      });
      hosts.set(host, api.fetch);
      return api;
    },
  };
}
