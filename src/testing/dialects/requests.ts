import { envelope } from '../../core/envelope.js';
import { type HeaderReader, readRouting } from '../../core/headers.js';
import { parseJson } from '../../core/json.js';
import { StatusCode } from '../../core/status.js';
import { toMillis } from '../../core/time.js';
import { isToken, tokenCandidates } from '../../core/token.js';
import { isAbout } from '../faults/about.js';
import { refusal } from '../faults/answers.js';
import type { ExchangeId } from '../faults/fault.js';
import type { Dialect } from './dialect.js';

const DAY = 86_400_000;
const CONFIGURATION = ['', 'versions', 'credentials', 'hubclientinfo'];

/** The answer of a partner that does not serve a request; `undefined` when it does. */
export async function refusalOf(
  dialect: Dialect,
  exchange: ExchangeId,
  request: Request,
): Promise<Response | undefined> {
  return (
    refusedToken(dialect, exchange, request) ??
    refusedOperation(dialect, exchange, request) ??
    refusedRouting(dialect, exchange, request) ??
    refusedWindow(dialect, exchange, request) ??
    (await refusedBody(dialect, exchange, request))
  );
}

function refusedToken(dialect: Dialect, { module }: ExchangeId, request: Request): Response | undefined {
  const header = request.headers.get('authorization');
  const closed = dialect.versionsWithoutToken && module === 'versions' && header !== null;
  const encoded = dialect.rawTokens && isEncoded(header);
  if (!closed && !encoded) return undefined;
  return refusal(request, 401, StatusCode.clientError, 'The token is not valid.');
}

/** Whether a header may be a token in Base64: a raw token that could be one is taken for it. */
function isEncoded(header: string | null): boolean {
  const [likely] = tokenCandidates(header);
  const raw = /^\s*token\s+(\S+)/i.exec(header ?? '')?.[1];
  return likely !== undefined && likely !== raw && isToken(likely);
}

function refusedOperation(dialect: Dialect, exchange: ExchangeId, request: Request): Response | undefined {
  if (dialect.withoutCredentials && exchange.module === 'credentials') {
    return refusal(request, 404, StatusCode.clientError, 'There is no credentials module here.');
  }
  const refused = dialect.refuses?.find((candidate) => isAbout(candidate, exchange));
  return refused && refusal(request, refused.status, refused.statusCode, 'This is not implemented.');
}

function refusedRouting(dialect: Dialect, { module }: ExchangeId, request: Request): Response | undefined {
  if (!dialect.requiresRouting || CONFIGURATION.includes(module) || isRouted(request.headers))
    return undefined;
  return refusal(request, 200, StatusCode.invalidParameters, 'The routing headers are missing.');
}

const isRouted = (headers: HeaderReader): boolean => {
  const { to, from } = readRouting(headers);
  return to !== undefined && from !== undefined;
};

function refusedWindow(
  { maxWindow }: Dialect,
  { module }: ExchangeId,
  request: Request,
): Response | undefined {
  const days = maxWindow?.[module];
  const query = new URL(request.url).searchParams;
  const from = query.get('date_from');
  if (days === undefined || request.method !== 'GET' || from === null) return undefined;
  const span = toMillis(query.get('date_to') ?? new Date().toISOString()) - toMillis(from);
  if (span <= days * DAY) return undefined;
  return refusal(request, 200, StatusCode.invalidParameters, `The period is longer than ${days} days.`);
}

async function refusedBody(
  { unsupportedCommands = [], requires }: Dialect,
  { module, operation = '' }: ExchangeId,
  request: Request,
): Promise<Response | undefined> {
  if (module === 'commands' && unsupportedCommands.includes(operation)) {
    const body = JSON.stringify(envelope(StatusCode.success, { result: 'NOT_SUPPORTED', timeout: 0 }));
    return new Response(body, { headers: { 'content-type': 'application/json' } });
  }
  const fields = requires?.[`${module}.${operation}`];
  if (!fields) return undefined;
  const json = parseJson(await request.clone().text());
  const body = json.ok ? (json.value as Record<string, unknown>) : {};
  const missing = fields.filter((field) => body[field] === undefined || body[field] === null);
  if (missing.length === 0) return undefined;
  return refusal(
    request,
    200,
    StatusCode.invalidParameters,
    `These fields are missing: ${missing.join(', ')}.`,
  );
}
