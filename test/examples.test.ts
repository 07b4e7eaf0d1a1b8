import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import express from 'express';
import { describe, expect, test } from 'vitest';
import { pullAndReport, registerAndPull } from '../examples/quickstart/client.js';
import { addOcpi } from '../examples/quickstart/express-cpo.js';
import { api, app, store } from '../examples/quickstart/hono-emsp.js';
import { INSECURE_URLS } from '../src/core/url-policy.js';
import { invite } from '../src/partners/invite.js';
import { mockPlatform } from '../src/testing/mock/platform.js';
import { location } from './support/fixtures.js';
import { listening } from './support/listening.js';

const run = promisify(execFile);
/** An Express app on a free port, with the routes that it had before. */
async function expressApp(): Promise<{ app: express.Express; url: string }> {
  const existing = express().get('/hello', (_request, response) => void response.send('hello'));
  const { origin } = await listening(existing);
  return { app: existing, url: origin };
}

describe('the snippets of the README', () => {
  test.each(['express-cpo', 'hono-emsp', 'client', 'mocked-partner.test'])(
    '%s is in it word for word',
    (name) => {
      const file = readFileSync(new URL(`../examples/quickstart/${name}.ts`, import.meta.url), 'utf8').trim();
      expect(readFileSync(new URL('../README.md', import.meta.url), 'utf8')).toContain(file);
    },
  );

  test('a CPO in an Express app takes under 40 lines and leaves the other routes alone', async () => {
    const source = readFileSync(new URL('../examples/quickstart/express-cpo.ts', import.meta.url), 'utf8');
    expect(source.trim().split('\n').length).toBeLessThan(40);
    const { app: existing, url } = await expressApp();
    const tokenA = await addOcpi(existing, `${url}/ocpi`, [
      location({ name: 'Central' }),
      location({ id: 'LOC2' }),
    ]);
    expect(await (await fetch(`${url}/hello`)).text()).toBe('hello');
    const emsp = mockPlatform({ url: 'http://emsp.test/ocpi', version: '2.2.1', role: 'EMSP' });
    const reach = (request: Request) => (request.url.startsWith(url) ? fetch(request) : emsp.fetch(request));
    // The eMSP has no socket of its own: the CPO cannot fetch its versions, and says so.
    await expect(
      registerAndPull(emsp.api, `${url}/ocpi/versions`, tokenA, { fetch: reach, urls: INSECURE_URLS }),
    ).rejects.toMatchObject({ statusCode: 3001 });
  });

  test('the client registers with a partner and pulls the names of its locations', async () => {
    const cpo = mockPlatform({
      url: 'https://cpo.test/ocpi',
      version: '2.2.1',
      role: 'CPO',
      locations: 5,
      client: { fetch: (r) => emsp.fetch(r) },
    });
    const emsp = mockPlatform({ url: 'https://emsp.test/ocpi', version: '2.2.1', role: 'EMSP' });
    const options = { fetch: cpo.fetch, urls: { resolve: null } };
    const names = await registerAndPull(emsp.api, cpo.versionsUrl, cpo.tokenA, options);
    expect(names).toEqual(cpo.world.locations.map(({ name, id }) => name ?? id));
    expect(await pullAndReport(cpo.versionsUrl, cpo.token, options)).toEqual([]);
  });

  test('an eMSP in a Hono app keeps what a CPO sends', async () => {
    const { token: tokenA } = await invite(api.partners);
    const cpo = mockPlatform({ url: 'https://cpo.test/ocpi', version: '2.2.1', role: 'CPO' });
    const headers = { Authorization: `Token ${btoa(tokenA)}` };
    const response = await app.request('https://msp.example/ocpi/versions', { headers });
    expect(((await response.json()) as { data: unknown }).data).toEqual([
      { version: '2.2.1', url: 'https://msp.example/ocpi/2.2.1' },
    ]);
    await api.partners.update('cpo', () => ({
      id: 'cpo',
      status: 'registered',
      inbound: [
        { hash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', use: 'exchange' },
      ],
      roles: [cpo.party],
      updatedAt: '2026-01-01T00:00:00Z',
    }));
    const [first] = cpo.world.locations;
    const { country_code, party_id } = cpo.party;
    const put = await app.request(
      `https://msp.example/ocpi/2.2.1/receiver/locations/${country_code}/${party_id}/${first?.id}`,
      { method: 'PUT', headers: { Authorization: `Token ${btoa('test')}` }, body: JSON.stringify(first) },
    );
    expect(put.status).toBe(201);
    expect((await store.list({ module: 'locations', limit: 10 })).items.map(({ value }) => value)).toEqual([
      first,
    ]);
  });
});

describe('npm run demo', () => {
  const demo = (...args: string[]) =>
    run(process.execPath, ['--import', 'tsx', 'examples/demo/run.ts', ...args]);

  test('does every step and shows each exchange in one line', async () => {
    const { stdout } = await demo();
    expect(stdout).toContain('Every step did what it should.');
    expect(stdout.split('\n').filter((line) => / → /.test(line)).length).toBeGreaterThan(20);
    expect(stdout).toMatch(/CPO {2}→ eMSP {2}POST .*authorize.* 404 2004 \d+ ms/);
  }, 60_000);

  test('serves the locations of a file and lists the others with the reason', async () => {
    const { stdout } = await demo('--locations', 'test/fixtures/demo-locations.ndjson');
    expect(stdout).toContain('not served: item 2 (BAD): coordinates is missing');
    expect(stdout).toContain('not served: item 3: it is not JSON');
    expect(stdout).toMatch(/CPO .*2 locations/);
    expect(stdout).toContain('Every step did what it should.');
  }, 60_000);
});
