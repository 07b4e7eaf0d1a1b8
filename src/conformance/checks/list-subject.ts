import type { Operation } from '../../contract/operation.js';
import { Header } from '../../core/headers.js';
import { nextLink } from '../../core/link.js';
import { toMillis } from '../../core/time.js';
import { joinUrl, queryString } from '../../core/url.js';
import { type Exchange, listOf, succeeded } from '../exchange.js';
import { ask, type Endpoint, type Target } from '../target.js';

/** An object of a list, as far as all lists agree. */
export type Item = Readonly<Record<string, unknown>>;

/** A page of a list, with what its headers say. */
export interface Page {
  readonly exchange: Exchange;
  /** Whether it is a success with a list. */
  readonly ok: boolean;
  readonly items: readonly Item[];
  readonly total: number | undefined;
  readonly limit: number | undefined;
  /** The target of the `Link` header as it came. */
  readonly next: string | undefined;
}

/** A list of the partner: pages of it are asked for once and remembered. */
export class ListSubject {
  readonly place: string;
  readonly target: Target;
  readonly endpoint: Endpoint;
  readonly operation: Operation;
  readonly url: string;
  readonly #pages = new Map<string, Promise<Page>>();

  constructor(target: Target, endpoint: Endpoint, name: string, operation: Operation) {
    this.place = name === 'list' ? endpoint.place : `${endpoint.place}/${name}`;
    this.target = target;
    this.endpoint = endpoint;
    this.operation = operation;
    this.url = joinUrl(endpoint.url, operation.path);
  }

  /** The first page as the partner gives it when nothing is said. */
  first(): Promise<Page> {
    return this.page({});
  }

  /** A page by its query. */
  page(query: Readonly<Record<string, string | number>>): Promise<Page> {
    return this.at(`${this.url}${queryString(query)}`);
  }

  /** A page by its URL. */
  async at(url: string): Promise<Page> {
    const known = this.#pages.get(url) ?? this.fresh(url);
    this.#pages.set(url, known);
    const page = await known;
    this.target.session.last = page.exchange;
    return page;
  }

  /** A page that is asked for again. */
  async fresh(url: string): Promise<Page> {
    return pageOf(await ask(this.target, { url }));
  }
}

/** Reads a page off an answer. */
export function pageOf(exchange: Exchange): Page {
  const list = listOf(exchange);
  const items = (list ?? []).filter((item): item is Item => typeof item === 'object' && item !== null);
  return {
    exchange,
    ok: succeeded(exchange) && list !== undefined,
    items,
    total: count(exchange.headers.get(Header.totalCount)),
    limit: count(exchange.headers.get(Header.limit)),
    next: nextLink(exchange.headers.get(Header.link)),
  };
}

const count = (text: string | null): number | undefined =>
  text !== null && /^\d+$/.test(text.trim()) ? Number(text) : undefined;

/** What tells an object of a list from the others. */
export function keyOf(item: Item): string {
  const id = item.id ?? item.uid ?? item.terminal_id ?? (item.role === undefined ? JSON.stringify(item) : '');
  const parts = [item.country_code, item.party_id, id, item.uid === undefined ? item.role : item.type];
  return parts
    .map((part) => String(part ?? ''))
    .join('/')
    .toUpperCase();
}

/** Milliseconds of the last update; `undefined` when the object does not say it readably. */
export function updatedAt(item: Item): number | undefined {
  const at = typeof item.last_updated === 'string' ? toMillis(item.last_updated) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}

/** All lists of the partner. */
export function listsOf(target: Target): readonly ListSubject[] {
  return target.endpoints
    .filter(({ contract }) => contract.role === 'SENDER')
    .flatMap((endpoint) =>
      Object.entries(endpoint.contract.operations)
        .filter(([, operation]) => operation.kind === 'list')
        .map(([name, operation]) => new ListSubject(target, endpoint, name, operation)),
    );
}
