import { expect, test } from 'vitest';
import { readSources, toSource } from './read-sources.js';
import type { SourceFile } from './rules.js';

/** What makes a server, a handler of msw, or an answer by hand. */
const SERVER = /\b(createServer|createSecureServer|serveHono|Bun\.serve|Deno\.serve)\(|\bapp\.listen\(/;
const HANDLER = /\b(HttpResponse\.\w+\(|http\.(all|get|head|post|put|patch|delete)\()/;
const ANSWER = /\bnew Response\(|\bResponse\.json\(/;

/**
 * The files that may, each with the reason why the mock cannot serve there. Elsewhere `mockServer` of
 * test/support/mock-server.ts does, and `listening` of test/support/listening.ts opens a port.
 */
const MAY: Readonly<Record<string, string>> = {
  'test/adapters/doors.test.ts': 'the servers of the adapters are what is tested',
  'test/architecture/partners.test.ts': 'this rule',
  'test/bridge/platforms.ts':
    'whole platforms of this package that are bridged: both sides are what is tested',
  'test/conformance/wire.ts': 'damages answers of the mock in ways that no fault is: 162 of them',
  'test/conformance/faults-discovery.ts': 'the same',
  'test/demo.test.ts': 'the two sides of the demonstration',
  'test/hub/support.ts': 'platforms of this package around a hub, which register with it',
  'test/msw/mock-partner.test.ts': 'shows that what is not for the mock falls through to other handlers',
  'test/msw/transports.ts': 'lets the mock reach the application through msw',
  'test/support/listening.ts': 'opens the ports for all others',
  'test/support/mock-server.ts': 'answers by hand are rules of the mock',
  'test/testing/faults/delivery.test.ts': 'takes apart what the mock is made of',
  'test/testing/faults/odd.test.ts': 'shows answers of one’s own in the place of a platform',
  'test/testing/mock/hub.test.ts': 'is told what the mock of a hub sends to the code under test',
  'test/testing/mock/platform.test.ts': 'is told what the mock sends to the code under test',
};

/** Files in which a test makes a partner of its own. */
const partnersByHand = (files: readonly SourceFile[]): string[] =>
  files
    .filter(({ text }) => [SERVER, HANDLER, ANSWER].some((pattern) => pattern.test(text)))
    .map(({ path }) => path);

test('no test makes a partner by hand where the mock could serve', () => {
  const found = partnersByHand(readSources('test'));
  expect(found.filter((path) => MAY[path] === undefined)).toEqual([]);
  expect(Object.keys(MAY).filter((path) => !found.includes(path))).toEqual([]);
});

test.each([
  'const server = createServer((request, response) => response.end());',
  "http.get('https://cpo.test/ocpi/versions', () => HttpResponse.json({}))",
  'const fetch = async () => new Response(null, { status: 500 });',
  'const fetch = async () => Response.json({ status_code: 1000 });',
])('a partner by hand is found: %s', (text) => {
  expect(partnersByHand([toSource('test/a.test.ts', text)])).toEqual(['test/a.test.ts']);
});
