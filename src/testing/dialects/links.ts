import { Header } from '../../core/headers.js';
import { formatNextLink, nextLink } from '../../core/link.js';

/** The query parameter of opaque links. */
const CONTINUATION = 'continuation';

/** The same link with a query that says nothing to others. */
export function opaqueLink(headers: Headers): void {
  const next = nextLink(headers.get(Header.link));
  if (next === undefined) return;
  const url = new URL(next);
  const text = reversed(btoa(url.search.slice(1)));
  url.search = '';
  url.searchParams.set(CONTINUATION, text);
  headers.set(Header.link, formatNextLink(url.href));
}

/** The URL that an opaque link stands for; others stay as they are. */
export function readOpaqueLink(text: string): string {
  const url = new URL(text);
  const continuation = url.searchParams.get(CONTINUATION);
  if (continuation === null) return text;
  try {
    url.search = atob(reversed(continuation));
  } catch {
    url.search = '';
  }
  return url.href;
}

/** Whether a URL is for a page after the first. */
export function isFollowing(text: string): boolean {
  const query = new URL(text).searchParams;
  return query.has(CONTINUATION) || Number(query.get('offset') ?? 0) > 0;
}

const reversed = (text: string): string => [...text].reverse().join('');
