import { locations, v2_2_1 } from 'ocpi-js/2.2.1';
import { memoryPartners } from 'ocpi-js/partners';
import { createOcpiHandler, defineRole, serve } from 'ocpi-js/server';
import { expect, test } from 'vitest';
import { instrument, type Meter, type Tracer } from './instrument.js';

const CPO = { role: 'CPO', country_code: 'NL', party_id: 'ABC', business_details: { name: 'ABC' } };

test('every request becomes a span and a duration, without its token', async () => {
  const told: unknown[] = [];
  const tracer: Tracer = {
    startSpan(name, options) {
      told.push({ name, ...options });
      return { setStatus: (status) => told.push(status), end: () => undefined };
    },
  };
  const meter: Meter = {
    createHistogram: (name) => ({ record: (value, labels) => told.push({ name, value, labels }) }),
  };
  const api = createOcpiHandler({
    publicUrl: 'https://abc.example/ocpi',
    partners: memoryPartners(),
    roles: [defineRole(v2_2_1, CPO, [serve(locations.sender, {})])],
    onExchange: instrument(tracer, meter),
  });
  const headers = { Authorization: 'Token c2VjcmV0' };
  await api.fetch(new Request('https://abc.example/ocpi/versions?token=secret', { headers }));
  expect(told).toMatchObject([
    {
      name: 'ocpi unauthorized',
      kind: 1,
      attributes: {
        'http.response.status_code': 401,
        'ocpi.status_code': 2000,
        'url.path': '/ocpi/versions',
      },
    },
    { name: 'ocpi.server.request.duration', labels: { 'http.request.method': 'GET' } },
  ]);
  expect(JSON.stringify(told)).not.toMatch(/secret|c2VjcmV0/);
});
