import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { deadLinksOfFiles, linksOfSite, markdownFiles } from '../../scripts/docs/links.js';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function siteOf(pages: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'site-'));
  folders.push(folder);
  for (const [path, html] of Object.entries(pages)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), html);
  }
  return folder;
}

test('no page that people read in the repository links to a file that is not there', () => {
  expect(markdownFiles()).toContain('docs/recipes/migrate.md');
  expect(deadLinksOfFiles(markdownFiles())).toEqual([]);
});

describe('the links of a built site', () => {
  test('are followed to pages, folders, files and places on pages', () => {
    const site = siteOf({
      'index.html':
        '<a href="/a">a</a> <a href="/b/">b</a> <a href="/icon.svg">icon</a> <a href="https://x.test/">x</a>',
      'a.html': '<h2 id="here">here</h2> <a href="#here">here</a> <a class="c" href="./b/#there">there</a>',
      'b/index.html': '<p id="there">there</p> <a href="../a#here">here</a>',
      'icon.svg': '<svg/>',
    });
    expect(linksOfSite(site)).toEqual({ dead: [], lonely: [] });
  });

  test('are dead without their page or their place, and pages without a link are lonely', () => {
    const site = siteOf({
      'index.html': '<a href="/gone">gone</a> <a href="/a#gone">gone</a>',
      'a.html': '',
      'alone.html': '<a href="/alone">itself</a>',
    });
    expect(linksOfSite(site)).toEqual({
      dead: [
        { file: '/index.html', href: '/gone' },
        { file: '/index.html', href: '/a#gone' },
      ],
      lonely: ['/alone.html'],
    });
  });

  test('are below the base of the site', () => {
    const site = siteOf({ 'index.html': '<a href="/ocpi/a">a</a> <a href="/b">b</a>', 'a.html': '' });
    expect(linksOfSite(site, '/ocpi/').dead).toEqual([{ file: '/index.html', href: '/b' }]);
  });
});
