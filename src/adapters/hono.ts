import type { OcpiHandler } from '../server/handler.js';

/** What a Hono handler is given, as far as it matters here. */
export interface HonoContext {
  readonly req: { readonly raw: Request };
}

/**
 * A Hono handler for routes of one's own: `app.all('/ocpi/*', toHono(api))`. To mount the whole platform under a path,
 * `app.mount('/ocpi', api.fetch)` needs no adapter.
 */
export function toHono(api: Pick<OcpiHandler, 'fetch'>): (context: HonoContext) => Promise<Response> {
  return (context) => api.fetch(context.req.raw);
}
