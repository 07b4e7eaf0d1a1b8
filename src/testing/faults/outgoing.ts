import { envelope } from '../../core/envelope.js';
import { parseJson } from '../../core/json.js';
import { StatusCode } from '../../core/status.js';
import type { Handler } from './answers.js';
import { deliverWith } from './delivery.js';
import type { ExchangeId } from './fault.js';
import type { Locate } from './locate.js';
import type { FaultPlan } from './plan.js';
import { type Clock, systemClock } from './waiting.js';

/** Faults of the results that a server posts to the `response_url` of commands and charging profile requests. */
export interface DeliveryFaults {
  /** A handler that remembers the response URLs of the requests it answers. */
  watch(handler: Handler): Handler;
  /** A fetch in which results to those URLs have faults; all else passes unchanged. */
  outgoing(fetch: Handler): Handler;
}

/**
 * Faults of deliveries for a server that knows nothing of them: `watch` goes around its handler, `outgoing` around the
 * fetch with which it posts results. A result that is never sent looks delivered to the server.
 */
export function deliveryFaults(
  plan: FaultPlan,
  locate: Locate,
  clock: Clock = systemClock(),
): DeliveryFaults {
  const awaited = new Map<string, ExchangeId>();
  return {
    watch: (handler) => async (request) => {
      const url = await responseUrlOf(request);
      if (url !== undefined) awaited.set(url, locate(request));
      return handler(request);
    },
    outgoing: (fetch) => async (request) => {
      const exchange = request.method === 'POST' ? awaited.get(request.url) : undefined;
      if (!exchange) return fetch(request);
      awaited.delete(request.url);
      const fault = plan.decideDelivery(exchange)?.fault;
      const [answer] = await deliverWith(fault, () => fetch(request.clone()), clock);
      return answer ?? accepted();
    },
  };
}

/** The `response_url` in the body or in the query. */
async function responseUrlOf(request: Request): Promise<string | undefined> {
  const inQuery = new URL(request.url).searchParams.get('response_url');
  if (inQuery !== null) return normal(inQuery);
  if (request.method !== 'POST' && request.method !== 'PUT') return undefined;
  const json = parseJson(await request.clone().text());
  const body = json.ok ? (json.value as { readonly response_url?: unknown } | null) : null;
  return typeof body?.response_url === 'string' ? normal(body.response_url) : undefined;
}

/** A URL as requests have it. */
const normal = (text: string): string | undefined => (URL.canParse(text) ? new URL(text).href : undefined);

const accepted = (): Response =>
  new Response(JSON.stringify(envelope(StatusCode.success)), {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
