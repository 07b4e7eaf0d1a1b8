import type { RequestListener } from 'node:http';
import { expect, test } from 'vitest';
import type { CheckResult } from '../../src/conformance/types.js';
import { listening } from '../support/listening.js';
import { resultsOf } from './target.js';

/** A server that knows nothing of OCPI, on a port of this machine; gives its versions URL. */
async function serve(listener: (origin: string) => RequestListener): Promise<string> {
  const { origin, server } = await listening();
  server.on('request', listener(origin));
  return `${origin}/versions`;
}

/** What is said about a partner, without what was not asked for. */
async function findingsOn(url: string): Promise<readonly CheckResult[]> {
  const options = { url, token: 'some-token', insecure: true, timeout: 300, pause: 0 };
  const results = await resultsOf(options);
  expect(results.filter(({ got }) => got.startsWith('The check broke off'))).toEqual([]);
  return results;
}

const idsOf = (results: readonly CheckResult[], outcome: string): string[] =>
  results.filter(({ result }) => result === outcome).map(({ id }) => id);

test.each<[string, RequestListener]>([
  [
    'a web site',
    (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Hello</h1>'),
  ],
  ['a server that never answers', () => undefined],
  ['a server that hangs up', (request) => request.socket.destroy()],
  ['bytes at random', (_, response) => response.end(Buffer.from([0xff, 0x00, 0xc3, 0x28, 0x7b]))],
  [
    'half an answer',
    (_, response) => response.writeHead(200, { 'content-length': '1000' }).write('{"data":['),
  ],
  [
    'a redirect to itself',
    (request, response) => response.writeHead(302, { location: request.url ?? '/' }).end(),
  ],
  ['null', (_, response) => response.end('null')],
  ['JSON that is no OCPI', (_, response) => response.end('{"data":{"versions":7},"status_code":"1000"}')],
])('%s in place of a partner fails at the first checks, and the run ends', async (_, listener) => {
  const results = await findingsOn(await serve(() => listener));
  expect(idsOf(results, 'fail')).toContain('discovery/versions');
  expect(results.every(({ got }) => got !== '')).toBe(true);
});

test('versions that lead nowhere are told for each version, whatever is sent in their place', async () => {
  const url = await serve((origin) => (request, response) => {
    const versions = ['2.1.1', '2.2.1', '2.3.0'].map((version) => ({ version, url: `${origin}/${version}` }));
    if (request.url === '/versions')
      response.end(JSON.stringify({ data: versions, status_code: 1000, timestamp: new Date() }));
    else if (request.url === '/2.1.1') response.end('[[[[');
    else if (request.url === '/2.2.1') response.writeHead(500).end();
    else
      response.end(
        JSON.stringify({ data: { version: '2.3.0', endpoints: [null, 7, {}] }, status_code: 1000 }),
      );
  });
  const failed = idsOf(await findingsOn(url), 'fail');
  for (const version of ['2.1.1', '2.2.1', '2.3.0']) expect(failed).toContain(`${version}/discovery/details`);
});
