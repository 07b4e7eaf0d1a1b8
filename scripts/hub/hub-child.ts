import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { toNode } from '../../src/adapters/node.js';
import type { Module } from '../../src/contract/interface.js';
import { modules, v2_2_1 } from '../../src/contract/v2_2_1/index.js';
import { INSECURE_URLS } from '../../src/core/url-policy.js';
import { createHub } from '../../src/hub/index.js';
import { invite } from '../../src/partners/invite.js';
import { memoryPartners } from '../../src/partners/memory.js';
import { memoryStore } from '../../src/store/memory.js';
import { openDatabase, sqlPartners, sqlStore } from '../../src/store/sql/index.js';
import type { HubAnswer, HubOrder, HubSetup } from './messages.js';

/** A hub in a process of its own. It is told what to do by messages, and says the port on which it listens. */
const {
  database: url,
  namespace = 'hub',
  publicUrl,
  options,
} = JSON.parse(process.argv[2] ?? '{}') as HubSetup;
const database = url ? await openDatabase({ url, connections: 10 }) : undefined;
const server = createServer((request, response) => toNode(hub)(request, response));
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address() as AddressInfo;
const hub = createHub({
  publicUrl: publicUrl ?? `http://127.0.0.1:${port}/ocpi`,
  partners: database ? sqlPartners(database, { namespace }) : memoryPartners(),
  store: database ? sqlStore(database, { namespace }) : memoryStore(),
  party: { role: 'HUB', country_code: 'NL', party_id: 'HUB', business_details: { name: 'The hub' } },
  versions: [{ version: v2_2_1, modules: modules as unknown as Record<string, Module> }],
  urls: INSECURE_URLS,
  ...options,
  client: { urls: INSECURE_URLS, ...options.client },
  onError: (error, where) => console.error(where, error),
});
if (database) await hub.resume();

const answers: { readonly [O in HubOrder['order']]: (order: HubOrder) => Promise<HubAnswer> } = {
  async invite({ id = '' }) {
    const { token } = await invite(hub.partners, { id });
    return { token };
  },
  async flush() {
    await hub.flush();
    return {};
  },
  async usage() {
    const { user, system } = process.cpuUsage();
    return { cpu: (user + system) / 1000, rss: 1024 * process.resourceUsage().maxRSS };
  },
};
process.on('message', (order: HubOrder & { readonly nr: number }) => {
  void answers[order.order](order).then((answer) => process.send?.({ ...answer, nr: order.nr }));
});
process.on('disconnect', () => process.exit());
process.send?.({ port });
