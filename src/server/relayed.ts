import { StatusCode } from '../core/status.js';
import { checkIdentity, checkParties } from './claims.js';
import { readTextBody } from './input.js';
import { thrownReply } from './invoke.js';
import { type Reply, refuse } from './reply.js';
import { type Match, matchOperation, matchOperations } from './routes.js';
import type { ModuleCall } from './runtime.js';

/**
 * Gives a request of a functional module to the relay of the options, if there is one, after the checks that do not
 * depend on who answers: method and path, what credentials, headers, URL and body claim. `undefined` leaves it to the roles.
 * @see OCPI 2.2.1, transport_and_format, transport_and_format_message_routing
 */
export async function relayed(call: ModuleCall): Promise<Reply | undefined> {
  const { runtime, found, access, routing, request, ids } = call;
  const { relay } = runtime.options;
  const contract = found.mount.candidates[0]?.served.contract;
  const { version, scope, url } = found.mount;
  if (!relay || !version || contract?.type !== 'functional') return undefined;
  const match = findByMethod(call);
  if ('statusCode' in match) return match;
  const partner = access.registration;
  const denied = checkParties(partner, match.params, routing);
  if (denied) return denied;
  const { body, text } = await readTextBody(request, runtime.options);
  if (!body.ok) return body.reply;
  const mismatch = checkIdentity(partner, match.operation.operation, match.params, body.value);
  if (mismatch) return mismatch;
  const reply = await relay({
    ...{ partner, version, scope, contract, match, ids, routing },
    rest: found.rest,
    search: new URLSearchParams(/\?([^#]*)/.exec(request.url)?.[1] ?? ''),
    body: { value: body.value, text: body.value === undefined ? undefined : text },
    endpointUrl: url,
    signal: request.signal,
  }).catch(thrownReply);
  return reply && { ...reply, trace: { partner: partner.id, operation: match.operation.label } };
}

function findByMethod({ found, request }: ModuleCall): Match | Reply {
  const match = matchOperation(found, ({ operation }) => operation.method === request.method);
  if (match) return match;
  const others = matchOperations(found);
  if (others.length === 0) {
    return refuse(StatusCode.clientError, 'There is no such path below this endpoint.', 404);
  }
  const allowed = others.map(({ operation }) => operation.method).join(', ');
  const message = `${request.method} is not served here; use ${allowed}.`;
  return { ...refuse(StatusCode.clientError, message, 405), headers: { Allow: allowed } };
}
