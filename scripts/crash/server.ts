import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { toNode } from '../../src/adapters/node.js';
import { modules, v2_2_1 } from '../../src/contract/v2_2_1/index.js';
import { createOcpiHandler } from '../../src/server/handler.js';
import { defineRole } from '../../src/server/role.js';
import { storeBacked } from '../../src/store/index.js';
import { openDatabase, sqlPartners, sqlStore } from '../../src/store/sql/index.js';

/** One of several processes that serve the same eMSP: prints its port when it can be called. */
const [url = '', namespace = 'crash'] = process.argv.slice(2);
const database = await openDatabase({ url, connections: 10 });
const party = { role: 'EMSP', country_code: 'DE', party_id: 'MSP', business_details: { name: 'MSP' } };
const api = createOcpiHandler({
  publicUrl: 'http://127.0.0.1/ocpi',
  partners: sqlPartners(database, { namespace }),
  roles: [defineRole(v2_2_1, party, storeBacked(sqlStore(database, { namespace }), modules))],
  onError: (error) => console.error(error),
});
const server = createServer(toNode(api));
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
