import type { Self } from '../partners/self.js';
import type { Authenticate } from './authenticate.js';
import type { HandlerOptions } from './options.js';
import type { RouteTable } from './routes.js';

/** What the pipeline needs, made once. */
export interface Runtime {
  readonly options: HandlerOptions;
  readonly routes: RouteTable;
  readonly prefix: readonly string[];
  readonly self: Self;
  readonly authenticate: Authenticate;
}
