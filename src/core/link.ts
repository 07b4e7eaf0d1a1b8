/** A target of a `Link` header with its relation types. */
export interface Link {
  readonly target: string;
  readonly rel: readonly string[];
}

const LINK = /<([^>]*)>((?:\s*;\s*[\w!#$&+\-.^`|~*]+(?:\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^\s",;]+))?)*)/g;
const REL = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s",;]+))/i;

/** Reads a `Link` header (RFC 8288): several links, quoted and bare parameters, any case; rubbish is passed over. */
export function parseLinks(header: string | null | undefined): readonly Link[] {
  const links: Link[] = [];
  for (const match of (header ?? '').slice(0, 16_384).matchAll(LINK)) {
    const rel = REL.exec(match[2] ?? '');
    const types = (rel?.[1] ?? rel?.[2] ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    links.push({ target: (match[1] ?? '').trim(), rel: types });
  }
  return links;
}

/** The target of the `next` link, or `undefined` on the last page. */
export const nextLink = (header: string | null | undefined): string | undefined =>
  parseLinks(header).find((link) => link.rel.includes('next') && link.target !== '')?.target;

/** A `Link` header with one `next` link. */
export const formatNextLink = (url: string): string => `<${url}>; rel="next"`;
