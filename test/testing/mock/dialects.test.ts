import { expect, test } from 'vitest';
import {
  chargefox,
  chargeIndia,
  connect,
  ecoMovement,
  enapi,
  gireve,
  ndw,
  type PartnerProfile,
  payter,
  plugsurfing,
} from '../../../src/client/index.js';
import { locations } from '../../../src/contract/v2_2_1/locations.js';
import { v2_2_1 } from '../../../src/contract/v2_2_1/version.js';
import { dialects } from '../../../src/testing/dialects/presets.js';
import { mockPlatform } from '../../../src/testing/mock/platform.js';
import { MOCK } from './code-under-test.js';

const PROFILES: Readonly<Record<string, PartnerProfile>> = {
  'charge-india': chargeIndia,
  chargefox,
  'eco-movement': ecoMovement,
  enapi,
  gireve,
  ndw,
  payter,
  plugsurfing,
  'plugsurfing-tesla': plugsurfing,
};

test.each(dialects.map(({ name }) => name))(
  'a client with the profile pulls everything from a mock that speaks as %s',
  async (name) => {
    const mock = mockPlatform({ url: MOCK, version: v2_2_1, role: 'CPO', locations: 25, dialect: name });
    const { versionsUrl, token, partner: from, fetch } = mock;
    const profile = PROFILES[name] ?? {};
    const options = { version: v2_2_1, versionsUrl, token, from, fetch, profile, urls: { resolve: null } };
    const partner = (await connect(options)).to(mock.party);
    const found = await partner.module(locations.sender).list({ limit: 10 }).all();
    // Some hide what is removed from those who ask for everything.
    const shown = mock.world.locations.filter(({ evses = [] }) =>
      evses.some(({ status }) => status !== 'REMOVED'),
    );
    expect(found.map(({ id }) => id)).toEqual(shown.map(({ id }) => id));
    mock.expectNoIssues();
  },
);

test('there is a profile for each', () => {
  expect(Object.keys(PROFILES).sort()).toEqual(dialects.map(({ name }) => name).sort());
});
