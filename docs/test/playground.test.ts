import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { samples_2_1_1, samples_2_2_1, samples_2_3_0 } from '../../src/testing/index.js';
import { missing, openSite, type Site, textOf } from './browser.js';

/** Markup that shows itself when it is taken for markup. */
const MARKUP = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>';

describe.skipIf(missing !== undefined)('the playground', () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site?.close());

  /** Opens a tab, works in it, and sees that nothing failed, nothing was sent and nothing became markup. */
  async function inTab(
    tab: 'read' | 'price' | 'convert',
    work: (page: Page) => Promise<void>,
    path = '/playground',
  ) {
    const { page, errors } = await site.open(path);
    try {
      await page.locator(`#tab-${tab}`).click();
      await work(page);
      expect(await page.evaluate(() => (globalThis as { hit?: number }).hit)).toBeUndefined();
      expect(errors).toEqual([]);
    } finally {
      await page.context().close();
    }
  }

  const headline = (page: Page, tab: string) => textOf(page.locator(`#panel-${tab} .status .headline`));
  const run = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
  const resultOf = (page: Page, tab: string) => textOf(page.locator(`#panel-${tab} section`));

  describe('reads', () => {
    const readText = async (page: Page, text: string) => {
      await page.locator('#read-text').fill(text);
      await run(page, 'Read');
    };

    test('a valid object without a remark', () =>
      inTab('read', async (page) => {
        await readText(page, JSON.stringify(samples_2_2_1.session({ seed: 5 })));
        await expect
          .poll(() => headline(page, 'read'))
          .toBe('Found as Session of OCPI 2.2.1: one object, it can be used; errors: 0, warnings: 0.');
      }));

    test('a bad object with pointer, severity, what was expected and what came', () =>
      inTab('read', async (page) => {
        const { publish: _, ...rest } = samples_2_2_1.location();
        await readText(page, JSON.stringify({ ...rest, name: 7 }));
        await expect
          .poll(() => headline(page, 'read'))
          .toContain('it cannot be used; errors: 1, warnings: 1.');
        const findings = page.locator('#panel-read .findings li');
        expect(await textOf(findings.filter({ hasText: '/publish' }))).toMatch(
          /error[\s\S]*missing_field[\s\S]*expected\s*boolean[\s\S]*came\s*nothing/,
        );
        expect(await textOf(findings.filter({ hasText: '/name' }))).toMatch(/warning[\s\S]*came\s*7/);
      }));

    test('as the version and object that were chosen, strictly when that is asked for', () =>
      inTab('read', async (page) => {
        await page.locator('#read-version').selectOption('2.1.1');
        await page.locator('#read-strict').selectOption('strict');
        const token = { ...samples_2_1_1.token(), issuer: null };
        await expect.poll(() => page.locator('#read-type option').count()).toBeGreaterThan(10);
        await page.locator('#read-type').selectOption('Token');
        await readText(page, JSON.stringify(token));
        await expect.poll(() => headline(page, 'read')).toContain('Read as Token of OCPI 2.1.1');
        expect(await resultOf(page, 'read')).toContain('/issuer');
      }));

    test('a whole page with its envelope, those with findings first', () =>
      inTab('read', async (page) => {
        const data: object[] = Array.from({ length: 60 }, (_, seed) => samples_2_2_1.location({ seed }));
        data[59] = { ...data[59], id: 'LAST', coordinates: undefined };
        await readText(page, JSON.stringify({ data, status_code: 1000, timestamp: '2026-01-01T00:00:00Z' }));
        await expect.poll(() => headline(page, 'read')).toContain('60 objects, 1 cannot be used');
        expect(await resultOf(page, 'read')).toContain('Object 60: cannot be used');
      }));

    test.each([
      ['nothing', '', 'is empty'],
      ['what is not JSON', '{ "id": ', 'not JSON'],
      ['what is no object', '42', 'cannot be told'],
      ['what is nested too deep', `${'['.repeat(5000)}${']'.repeat(5000)}`, 'deep'],
      ['what could be anything', '{"foo": 1}', 'cannot be told'],
    ])('refuses %s in words', (_what, text, words) =>
      inTab('read', async (page) => {
        await readText(page, text);
        await expect.poll(() => resultOf(page, 'read')).toContain(words);
      }),
    );

    test('keeps a key __proto__ as data', () =>
      inTab('read', async (page) => {
        const json = JSON.stringify(samples_2_2_1.location()).replace(
          '{',
          '{"__proto__": {"polluted": true}, ',
        );
        await readText(page, json);
        await expect.poll(() => headline(page, 'read')).toContain('it can be used');
        expect(await resultOf(page, 'read')).toContain('"__proto__"');
        expect(
          await page.evaluate(() => ({}) as { polluted?: boolean }).then((value) => value.polluted),
        ).toBeUndefined();
      }));

    test('shows markup in texts as text', () =>
      inTab('read', async (page) => {
        const location = {
          ...samples_2_2_1.location(),
          name: MARKUP,
          status: MARKUP,
          [MARKUP]: MARKUP,
          city: [MARKUP],
        };
        await readText(page, JSON.stringify(location));
        await expect.poll(() => resultOf(page, 'read')).toContain('<img src=x');
        expect(await page.locator('#panel-read img').count()).toBe(0);
      }));

    test('stays usable while it reads very much: what is asked next is answered', () =>
      inTab('read', async (page) => {
        const one = JSON.stringify({ ...samples_2_2_1.location(), name: 5 });
        const text = `[${Array.from({ length: Math.floor(4e6 / one.length) }, () => one).join(',')}]`;
        await page.evaluate((value) => {
          const area = document.querySelector<HTMLTextAreaElement>('#read-text');
          if (area) area.value = value;
          area?.dispatchEvent(new Event('input'));
        }, text);
        await run(page, 'Read');
        await readText(page, JSON.stringify(samples_2_2_1.token()));
        await expect.poll(() => headline(page, 'read')).toContain('Token');
      }));

    test('can be stopped when it takes long', async () => {
      const { page } = await site.open('/playground');
      await page.route('**/worker*.js', () => undefined);
      await page.reload();
      await readText(page, '{}');
      await page.locator('#panel-read').getByRole('button', { name: 'Stop' }).click();
      await expect.poll(() => textOf(page.locator('#panel-read .status'))).toBe('');
      await page.context().close();
    });

    test('does not take more than a browser can show, and says where to go with it', () =>
      inTab('read', async (page) => {
        await page.evaluate(() => {
          const clipboardData = new DataTransfer();
          clipboardData.setData('text/plain', '0123456789\n'.repeat(1_000_000));
          const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
          document.querySelector('#read-text')?.dispatchEvent(event);
        });
        await expect.poll(() => textOf(page.getByRole('alert'))).toContain('ocpi validate FILE');
        expect(await page.locator('#read-text').inputValue()).toBe('');
      }));

    test('samples of every version, with and without faults', () =>
      inTab('read', async (page) => {
        for (const version of ['2.1.1', '2.2.1', '2.3.0']) {
          await page.locator('#read-version').selectOption(version);
          await run(page, 'Sample');
          await expect
            .poll(() => headline(page, 'read'))
            .toContain(`Location of OCPI ${version}: one object, it can be used; errors: 0, warnings: 0`);
          await run(page, 'Sample with faults');
          await expect.poll(() => headline(page, 'read')).toContain('it cannot be used');
        }
      }));
  });

  describe('prices', () => {
    test('a CDR by its own tariff, explained and drawn', () =>
      inTab('price', async (page) => {
        await run(page, 'Sample CDR');
        await expect
          .poll(() => headline(page, 'price'))
          .toMatch(/^It costs [\d.]+ [A-Z]{3} .*the CDR says the same\.$/);
        const text = await resultOf(page, 'price');
        expect(text).toContain('For the driver');
        expect(text).toContain('Period 0:');
        expect(await page.locator('#panel-price .picture svg[role=img]').count()).toBe(3);
      }));

    test('a CDR by another tariff, and shows each total that differs', () =>
      inTab('price', async (page) => {
        const cdr = samples_2_2_1.cdr({ seed: 3 });
        const tariff = {
          ...samples_2_2_1.tariff(),
          id: cdr.tariffs?.[0]?.id,
          currency: cdr.currency,
          elements: [{ price_components: [{ type: 'FLAT', price: 99, step_size: 1 }] }],
        };
        await page.locator('#price-cdr').fill(JSON.stringify(cdr));
        await page.locator('#price-tariffs').fill(JSON.stringify(tariff));
        await run(page, 'Price');
        await expect.poll(() => headline(page, 'price')).toContain('99.00');
        expect(await resultOf(page, 'price')).toContain('/total_cost');
      }));

    test('a tariff alone: its faults and its picture', () =>
      inTab('price', async (page) => {
        await run(page, 'Sample tariff');
        await expect.poll(() => headline(page, 'price')).toContain('The tariff without a CDR');
        expect(await page.locator('#panel-price .picture svg').count()).toBe(2);
      }));

    test.each([
      ['a CDR that is not JSON', '{', '', '', '#price-cdr', 'not JSON'],
      ['a tariff that is none', '', '{"id": 1}', '', '#price-tariffs', 'no elements'],
      ['a time zone that is none', '{}', '', 'Mars/Olympus', '#price-timeZone', 'IANA'],
    ])('refuses %s at its field', (_what, cdr, tariffs, zone, field, words) =>
      inTab('price', async (page) => {
        await page.locator('#price-cdr').fill(cdr);
        await page.locator('#price-tariffs').fill(tariffs);
        await page.locator('#price-timeZone').fill(zone);
        await run(page, 'Price');
        await expect.poll(() => textOf(page.locator(`${field}-error`))).toContain(words);
        expect(await page.locator(field).getAttribute('aria-invalid')).toBe('true');
      }),
    );

    test('what is no CDR with the reason', () =>
      inTab('price', async (page) => {
        await page
          .locator('#price-cdr')
          .fill('{"currency": {"a": 1}, "charging_periods": 5, "__proto__": {"x": 1}}');
        await run(page, 'Price');
        await expect.poll(() => headline(page, 'price')).toBe('This CDR cannot be priced.');
        expect(await page.locator('#panel-price .findings li').count()).toBeGreaterThan(0);
      }));

    test('shows markup in ids and currencies as text, in pictures too', () =>
      inTab('price', async (page) => {
        const tariff = { ...samples_2_2_1.tariff(), id: `</title>${MARKUP}`, currency: MARKUP };
        await page.locator('#price-tariffs').fill(JSON.stringify(tariff));
        await run(page, 'Price');
        await expect.poll(() => headline(page, 'price')).toContain('The tariff without a CDR');
        expect(await page.locator('#panel-price :is(img, script, svg svg, foreignObject)').count()).toBe(0);
      }));
  });

  describe('converts', () => {
    const convertText = async (page: Page, text: string) => {
      await page.locator('#convert-text').fill(text);
      await run(page, 'Convert');
    };

    test('an object to another version with the list of what was lost', () =>
      inTab('convert', async (page) => {
        await page.locator('#convert-from').selectOption('2.3.0');
        await page.locator('#convert-to').selectOption('2.1.1');
        await convertText(page, JSON.stringify(samples_2_3_0.location({ seed: 2 })));
        await expect
          .poll(() => headline(page, 'convert'))
          .toMatch(/^Location of OCPI 2.3.0 as one of OCPI 2.1.1; lost: [1-9]/);
        expect(await textOf(page.locator('#panel-convert .findings li').first())).toContain('lost');
        expect(await textOf(page.locator('#panel-convert pre'))).toContain('"type"');
      }));

    test('asks at the field for what the object does not say', () =>
      inTab('convert', async (page) => {
        await page.locator('#convert-from').selectOption('2.1.1');
        await convertText(page, JSON.stringify(samples_2_1_1.tariff()));
        await expect.poll(() => textOf(page.locator('#convert-party-error'))).toContain('party');
        expect(await page.evaluate(() => document.activeElement?.id)).toBe('convert-party');
        await page.locator('#convert-party').fill('NL/ABC');
        await page.keyboard.press('Enter');
        await expect
          .poll(() => headline(page, 'convert'))
          .toContain('Tariff of OCPI 2.1.1 as one of OCPI 2.3.0');
        expect(await textOf(page.locator('#panel-convert pre'))).toContain('"party_id": "ABC"');
      }));

    test.each([
      ['the version that it is already', JSON.stringify(samples_2_3_0.token()), '2.3.0', 'to', 'already'],
      ['what is not JSON', '[', '', 'text', 'JSON'],
    ])('refuses %s', (_what, text, from, field, words) =>
      inTab('convert', async (page) => {
        await page.locator('#convert-from').selectOption(from);
        await convertText(page, text);
        await expect.poll(() => textOf(page.locator(`#convert-${field}-error`))).toContain(words);
      }),
    );

    test('keeps markup and __proto__ as they are', () =>
      inTab('convert', async (page) => {
        const json = JSON.stringify({ ...samples_2_2_1.location(), name: MARKUP }).replace(
          '{',
          '{"__proto__": {"x": 1}, ',
        );
        await convertText(page, json);
        await expect.poll(() => textOf(page.locator('#panel-convert pre'))).toContain('<img src=x');
        expect(await page.locator('#panel-convert img').count()).toBe(0);
      }));

    test('makes samples', () =>
      inTab('convert', async (page) => {
        await run(page.locator('#panel-convert') as unknown as Page, 'Sample');
        await expect
          .poll(() => headline(page, 'convert'))
          .toContain('Location of OCPI 2.2.1 as one of OCPI 2.3.0');
      }));
  });

  describe('links', () => {
    test('to its input, which never leaves the fragment', () =>
      inTab('convert', async (page) => {
        await page.locator('#convert-text').fill('{"hello": "wörld"}');
        await page.locator('#convert-to').selectOption('2.1.1');
        await run(page, 'Link to this input');
        await expect.poll(() => page.evaluate(() => location.hash.length)).toBeGreaterThan(10);
        const { pathname, search, hash } = new URL(page.url());
        expect([pathname, search]).toEqual(['/playground', '']);
        const { page: other } = await site.open(`/playground${hash}`);
        await expect.poll(() => other.locator('#convert-text').inputValue()).toBe('{"hello": "wörld"}');
        expect(await other.locator('#convert-to').inputValue()).toBe('2.1.1');
        await other.context().close();
      }));

    test.each(['#s=%%%', '#s=AAAA', '#s=', '#s=q1YqUbJSMjRSqgUA', `#s=${'A'.repeat(20_000)}`, '#tab-price'])(
      'that are broken change nothing: %#',
      (hash) =>
        inTab(
          'read',
          async (page) => {
            expect(await page.locator('#read-text').inputValue()).toBe('');
          },
          `/playground${hash}`,
        ),
    );
  });
});
