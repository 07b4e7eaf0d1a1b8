import { readRouting, routingHeaders } from '../../core/headers.js';
import { type Party, sameParty } from '../../core/party.js';
import { findMount, pathSegments, type RouteTable } from '../../server/routes.js';

type Fetch = (request: Request) => Promise<Response>;

/** A hub and the one party behind it. */
export interface HubParties {
  readonly hub: Party;
  readonly behind: Party;
}

/**
 * Lets a hub take what is sent to itself on behalf of the party behind it: GETs for everybody, and pushes to everybody.
 * @see OCPI 2.2.1, transport_and_format, transport_and_format_message_routing_get_all_via_hubs
 */
export function asHub(
  answer: Fetch,
  { hub, behind }: HubParties,
  routes: RouteTable,
  publicUrl: string,
): Fetch {
  const prefix = new URL(publicUrl).pathname.split('/').filter(Boolean).map(decodeURIComponent);
  const isForHub = (url: string): boolean => {
    const segments = pathSegments(url, prefix);
    const candidates = (segments && findMount(routes, segments)?.mount.candidates) ?? [];
    return candidates.length === 0 || candidates.some(({ role }) => sameParty(role.party, hub));
  };
  return async (request) => {
    const { to, from } = readRouting(request.headers);
    if (!to || !sameParty(to, hub) || isForHub(request.url)) return answer(request);
    const response = await answer(
      new Request(request, { headers: withRouting(request, { to: behind, from }) }),
    );
    const headers = withRouting(response, { from: hub });
    return new Response(response.body, { status: response.status, headers });
  };
}

function withRouting(message: Request | Response, routing: Parameters<typeof routingHeaders>[0]): Headers {
  const headers = new Headers(message.headers);
  for (const [name, value] of Object.entries(routingHeaders(routing))) headers.set(name, value);
  return headers;
}
