import { Header } from '../../core/headers.js';
import { parseJson } from '../../core/json.js';
import { changed } from '../faults/answers.js';
import type { ExchangeId } from '../faults/fault.js';
import type { Dialect } from './dialect.js';
import { opaqueLink } from './links.js';
import { inDialect, withoutRemoved, withoutZones } from './objects.js';

/** An answer as a partner with a dialect writes it. */
export async function answerOf(
  dialect: Dialect,
  exchange: ExchangeId,
  request: Request,
  response: Response,
): Promise<Response> {
  const text = await response.text();
  const json = parseJson(text);
  const next = changed(
    response,
    json.ok ? JSON.stringify(rewritten(dialect, exchange, request, json.value)) : text,
  );
  if (dialect.opaqueLinks) opaqueLink(next.headers);
  if (dialect.withoutLocationHeader) next.headers.delete(Header.location);
  return next;
}

function rewritten(dialect: Dialect, exchange: ExchangeId, request: Request, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('status_code' in value)) return value;
  const answer: object = dialect.zonelessTimes ? (withoutZones(value) as object) : value;
  const data = 'data' in answer ? answer.data : undefined;
  if (request.method !== 'GET')
    return dialect.emptyData && data === undefined ? { ...answer, data: {} } : answer;
  if (data === undefined) return answer;
  return { ...answer, data: dataOf(dialect, exchange, request, data) };
}

function dataOf(dialect: Dialect, exchange: ExchangeId, request: Request, data: unknown): unknown {
  const { module, operation, step } = exchange;
  if (step === 2) return detailsOf(dialect, data);
  if (module === 'versions' || module === 'credentials') return data;
  const write = (object: unknown, index: number): unknown => {
    const hidden =
      dialect.hidesRemoved && module === 'locations' && !new URL(request.url).searchParams.has('date_from');
    return inDialect(dialect, module, hidden ? withoutRemoved(object) : object, index);
  };
  if (Array.isArray(data)) return data.map(write);
  // An EVSE or a Connector is not the object that the changes are about.
  return isWhole(operation) ? write(data, 0) : data;
}

const isWhole = (operation: string | undefined): boolean =>
  operation !== 'getEvse' && operation !== 'getConnector';

interface Details {
  readonly endpoints: readonly { readonly identifier: string; readonly role?: string }[];
}

function detailsOf(dialect: Dialect, data: unknown): unknown {
  const details = data as Details;
  let { endpoints } = details;
  if (dialect.withoutCredentials)
    endpoints = endpoints.filter(({ identifier }) => identifier !== 'credentials');
  if (dialect.withoutEndpointRoles) endpoints = endpoints.map(({ role: _role, ...endpoint }) => endpoint);
  return { ...details, endpoints };
}
