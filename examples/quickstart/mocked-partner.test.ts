import { setupServer } from 'msw/node';
import { locations, v2_2_1 } from 'ocpi-js/2.2.1';
import { connect } from 'ocpi-js/client';
import { mockPartner } from 'ocpi-js/msw';
import { afterAll, beforeAll, expect, test } from 'vitest';

const mock = mockPartner({
  url: 'https://cpo.test/ocpi',
  version: v2_2_1,
  role: 'CPO',
  seed: 1,
  locations: 30,
});
const network = setupServer(...mock.handlers);
beforeAll(() => network.listen());
afterAll(() => network.close());

test('our app pulls every location of a partner', async () => {
  const { versionsUrl, token } = mock;
  const partner = await connect({ version: v2_2_1, versionsUrl, token, urls: { resolve: null } });
  const pulled = await partner.module(locations.sender).list({ limit: 10 }).all();
  expect(pulled).toEqual(mock.world.locations);
  mock.expectReceived(locations.sender, 'list', ({ url }) => url.includes('offset=20'));
});
