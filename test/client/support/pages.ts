import type { Received, Reply } from './fault-server.js';

/** How a well-behaved list answers: by `offset` and `limit`, with a total and a link to what follows. */
export interface PageOptions {
  /** Objects on a page when none is asked for, and at most. Default 10. */
  readonly max?: number;
  readonly link?: boolean;
  readonly total?: number | false;
}

/** Answers a request for a list as the specification has it, but for what the options say. */
export function pageOf(
  items: readonly unknown[],
  { url, headers }: Received,
  options: PageOptions = {},
): Reply {
  const { max = 10, link = true, total = items.length } = options;
  const offset = Number(url.searchParams.get('offset') ?? 0);
  const limit = Math.min(max, Number(url.searchParams.get('limit') ?? max));
  const next = new URL(url);
  next.searchParams.set('offset', String(offset + limit));
  next.searchParams.set('limit', String(limit));
  const target = `http://${headers.host}${next.pathname}${next.search}`;
  return {
    data: items.slice(offset, offset + limit),
    headers: {
      'x-limit': String(limit),
      ...(total === false ? {} : { 'x-total-count': String(total) }),
      ...(link && offset + limit < items.length ? { link: `<${target}>; rel="next"` } : {}),
    },
  };
}
