/** A Location of 2.2.1 with everything that is required; `more` is put over it. */
export const location = (id: string, more: object = {}): Record<string, unknown> => ({
  country_code: 'NL',
  party_id: 'ABC',
  id,
  publish: true,
  address: 'Street 1',
  city: 'Town',
  country: 'NLD',
  coordinates: { latitude: '52.370216', longitude: '4.895168' },
  time_zone: 'Europe/Amsterdam',
  last_updated: '2026-01-01T00:00:00Z',
  ...more,
});

/** A Token of 2.1.1. */
export const token211 = (uid: string): Record<string, unknown> => ({
  uid,
  type: 'RFID',
  auth_id: 'NL-ABC-1',
  issuer: 'ABC',
  valid: true,
  whitelist: 'ALWAYS',
  last_updated: '2026-01-01T00:00:00Z',
});

/** A Tariff of 2.3.0, which says whether taxes are included. */
export const tariff230 = (id: string): Record<string, unknown> => ({
  country_code: 'NL',
  party_id: 'ABC',
  id,
  currency: 'EUR',
  tax_included: 'NO',
  elements: [{ price_components: [{ type: 'ENERGY', price: 0.25, step_size: 1 }] }],
  last_updated: '2026-01-01T00:00:00Z',
});
