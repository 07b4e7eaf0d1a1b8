import { expect, test } from 'vitest';
import { bookings } from '../../src/contract/v2_3_0/bookings.js';
import { v2_3_0 } from '../../src/contract/v2_3_0/version.js';
import { hashToken } from '../../src/core/token.js';
import { memoryPartners } from '../../src/partners/memory.js';
import { createOcpiHandler } from '../../src/server/handler.js';
import { defineRole, serve } from '../../src/server/role.js';
import { samples_2_3_0 } from '../../src/testing/v2_3_0/samples.js';
import { CPO, EMSP } from '../support/fixtures.js';

test('the next page of a list below an endpoint is at the URL of the list', async () => {
  const partners = memoryPartners([
    {
      id: 'emsp',
      status: 'registered',
      inbound: [{ hash: await hashToken('T'), use: 'exchange' }],
      roles: [EMSP],
      updatedAt: '2026-01-01T00:00:00Z',
    },
  ]);
  const places = [1, 2, 3].map((seed) => samples_2_3_0.bookingLocation({ seed }));
  const roles = [defineRole(v2_3_0, CPO, [serve(bookings.sender, { listBookingLocations: () => places })])];
  const api = createOcpiHandler({ publicUrl: 'https://cpo.test/ocpi', partners, roles });
  const url = 'https://cpo.test/ocpi/2.3.0/sender/bookings/booking_locations?limit=2';
  const headers = { Authorization: `Token ${btoa('T')}` };
  const first = await api.fetch(new Request(url, { headers }));
  const next = /<([^>]+)>; rel="next"/.exec(first.headers.get('link') ?? '')?.[1] ?? '';
  expect(next).toMatch(/^https:\/\/cpo\.test\/ocpi\/2\.3\.0\/sender\/bookings\/booking_locations\?/);
  const second = await api.fetch(new Request(next, { headers }));
  expect(((await second.json()) as { data: unknown[] }).data).toHaveLength(1);
});
