import { Header } from '../core/headers.js';
import { formatNextLink } from '../core/link.js';
import { StatusCode } from '../core/status.js';
import { fillPath, joinUrl } from '../core/url.js';
import type { Limits } from './options.js';
import { ok, type Reply, refuse } from './reply.js';
import type { Match } from './routes.js';
import type { Context, Page } from './types.js';

/** Which part of a list is wanted. */
export interface Window {
  readonly limit: number;
  readonly offset: number;
  readonly cursor: string | undefined;
}

/** Our own query parameter in next links: an opaque continuation made by the handler. */
export const CURSOR = 'cursor';

/** Reads `offset`, `limit` and our continuation; a limit above ours is cut down, as the specification allows. */
export function pageWindow(search: URLSearchParams, limits: Limits = {}): Window | Reply {
  const maxLimit = limits.maxPageSize ?? 1000;
  const offset = count(search.get('offset'), 0);
  const asked = count(search.get('limit'), Math.min(limits.pageSize ?? 100, maxLimit));
  if (offset === undefined || asked === undefined) {
    return refuse(StatusCode.invalidParameters, 'offset and limit must be whole numbers of 0 or more.');
  }
  return { limit: Math.min(asked, maxLimit), offset, cursor: search.get(CURSOR) ?? undefined };
}

function count(text: string | null, fallback: number): number | undefined {
  if (text === null || text === '') return fallback;
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** The page that is wanted of what a handler gave: a page already, or the whole list. */
export function toPage(output: Page<unknown> | readonly unknown[], { offset, limit }: Window): Page<unknown> {
  if (!isList(output)) return output;
  return { items: output.slice(offset, offset + limit), total: output.length };
}

const isList = (output: Page<unknown> | readonly unknown[]): output is readonly unknown[] =>
  Array.isArray(output);

/** The call of a list that is answered. */
export interface ListCall {
  readonly search: URLSearchParams;
  readonly context: Pick<Context, 'endpointUrl'>;
  readonly match: Match;
}

/**
 * Answers a list: totals and limit always, `Link` only when something follows, with all filters kept. `taken` is how
 * far the page reaches, also when some of its objects were not sent.
 * @see OCPI 2.2.1, transport_and_format, transport_and_format_paginated_response
 */
export function listReply(
  page: Page<unknown>,
  taken: number,
  window: Window,
  { search, context, match }: ListCall,
): Reply {
  const headers: Record<string, string> = {
    [Header.totalCount]: String(page.total),
    [Header.limit]: String(window.limit),
  };
  const next = nextSearch(page, taken, window, search);
  if (next) headers[Header.link] = formatNextLink(`${urlOf(context, match)}?${next}`);
  return ok(page.items, headers);
}

/** The URL of the list: where a module has several, they are below its endpoint. */
function urlOf({ endpointUrl }: Pick<Context, 'endpointUrl'>, { operation, params }: Match): string {
  const { path } = operation.operation;
  return path === '' ? endpointUrl : joinUrl(endpointUrl, fillPath(path, params));
}

/** The query of the next page, or `undefined` on the last one. */
function nextSearch(
  page: Page<unknown>,
  taken: number,
  window: Window,
  search: URLSearchParams,
): string | undefined {
  const end = window.offset + taken;
  const more = page.more ?? (page.cursor !== undefined || (taken > 0 && end < page.total));
  if (!more) return undefined;
  const next = new URLSearchParams(search);
  next.set('offset', String(end));
  next.set('limit', String(window.limit));
  if (page.cursor === undefined) next.delete(CURSOR);
  else next.set(CURSOR, page.cursor);
  return next.toString();
}
