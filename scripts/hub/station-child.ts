import { hashToken } from '../../src/core/token.js';
import { memoryStore } from '../../src/store/memory.js';
import { location } from '../crash/sample.js';
import { joinHub } from './station.js';

/** A platform in a process of its own: with 50 Locations, registered with a hub, and with one partner without a hub. */
const { origin, token, direct } = JSON.parse(process.argv[2] ?? '{}') as Record<
  'origin' | 'token' | 'direct',
  string
>;
const store = memoryStore();
for (let n = 0; n < 50; n += 1) {
  const value = location('CPO', `L${n}`, '2026-01-01T00:00:00Z');
  const owner = { country_code: 'NL', party_id: 'CPO' };
  await store.update({ module: 'locations', owner, id: value.id }, () => ({ version: '2.2.1', value }));
}
const hub = { origin, tell: async () => ({ token }) };
const station = await joinHub(hub, { id: 'station', role: 'CPO', parties: ['CPO'], also: 'EMSP', store });
const hash = await hashToken(direct);
await station.api.partners.update('direct', () => ({
  id: 'direct',
  status: 'registered',
  version: '2.2.1',
  roles: ['CPO', 'EMSP'].map((role) => ({ role, country_code: 'NL', party_id: 'MSP' })),
  inbound: [{ hash, use: 'exchange' }],
  updatedAt: new Date().toISOString(),
}));
process.on('message', ({ nr }: { readonly nr: number }) => {
  const { user, system } = process.cpuUsage();
  process.send?.({ nr, cpu: (user + system) / 1000 });
});
process.on('disconnect', () => process.exit());
process.send?.({ port: Number(new URL(station.origin).port) });
