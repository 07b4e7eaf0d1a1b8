import { Header } from '../../core/headers.js';
import { parseJson } from '../../core/json.js';
import { formatNextLink, nextLink } from '../../core/link.js';
import { toMillis } from '../../core/time.js';
import { PAGE_PARAM } from '../../hub/arrange.js';
import { CURSOR } from '../../server/paging.js';
import { changed, type Handler } from './answers.js';
import type { ExchangeFault, LinkForm } from './fault.js';

/** What is remembered between the pages of a list. */
export type PageMemory = Map<string, number>;

const DAY = 86_400_000;

type PageFault = Extract<
  ExchangeFault['kind'],
  | 'oversized-page'
  | 'one-item-pages'
  | 'repeated-page'
  | 'link-loop'
  | 'odd-link'
  | 'no-pages'
  | 'zero-limit'
  | 'shrinking-total'
  | 'stale-page'
  | 'shifted-page'
>;

type PageChange = (page: ListPage, fault: ExchangeFault) => Promise<Response> | Response;

interface ListPage {
  readonly request: Request;
  readonly response: Response;
  readonly body: string;
  readonly envelope: { readonly data: readonly unknown[] };
  readonly offset: number;
  readonly limit: number;
  readonly handler: Handler;
  readonly memory: PageMemory;
}

/** Whether a fault is about the pages of lists. */
export const isPageFault = (kind: ExchangeFault['kind']): kind is PageFault => Object.hasOwn(changes, kind);

/** A handler whose lists have a fault; all else passes unchanged. */
export function withPageFault(handler: Handler, fault: ExchangeFault, memory: PageMemory): Handler {
  return async (request) => {
    if (request.method !== 'GET') return handler(request);
    if (fault.kind === 'one-item-pages') return handler(ask(request, { limit: 1 }));
    const response = await handler(request);
    const body = await response.text();
    const page = readPage(request, response, body);
    if (!page || !isPageFault(fault.kind)) return changed(response, body);
    return changes[fault.kind]({ ...page, handler, memory }, fault);
  };
}

const changes: Readonly<Record<PageFault, PageChange>> = {
  // Asked for in advance: the request itself is another one.
  'one-item-pages': ({ response, body }) => changed(response, body),
  async 'oversized-page'({ handler, request, limit }) {
    const big = await handler(ask(request, { limit: limit * 3 }));
    const next = nextLink(big.headers.get(Header.link));
    return changed(big, await big.text(), {
      [Header.limit]: String(limit),
      [Header.link]: next === undefined ? null : formatNextLink(withQuery(next, { limit })),
    });
  },
  'repeated-page': (page) => otherItems(page, Math.max(0, page.offset - page.limit)),
  'shifted-page': (page, fault) =>
    otherItems(page, Math.max(0, page.offset - (fault.kind === 'shifted-page' ? fault.by : 0))),
  'link-loop': ({ request, response, body }) =>
    changed(response, body, { [Header.link]: formatNextLink(request.url) }),
  'odd-link': (page, fault) => (fault.kind === 'odd-link' ? linkedAs(page, fault.form) : pageAsItIs(page)),
  async 'no-pages'({ handler, request, response, envelope }) {
    const data = await wholeList(handler, request);
    return changed(response, JSON.stringify({ ...envelope, data }), WITHOUT_PAGES);
  },
  'zero-limit': ({ request, response, envelope }) =>
    changed(response, JSON.stringify({ ...envelope, data: [] }), {
      [Header.limit]: '0',
      [Header.link]: formatNextLink(withQuery(request.url, { limit: 0 })),
    }),
  'shrinking-total'({ request, response, body, limit, memory }) {
    const list = new URL(request.url).pathname;
    const times = memory.get(list) ?? 0;
    memory.set(list, times + 1);
    const total = Number(response.headers.get(Header.totalCount) ?? 0);
    return changed(response, body, { [Header.totalCount]: String(Math.max(0, total - times * limit)) });
  },
  'stale-page': ({ response, envelope }) =>
    changed(response, JSON.stringify({ ...envelope, data: envelope.data.map(aDayBefore) })),
};

const pageAsItIs = ({ response, body }: ListPage): Response => changed(response, body);

const WITHOUT_PAGES = { [Header.link]: null, [Header.totalCount]: null, [Header.limit]: null } as const;

/** All objects of a list, page by page. */
async function wholeList(handler: Handler, request: Request): Promise<unknown[]> {
  const all: unknown[] = [];
  for (;;) {
    const json = parseJson(await (await handler(ask(request, { offset: all.length }))).text());
    const data = json.ok && hasList(json.value) ? json.value.data : [];
    if (data.length === 0) return all;
    all.push(...data);
  }
}

/** The page with its next link written in another way; the last page has none. */
function linkedAs(page: ListPage, form: LinkForm): Response {
  const next = nextLink(page.response.headers.get(Header.link));
  return next === undefined
    ? pageAsItIs(page)
    : changed(page.response, page.body, { [Header.link]: linkForms[form](next) });
}

const linkForms: Readonly<Record<LinkForm, (next: string) => string>> = {
  relative: (next) => formatNextLink(new URL(next).pathname + new URL(next).search),
  malformed: () => 'the next page, please',
  doubled: (next) => `${formatNextLink(next)}, ${formatNextLink(next)}`,
  several: (next) => `<https://elsewhere.example/a,b>; rel="prev first", <${next}>; REL=Next`,
  http: (next) => formatNextLink(next.replace(/^https:/, 'http:')),
};

/** The objects from another place of the list, under the headers of the page that was asked for. */
async function otherItems(
  { handler, request, response, body, offset }: ListPage,
  from: number,
): Promise<Response> {
  if (from === offset) return changed(response, body);
  const other = await handler(ask(request, { offset: from }));
  return changed(response, await other.text());
}

function readPage(
  request: Request,
  response: Response,
  body: string,
): Omit<ListPage, 'handler' | 'memory'> | undefined {
  const json = parseJson(body);
  const envelope = json.ok ? json.value : undefined;
  if (!hasList(envelope)) return undefined;
  const query = new URL(request.url).searchParams;
  const stated = Number(response.headers.get(Header.limit) ?? query.get('limit') ?? 0);
  const limit = stated > 0 ? stated : Math.max(1, envelope.data.length);
  return { request, response, body, envelope, offset: Number(query.get('offset') ?? 0), limit };
}

const hasList = (value: unknown): value is { readonly data: readonly unknown[] } =>
  typeof value === 'object' && value !== null && 'data' in value && Array.isArray(value.data);

function aDayBefore(item: unknown): unknown {
  if (typeof item !== 'object' || item === null || !('last_updated' in item)) return item;
  const at = toMillis(String(item.last_updated));
  return Number.isNaN(at) ? item : { ...item, last_updated: new Date(at - DAY).toISOString() };
}

/** The same request with another query. */
const ask = (request: Request, query: Readonly<Record<string, number>>): Request =>
  new Request(withQuery(request.url, query), { headers: request.headers, signal: request.signal });

/** A URL with another place or size of the page: what else says where to go on does not count any more. */
function withQuery(text: string, query: Readonly<Record<string, number>>): string {
  const url = new URL(text);
  for (const name of [CURSOR, PAGE_PARAM]) url.searchParams.delete(name);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
  return url.href;
}
