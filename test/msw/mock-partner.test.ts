import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { locations, v2_2_1 } from '../../src/contract/v2_2_1/index.js';
import { mockPartner } from '../../src/msw/mock-partner.js';

const mock = mockPartner({ url: 'https://CPO.test:443/ocpi/', version: v2_2_1, role: 'CPO', locations: 1 });
const others = http.all('*', ({ request }) => HttpResponse.text(`not the mock: ${request.url}`));
const network = setupServer(...mock.handlers, others);
const headers = { Authorization: `Token ${btoa(mock.token)}` };

beforeAll(() => network.listen());
afterAll(() => network.close());

test.each([
  'https://cpo.test/ocpi',
  'https://cpo.test/ocpi/versions',
  'https://cpo.test/ocpi/no/such/path?a=b',
])('%s is answered by the mock', async (url) => {
  const response = await fetch(url, { headers });
  expect(await response.json()).toMatchObject({ status_code: expect.any(Number) as number });
});

test.each([
  'https://cpo.test/',
  'https://cpo.test/ocpi2/versions',
  'https://cpo.test:8443/ocpi/versions',
  'http://cpo.test/ocpi/versions',
  'https://other.test/ocpi/versions',
])('%s falls through', async (url) => {
  expect(await (await fetch(url, { headers })).text()).toBe(`not the mock: ${url}`);
});

test('a connection that breaks on purpose is a failed fetch, not an answer', async () => {
  mock.faults.set('connection-error');
  await expect(fetch(mock.versionsUrl, { headers })).rejects.toThrow(TypeError);
  mock.faults.set();
  expect((await fetch(mock.versionsUrl, { headers })).status).toBe(200);
});

test('what waits for ever ends when the caller gives up', async () => {
  mock.faults.set('timeout');
  const given = fetch(mock.versionsUrl, { headers, signal: AbortSignal.timeout(50) });
  await expect(given).rejects.toMatchObject({ name: 'TimeoutError' });
  mock.faults.set();
});

test('the URL may end in a slash', async () => {
  expect(mock.versionsUrl).toMatch(/^https:\/\/cpo\.test(:443)?\/ocpi\/versions$/i);
  const response = await fetch('https://cpo.test/ocpi/2.2.1/sender/locations', { headers });
  expect(((await response.json()) as { data: unknown }).data).toEqual(mock.world.locations);
  mock.expectReceived(locations.sender, 'list');
});
