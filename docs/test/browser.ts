import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';
import { CHROMIUM, DIST, serveSite } from './site.js';

/** Why nothing can be tested here, said where everybody sees it; `undefined` when everything is there. */
export const missing =
  CHROMIUM === undefined
    ? 'there is no Chromium'
    : existsSync(join(DIST, 'index.html'))
      ? undefined
      : 'the site is not built: npm run docs';
if (missing !== undefined) console.warn(`-- skipped: tests of the site; ${missing}`);

/** The widths that pages are looked at in. */
export const WIDTHS = { phone: 360, desktop: 1440 } as const;

/** How a page is looked at. */
export interface View {
  readonly width?: keyof typeof WIDTHS;
  readonly scheme?: 'light' | 'dark';
}

/** A browser that shows the built site. */
export interface Site {
  readonly url: string;
  /** A new page; what goes wrong in it is in `errors`. */
  open(path: string, view?: View): Promise<{ readonly page: Page; readonly errors: string[] }>;
  close(): Promise<void>;
}

/** Serves the built site and starts a browser. */
export async function openSite(): Promise<Site> {
  const { server, url } = await serveSite();
  const browser: Browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: ['--no-sandbox'] });
  return {
    url,
    async open(path, { width = 'desktop', scheme = 'light' } = {}) {
      const context = await browser.newContext({
        viewport: { width: WIDTHS[width], height: 900 },
        colorScheme: scheme,
        permissions: ['clipboard-read', 'clipboard-write'],
      });
      const page = await context.newPage();
      const errors: string[] = [];
      page.on('pageerror', ({ message }) => errors.push(message));
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      page.on('request', (request) => {
        if (!request.url().startsWith(url) && !/^(data|blob):/.test(request.url()))
          errors.push(`request to ${request.url()}`);
        if (request.method() !== 'GET') errors.push(`${request.method()} ${request.url()}`);
      });
      await page.goto(url + path);
      return { page, errors };
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/** The text of what is there now; empty when nothing is. */
export const textOf = async (place: Locator): Promise<string> => (await place.allTextContents()).join('\n');

const AXE = readAxe();

function readAxe(): string {
  if (missing !== undefined) return '';
  return readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
}

/** What axe finds wrong with a page: rule, and the elements. */
export async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: {
        run(): Promise<{
          violations: { id: string; nodes: { target: unknown[]; failureSummary?: string }[] }[];
        }>;
      };
    };
    const found = (await axe.run()).violations;
    return found.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary = '' }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
    );
  });
}
