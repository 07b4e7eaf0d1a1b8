import fc from 'fast-check';
import { expect, test } from 'vitest';
import { curlOf, redactor } from '../../src/conformance/curl.js';
import { escapeMarkup } from '../../src/conformance/render/escape.js';
import { renderHtml } from '../../src/conformance/render/html.js';
import { renderJson } from '../../src/conformance/render/json.js';
import { renderJunit } from '../../src/conformance/render/junit.js';
import type { Report } from '../../src/conformance/render/report.js';
import { renderText } from '../../src/conformance/render/text.js';
import type { CheckResult } from '../../src/conformance/types.js';

const NASTY = `<script>alert("1")</script> & 'x' \u0000\u001b[31m\ud800 ]]>`;

const result = (changes: Partial<CheckResult>): CheckResult => ({
  id: '2.2.1/locations/sender/lists/link',
  check: 'lists/link',
  title: 'A page that is not the last has a Link to the next',
  result: 'fail',
  version: '2.2.1',
  place: 'locations/sender',
  requirements: ['2.2.1/transport/pagination/link'],
  anchor: 'transport_and_format#transport_and_format_paginated_response',
  expected: 'A Link header with rel="next"',
  got: NASTY,
  repeat: `curl -sS -i 'https://partner.test/?a=1&b=<2>'`,
  requestId: NASTY,
  duration: 1234,
  ...changes,
});

const report: Report = {
  url: 'https://partner.test/ocpi/versions',
  at: '2026-01-01T00:00:00Z',
  results: [
    result({}),
    result({ id: '2.2.1/x/warned', result: 'warn' }),
    result({ id: '2.2.1/x/passed', result: 'pass', place: '' }),
    result({ id: 'discovery/skipped', result: 'skip', place: '' }),
  ],
};

test('JSON has the checks and their summary', () => {
  const value = JSON.parse(renderJson(report)) as { checks: CheckResult[]; summary: unknown };
  expect(value.checks.map(({ id, result }) => [id, result])).toEqual([
    ['2.2.1/locations/sender/lists/link', 'fail'],
    ['2.2.1/x/warned', 'warn'],
    ['2.2.1/x/passed', 'pass'],
    ['discovery/skipped', 'skip'],
  ]);
  expect(value.summary).toEqual({ pass: 1, warn: 1, fail: 1, skip: 1 });
});

test('the same at many places is told once, with all of them', () => {
  const places = ['cdrs', 'tariffs', 'tokens'].map((name) => `2.2.1/${name}/sender/lists/link`);
  const many: Report = {
    ...report,
    results: [
      ...places.map((id) => result({ id, got: 'No Link' })),
      result({ id: '2.2.1/sessions/sender/lists/link', got: 'No Link', result: 'warn' }),
      ...places
        .concat('2.2.1/a', '2.2.1/b')
        .map((id) => result({ id, got: 'Not asked for', result: 'skip' })),
    ],
  };
  const text = renderText(many);
  expect(text.match(/expected:/g)).toHaveLength(2);
  expect(text).toContain(places.join('\n      '));
  expect(text).toMatch(/^skip {2}5 checks {2}Not asked for$/m);
  const html = renderHtml(many);
  expect(html.match(/<article>/g)).toHaveLength(2);
  expect(html).toContain('The same at 2 more places');
  for (const id of places) expect(html).toContain(id);
});

test('text tells what was found in full, what was left out in a line, and the sum', () => {
  const text = renderText(report);
  expect(text).toContain('FAIL  2.2.1/locations/sender/lists/link\n');
  expect(text).toContain('expected: A Link header');
  expect(text).toContain("repeat:   curl -sS -i 'https://partner.test/?a=1&b=<2>'");
  expect(text).toMatch(/^skip {2}discovery\/skipped/m);
  expect(text).not.toContain('x/passed');
  expect(text.endsWith('1 pass, 1 warn, 1 fail, 1 skip\n')).toBe(true);
});

/** Whether markup has no other elements and entities than those that belong there. */
function tagsOf(markup: string): ReadonlySet<string> {
  return new Set([...markup.matchAll(/<\/?([a-zA-Z][\w-]*)/g)].map(([, name = '']) => name));
}

test('JUnit is well-formed: whatever a partner says stays text', () => {
  const xml = renderJunit(report);
  expect(tagsOf(xml)).toEqual(
    new Set(['testsuites', 'testsuite', 'testcase', 'failure', 'system-out', 'skipped']),
  );
  expect(xml).toContain('tests="4" failures="1" errors="0" skipped="1"');
  expect(xml).not.toMatch(/\p{Cs}|[^\P{Cc}\n]/u);
  expect(isBalanced(xml)).toBe(true);
});

/** Whether every element that is opened is closed, in order. */
function isBalanced(xml: string): boolean {
  const open: string[] = [];
  for (const [tag, name = ''] of xml.matchAll(/<\/?([a-zA-Z][\w-]*)[^<>]*>/g)) {
    if (tag.endsWith('/>')) continue;
    if (!tag.startsWith('</')) open.push(name);
    else if (open.pop() !== name) return false;
  }
  return open.length === 0;
}

test('HTML is one file without scripts and without anything from elsewhere', () => {
  const html = renderHtml(report);
  expect(tagsOf(html).has('script')).toBe(false);
  expect(html).not.toMatch(/\b(src|href|action)=/i);
  expect(html).not.toMatch(/url\(|@import/i);
  expect(html).toContain("default-src 'none'");
  expect(isBalanced(html.replace(/<!doctype html>|<meta[^>]*>|<br>/g, ''))).toBe(true);
});

test('HTML can be read without seeing it: language, title, headings in order, table headers, words beside colours', () => {
  const html = renderHtml(report);
  expect(html).toContain('<html lang="en">');
  expect(html).toContain('<title>OCPI conformance of https://partner.test/ocpi/versions</title>');
  const levels = [...html.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
  expect(levels[0]).toBe(1);
  expect(levels.filter((level) => level === 1)).toHaveLength(1);
  const steps = levels.map((level, index) => level - (levels[index - 1] ?? 0));
  expect(Math.max(...steps)).toBe(1);
  expect(html.match(/<th scope="(col|row)"/g)?.length).toBe(html.match(/<th[ >]/g)?.length);
  for (const word of ['Fail', 'Warning', 'Pass', 'Skipped']) expect(html).toContain(`>${word}</span>`);
  expect(html).toContain('name="viewport"');
});

test('the colours of the report have enough contrast, by day and by night', () => {
  const html = renderHtml(report);
  const themes = [
    ...html.matchAll(
      /--bg:(#\w+);--fg:(#\w+);--soft:(#\w+);--line:#\w+;--box:(#\w+);--fail:(#\w+);--warn:(#\w+);--pass:(#\w+);--skip:(#\w+)/g,
    ),
  ];
  const [light, dark] = themes;
  const night =
    /--bg:(#\w+);--fg:(#\w+);--soft:(#\w+);--line:#\w+;--box:(#\w+);--fail:(#\w+);--warn:(#\w+);--pass:(#\w+);--skip:(#\w+)/.exec(
      html.split('prefers-color-scheme:dark')[1] ?? '',
    );
  expect(light).toBeDefined();
  for (const theme of [light, dark ?? night]) {
    const [, background = '', text = '', soft = '', box = '', ...colours] = theme ?? [];
    for (const colour of [text, soft, ...colours]) {
      expect(contrast(colour, background)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(colour, box)).toBeGreaterThanOrEqual(4.5);
    }
  }
});

/** Contrast of two colours as WCAG 2 defines it. */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const hex = colour.length === 4 ? colour.replace(/\w/g, '$&$&') : colour;
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

test('no text is markup once it is escaped', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const escaped = escapeMarkup(text);
      expect(escaped).not.toMatch(/[<>"']/);
      expect(escaped.replace(/&(amp|lt|gt|quot|#39);/g, '')).not.toContain('&');
      expect(escaped).not.toMatch(/\p{Cs}/u);
    }),
  );
});

test('a curl command keeps everything but the token', () => {
  const secrets = redactor();
  secrets.add('s3cret-token', 'OCPI_TOKEN');
  const base64 = curlOf({
    method: 'PUT',
    url: `https://partner.test/a?b='c'`,
    headers: { Authorization: secrets.redact(`Token ${btoa('s3cret-token')}`), 'X-Request-ID': '1' },
    body: `{"a":"it's"}`,
  });
  expect(base64).toBe(
    `curl -sS -i -X PUT 'https://partner.test/a?b='\\''c'\\''' -H "Authorization: Token $(printf %s "$OCPI_TOKEN" | base64 | tr -d '\\n')" -H 'X-Request-ID: 1' --data-binary '{"a":"it'\\''s"}'`,
  );
  const raw = curlOf({
    method: 'GET',
    url: 'https://partner.test/',
    headers: { Authorization: secrets.redact('Token s3cret-token') },
    body: undefined,
  });
  expect(raw).toBe(`curl -sS -i 'https://partner.test/' -H "Authorization: Token $OCPI_TOKEN"`);
});
