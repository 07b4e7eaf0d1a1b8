import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { missing, openSite, type Site, textOf, violations } from './browser.js';

const PAGES = [
  '/',
  '/getting-started/',
  '/getting-started/cpo',
  '/tariffs',
  '/modules/locations',
  '/decisions',
];

const VIEWS = (['phone', 'desktop'] as const).flatMap((width) =>
  (['light', 'dark'] as const).map((scheme) => ({ width, scheme })),
);

describe.skipIf(missing !== undefined)('the site can be used by everybody', () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site?.close());

  test.each(VIEWS)('axe finds nothing wrong with its pages ($width, $scheme)', async (view) => {
    const found: Record<string, readonly string[]> = {};
    for (const path of PAGES) {
      const { page } = await site.open(path, view);
      found[path] = await violations(page);
      await page.context().close();
    }
    expect(found).toEqual(Object.fromEntries(PAGES.map((path) => [path, []])));
  });

  test.each(VIEWS)(
    'axe finds nothing wrong with the playground, empty, full or failing ($width, $scheme)',
    async (view) => {
      const { page } = await site.open('/playground', view);
      const found: Record<string, readonly string[]> = {};
      const look = async (name: string) => {
        found[name] = await violations(page);
      };
      await page.getByRole('button', { name: 'Read', exact: true }).waitFor();
      await look('empty');
      await page.getByRole('button', { name: 'Read', exact: true }).click();
      await page.locator('#read-text-error').waitFor();
      await look('failing');
      await page.getByRole('button', { name: 'Sample with faults' }).click();
      await page.locator('#panel-read .headline').waitFor();
      await look('read');
      await page.getByRole('tab', { name: 'Price' }).click();
      await page.getByRole('button', { name: 'Sample CDR' }).click();
      await page.locator('#panel-price .headline').waitFor();
      await look('priced');
      await page.getByRole('tab', { name: 'Convert' }).click();
      await page.getByText('What the object itself does not say').click();
      await page.locator('#panel-convert').getByRole('button', { name: 'Sample' }).click();
      await page.locator('#panel-convert .headline').waitFor();
      await look('converted');
      expect(found).toEqual({ empty: [], failing: [], read: [], priced: [], converted: [] });
      await page.context().close();
    },
  );

  test.each(['phone', 'desktop'] as const)('no page is wider than a %s', async (width) => {
    const wide: string[] = [];
    for (const path of [...PAGES, '/playground', '/api/client', '/convert-table']) {
      const { page } = await site.open(path, { width });
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (over > 0) wide.push(`${path} by ${over}`);
      await page.context().close();
    }
    expect(wide).toEqual([]);
  });

  test('the playground is used from the keyboard alone', async () => {
    const { page, errors } = await site.open('/playground');
    await page.getByRole('tab', { name: 'Read' }).waitFor();
    await tabTo(page, 'tab-read');
    await page.keyboard.press('ArrowRight');
    expect(await focused(page)).toBe('tab-price');
    await page.keyboard.press('End');
    expect(await focused(page)).toBe('tab-convert');
    await page.keyboard.press('ArrowRight');
    expect(await focused(page)).toBe('tab-read');
    await tabTo(page, 'read-text');
    await page.keyboard.insertText('{"id": "T1", "currency": "EUR", "elements": [], "last_updated": "x"}');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => textOf(page.locator('#panel-read .headline'))).toContain('Tariff');
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Control+Enter');
    await page.locator('#read-text-error').waitFor();
    expect(await focused(page)).toBe('read-text');
    expect(errors).toEqual([]);
    await page.context().close();
  });

  test('what is focused can be seen, and what changes is told to screen readers', async () => {
    const { page } = await site.open('/playground');
    const button = page.getByRole('button', { name: 'Sample with faults' });
    await button.focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    expect(await button.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid');
    const status = page.locator('#panel-read .status');
    expect(await status.getAttribute('role')).toBe('status');
    await page.keyboard.press('Enter');
    await expect.poll(() => textOf(status)).toContain('errors:');
    await page.context().close();
  });

  test('the search finds pages without asking another machine', async () => {
    const { page, errors } = await site.open('/concepts');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.locator('.VPLocalSearchBox input').fill('Joining a hub');
    await page.locator('.VPLocalSearchBox .result').first().waitFor();
    expect(await textOf(page.locator('.VPLocalSearchBox .result').first())).toContain('Joining a hub');
    expect(errors).toEqual([]);
    await page.context().close();
  });
});

const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.id ?? '');

/** Presses Tab until an element has the focus. */
async function tabTo(page: Page, id: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if ((await focused(page)) === id) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${id}.`);
}
