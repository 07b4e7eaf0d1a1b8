import { mockPartner } from 'ocpi-js/msw';
import { expect, test } from 'vitest';
import { createNsp } from './nsp.js';

test('an NSP pulls what is published, and the next time what has changed since', async () => {
  const cpo = mockPartner({ url: 'https://cpo.example/ocpi', version: '2.2.1', role: 'CPO', locations: 12 });
  const nsp = createNsp(cpo.versionsUrl, cpo.token, { fetch: cpo.fetch, urls: { resolve: null } });
  const published = cpo.world.locations.filter(({ publish }) => publish);
  expect(await nsp.pull()).toEqual({
    locations: published.length,
    tariffs: cpo.world.tariffs.length,
    invalid: [],
  });
  const free = published.filter(({ evses }) => evses?.some(({ status }) => status === 'AVAILABLE'));
  expect(await nsp.free()).toHaveLength(free.length);
  expect(await nsp.pull()).toEqual({ locations: 0, tariffs: 0, invalid: [] });
});
