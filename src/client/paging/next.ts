import { OcpiUrlError } from '../../core/errors.js';
import type { PagingStyle } from '../../partners/profile.js';
import type { ListCursor } from './cursor.js';

/** What a page says about itself, as it came. */
export interface PageFacts {
  /** How many objects came, `null`s included. */
  readonly count: number;
  /** `X-Total-Count`. */
  readonly total: number | undefined;
  /** `X-Limit`. */
  readonly limit: number | undefined;
  /** The target of the `next` link, as it came. */
  readonly link: string | undefined;
}

/** Where a list goes on: by a link, or by counting on (`guessed`). */
export interface NextPage {
  readonly url: string;
  readonly guessed: boolean;
}

/**
 * The page after one, or `undefined` at the end: the `Link` as it is; without one the offset moved by what was received,
 * as long as that is below the total and, without a total, until a page comes empty. A short page proves nothing.
 * Throws an {@link OcpiUrlError} for a link to a foreign origin.
 * @see OCPI 2.2.1, transport_and_format, transport_and_format_paginated_response
 */
export function nextPage(
  facts: PageFacts,
  at: ListCursor,
  style: PagingStyle,
  origins: ReadonlySet<string> | undefined,
): NextPage | undefined {
  if (style === 'single') return undefined;
  const position = (offsetOf(at.url) ?? at.received) + facts.count;
  const below = facts.total !== undefined && position < facts.total;
  const link = style === 'offset' ? undefined : linkUrl(facts.link, at.url, origins);
  if (facts.count === 0) return link !== undefined && below ? { url: link, guessed: false } : undefined;
  if (link !== undefined) return { url: link, guessed: false };
  const countable = style !== 'opaque' && !(at.linked && offsetOf(at.url) === undefined);
  if (!countable || !goesOn(facts, at, below)) return undefined;
  return { url: withOffset(at.url, position), guessed: true };
}

function goesOn(facts: PageFacts, at: ListCursor, below: boolean): boolean {
  if (below) return true;
  if (facts.total === undefined) return !at.linked;
  return looksLikePageTotal(facts, at);
}

/** A full first page whose total is just its own length: some partners count the page instead of the list. */
function looksLikePageTotal({ total, count, limit }: PageFacts, at: ListCursor): boolean {
  const asked = Number(new URL(at.url).searchParams.get('limit') ?? Number.NaN);
  const size = limit ?? asked;
  return !at.linked && at.received === 0 && total === count && count >= size;
}

function linkUrl(
  target: string | undefined,
  current: string,
  origins: ReadonlySet<string> | undefined,
): string | undefined {
  if (target === undefined || !URL.canParse(target, current)) return undefined;
  const next = new URL(target, current);
  const here = new URL(current);
  if (next.protocol === 'http:' && here.protocol === 'https:' && next.hostname === here.hostname) {
    next.protocol = 'https:';
    next.port = here.port;
  }
  if (next.origin === here.origin || origins?.has(next.origin)) return next.href;
  const rule = 'link-origin';
  const message = `The next link of the list leads to ${next.origin} and is refused (${rule}): the list is at ${here.origin}; the option origins adds an origin of the partner.`;
  throw new OcpiUrlError(rule, next.origin, message);
}

/** The `offset` that a URL asks for. */
export function offsetOf(url: string): number | undefined {
  const text = new URL(url).searchParams.get('offset');
  return text !== null && /^\d+$/.test(text) ? Number(text) : undefined;
}

function withOffset(url: string, offset: number): string {
  const next = new URL(url);
  next.searchParams.set('offset', String(offset));
  return next.href;
}
