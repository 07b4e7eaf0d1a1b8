import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const DIST = join(ROOT, 'docs/.vitepress/dist');

/** A link that leads nowhere. */
export interface DeadLink {
  readonly file: string;
  readonly href: string;
}

const UNESCAPED: Readonly<Record<string, string>> = { '&amp;': '&', '&quot;': '"', '&#39;': "'" };
const unescaped = (text: string): string =>
  text.replace(/&(?:amp|quot|#39);/g, (found) => UNESCAPED[found] ?? '');

/** What is wrong with the links of the built site. */
export interface SiteLinks {
  /** Links whose page, or the place on it, does not exist. */
  readonly dead: readonly DeadLink[];
  /** Pages that no other page links to. */
  readonly lonely: readonly string[];
}

/** Pages that nobody needs a link to. */
const KNOWN: ReadonlySet<string> = new Set(['/index.html', '/404.html']);

/** Follows every link within the built site. */
export function linksOfSite(dist = DIST, base = '/'): SiteLinks {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.html'),
  );
  const pages = new Map(
    files.map((file) => [`/${file.replaceAll('\\', '/')}`, readFileSync(join(dist, file), 'utf8')]),
  );
  const ids = new Map([...pages].map(([path, html]) => [path, idsIn(html)]));
  const dead: DeadLink[] = [];
  const linked = new Set(KNOWN);
  for (const [path, html] of pages) {
    for (const [, raw = ''] of html.matchAll(/<a\b[^>]*?\bhref="([^"]*)"/g)) {
      const href = unescaped(raw);
      if (/^[a-z]+:/i.test(href)) continue;
      const url = new URL(href, `http://site${base.slice(0, -1)}${path}`);
      const target = decodeURIComponent(url.pathname).slice(base.length - 1);
      const page = [target, `${target}.html`, `${target}index.html`].find((name) => pages.has(name));
      const hash = decodeURIComponent(url.hash.slice(1));
      const isFile = page === undefined && existsSync(join(dist, target)) && /\.\w+$/.test(target);
      const isThere = page !== undefined && (hash === '' || ids.get(page)?.has(hash));
      if (!isThere && !isFile) dead.push({ file: path, href });
      if (page !== undefined && page !== path) linked.add(page);
    }
  }
  return { dead, lonely: [...pages.keys()].filter((path) => !linked.has(path)) };
}

const idsIn = (html: string): Set<string> =>
  new Set([...html.matchAll(/\bid="([^"]*)"/g)].map(([, id = '']) => unescaped(id)));

/** All links in Markdown files of the repository to files that do not exist, for those who read them there. */
export function deadLinksOfFiles(files: readonly string[]): DeadLink[] {
  return files.flatMap((page) => {
    const text = readFileSync(join(ROOT, page), 'utf8').replace(/^```[\s\S]*?^```/gm, '');
    // Links, and files of examples that are put in whole.
    return [...text.matchAll(/\]\(([^)\s]+)\)|^<<< (\S+)$/gm)].flatMap(([, link, file = '']) => {
      const href = link ?? file;
      if (/^[a-z]+:/i.test(href) || href.startsWith('#') || href.startsWith('/')) return [];
      const path = join(ROOT, dirname(page), decodeURIComponent(href.replace(/#.*$/, '')));
      return isThere(path) ? [] : [{ file: page, href }];
    });
  });
}

/** Whether a file exists, or is made when the site is built. */
const isThere = (path: string): boolean =>
  existsSync(path) || /^docs\/(api|modules|examples)\//.test(relative(ROOT, path));

/** The Markdown files that people read: those at the top and those of the site. */
export function markdownFiles(): string[] {
  const docs = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && !/node_modules|\.vitepress|^api\/|\[/.test(name))
    .map((name) => `docs/${name.replaceAll('\\', '/')}`);
  return ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', ...docs];
}
