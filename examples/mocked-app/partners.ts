import { v2_2_1 } from 'ocpi-js/2.2.1';
import { mockPartner } from 'ocpi-js/msw';
import type { PartnerSettings } from './app.js';

/** A partner that does everything right, until a test says otherwise. */
export const good = mockPartner({
  url: 'https://good.test/ocpi',
  version: v2_2_1,
  role: 'CPO',
  seed: 1,
  locations: 25,
});

/** A partner that speaks as Eco-Movement does: opaque links, and `null` where others leave a field out. */
export const peculiar = mockPartner({
  url: 'https://peculiar.test/ocpi',
  version: v2_2_1,
  role: 'CPO',
  seed: 2,
  locations: 25,
  dialect: 'eco-movement',
});

/** What our app is told about a mock; its name is in no DNS. */
export const settingsOf = ({ versionsUrl, token, partner }: typeof good): PartnerSettings => ({
  versionsUrl,
  token,
  from: partner,
  urls: { resolve: null },
});
