import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, test } from 'vitest';
import { hasChromium, withPage } from '../../scripts/runtimes/chromium.js';
import { renderHtml } from '../../src/conformance/render/html.js';
import { makeTarget, resultsOf } from './target.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const why = hasChromium() ? '' : ' (there is no Chromium; on Debian: apt-get install chromium)';

interface Seen {
  readonly rules: number;
  readonly violations: readonly string[];
  readonly width: number;
  readonly requests: readonly string[];
}

const seen = new Map<string, Seen>();
const SCREENS = {
  'a light phone': { colorScheme: 'light', width: 360, height: 780 },
  'a dark desktop': { colorScheme: 'dark', width: 1280, height: 900 },
} as const;

describe.skipIf(why !== '')(`the HTML report in Chromium${why}`, () => {
  beforeAll(async () => {
    const faults = ['locations.list:*:wrong-total', '*:*:missing-ids', 'tariffs.list:*:html'];
    const { options } = makeTarget('CPO', '2.2.1', undefined, undefined, faults);
    const only = ['lists/*', 'answers/request-id', 'discovery/*'];
    const results = await resultsOf({
      ...options,
      write: false,
      only,
      skip: ['2.2.1/cdrs/*', '2.2.1/sessions/*'],
    });
    const html = renderHtml({ url: options.url, at: '2026-03-01T12:00:00Z', results, aborted: true });
    await withPage(async (page) => {
      const requests: string[] = [];
      page.on('request', (request) => requests.push(request.url()));
      for (const [name, { colorScheme, ...size }] of Object.entries(SCREENS)) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize(size);
        await page.setContent(html);
        await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
        await page.evaluate(axe);
        const run = `axe.run().then(({ passes, violations }) =>
          ({ rules: passes.length, violations: violations.map(({ id, nodes }) => id + ' ' + nodes[0].html) }))`;
        const found = (await page.evaluate(run)) as Pick<Seen, 'rules' | 'violations'>;
        const width = (await page.evaluate('document.documentElement.scrollWidth')) as number;
        seen.set(name, { ...found, width, requests: [...requests] });
      }
    });
  });

  test.each(Object.entries(SCREENS))(
    'on %s breaks no rule of accessibility, fits, and needs nothing from elsewhere',
    (name, { width }) => {
      expect(seen.get(name)).toMatchObject({ violations: [], width, requests: [] });
      expect(seen.get(name)?.rules).toBeGreaterThan(15);
    },
  );
});
