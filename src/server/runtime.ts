import type { Routing } from '../core/headers.js';
import type { NeutralRequest } from '../core/http.js';
import type { Self } from '../partners/self.js';
import type { Access, Authenticate } from './authenticate.js';
import type { HandlerOptions } from './options.js';
import type { Ids } from './reply.js';
import type { Found, RouteTable } from './routes.js';

/** What the pipeline needs, made once. */
export interface Runtime {
  readonly options: HandlerOptions;
  readonly routes: RouteTable;
  readonly prefix: readonly string[];
  readonly self: Self;
  readonly authenticate: Authenticate;
}

/** A request to one of our endpoints, authenticated. */
export interface ModuleCall {
  readonly request: NeutralRequest;
  readonly ids: Ids;
  readonly routing: Routing;
  readonly access: Access;
  readonly found: Found;
  readonly runtime: Runtime;
}

/** Calls a hook: hooks are the application's, and what they throw must not change an answer. */
export function guarded(hook: () => void): void {
  try {
    hook();
  } catch {
    // The hook that would be told of it may be the one that failed.
  }
}
