import { StatusCode } from '../../core/status.js';
import type { Role } from '../../server/types.js';
import { type Handler, refusal } from '../faults/answers.js';
import type { ExchangeId } from '../faults/fault.js';
import { type Locate, locateByRoles, locateByUrl } from '../faults/locate.js';
import { answerOf } from './answers.js';
import type { Dialect, RateAnswer } from './dialect.js';
import { isFollowing, readOpaqueLink } from './links.js';
import { type Budget, RateCounter } from './rates.js';
import { refusalOf } from './requests.js';

/** Options of {@link withDialect}. */
export interface DialectOptions {
  /** How to tell what a request is about. Default: by the URL alone, which knows no operation but `list`. */
  readonly locate?: Locate | undefined;
  /** The roles of the handler and its public URL: with them every operation is known. */
  readonly roles?: readonly Role[] | undefined;
  readonly publicUrl?: string | undefined;
  /** `Authorization` header with which the handler answers those who may come without, where a dialect lets them. */
  readonly authorization?: string | undefined;
  /** Milliseconds since 1970, for rates. Default: the clock of the platform. */
  readonly now?: (() => number) | undefined;
}

const TOO_MANY: RateAnswer = {
  status: 429,
  statusCode: StatusCode.clientError,
  retryAfter: true,
  headers: false,
};

/** A handler that speaks a dialect: give it to a server or a client in place of the handler itself. */
export function withDialect(handler: Handler, dialect: Dialect, options: DialectOptions = {}): Handler {
  const locate = options.locate ?? locateOf(options);
  const counter = new RateCounter(dialect, options.now ?? Date.now);
  const limited = dialect.rateAnswer ?? TOO_MANY;
  return async (request) => {
    const exchange = locate(request);
    const budget = counter.count(exchange, isFollowing(request.url));
    if (budget?.exceeded) return tooMany(request, budget, limited);
    const refused = await refusalOf(dialect, exchange, request);
    const response =
      refused ??
      (await answerOf(dialect, exchange, request, await handler(asked(dialect, exchange, request, options))));
    return budget && limited.headers ? withBudget(response, budget) : response;
  };
}

const locateOf = ({ roles, publicUrl }: DialectOptions): Locate =>
  roles && publicUrl !== undefined ? locateByRoles(roles, publicUrl) : locateByUrl;

/** The request as the handler behind the dialect is to get it. */
function asked(
  dialect: Dialect,
  { module, operation = '' }: ExchangeId,
  request: Request,
  { authorization }: DialectOptions,
): Request {
  const next = known(dialect, module, request, authorization);
  if (request.method !== 'GET') return next;
  const url = new URL(dialect.opaqueLinks ? readOpaqueLink(request.url) : request.url);
  const most = dialect.pageSizes?.[module] ?? dialect.pageSizes?.all;
  if (most !== undefined && operation.startsWith('list')) {
    const wanted = url.searchParams.get('limit');
    url.searchParams.set('limit', String(Math.min(wanted === null ? most : Number(wanted), most)));
  }
  return url.href === request.url
    ? next
    : new Request(url.href, { headers: next.headers, signal: next.signal });
}

/** The request with the token where the handler looks for it. */
function known(
  { tokenHeader, versionsWithoutToken }: Dialect,
  module: string,
  request: Request,
  authorization: string | undefined,
): Request {
  const open = versionsWithoutToken && module === 'versions' ? authorization : undefined;
  if (tokenHeader === undefined && open === undefined) return request;
  const token = tokenHeader === undefined ? null : request.headers.get(tokenHeader);
  const value = open ?? (token === null ? undefined : `Token ${token}`);
  const headers = new Headers(request.headers);
  headers.delete('authorization');
  if (value !== undefined) headers.set('authorization', value);
  return new Request(request, { headers });
}

function tooMany(request: Request, budget: Budget, answer: RateAnswer): Response {
  const headers = answer.retryAfter ? { 'Retry-After': String(budget.reset) } : {};
  const response = refusal(request, answer.status, answer.statusCode, 'Too many requests.', headers);
  return answer.headers ? withBudget(response, budget) : response;
}

function withBudget(response: Response, { limit, remaining, reset }: Budget): Response {
  const headers = new Headers(response.headers);
  headers.set('X-RateLimit-Limit', String(limit));
  headers.set('X-RateLimit-Remaining', String(remaining));
  headers.set('X-RateLimit-Reset', String(reset));
  return new Response(response.body, { status: response.status, headers });
}
