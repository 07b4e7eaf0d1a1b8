import express from 'express';
import { modules as modules_2_1_1, v2_1_1 } from 'ocpi-js/2.1.1';
import { modules as modules_2_2_1, v2_2_1 } from 'ocpi-js/2.2.1';
import { modules as modules_2_3_0, v2_3_0 } from 'ocpi-js/2.3.0';
import { toExpress } from 'ocpi-js/express';
import { createHub, type HubOptions } from 'ocpi-js/hub';
import { invite, memoryPartners } from 'ocpi-js/partners';
import { memoryStore } from 'ocpi-js/store';

/** A hub on Express, over which platforms of all three versions reach each other. */
export function createMyHub(publicUrl: string, more: Partial<HubOptions> = {}) {
  const hub = createHub({
    publicUrl,
    party: { role: 'HUB', country_code: 'NL', party_id: 'HUB', business_details: { name: 'My hub' } },
    partners: memoryPartners(), // sqlPartners and sqlStore of ocpi-js/store/sql for several processes
    store: memoryStore(),
    versions: [
      { version: v2_3_0, modules: modules_2_3_0 },
      { version: v2_2_1, modules: modules_2_2_1 },
      { version: v2_1_1, modules: modules_2_1_1 },
    ],
    // Navigation providers read Locations and Tariffs, and reach nothing else.
    permissions: [
      { effect: 'allow', from: { roles: ['NSP'] }, modules: ['locations', 'tariffs'] },
      { effect: 'deny', from: { roles: ['NSP'] } },
    ],
    onUndelivered: ({ operation, to, reason }) => console.warn(`${operation} for ${to.party_id}: ${reason}`),
    ...more,
  });
  const app = express().use(express.json()).use('/ocpi', toExpress(hub));
  /** A Token A; with the versions URL it is all that a platform needs to register. */
  const inviteAs = async (id: string, scope?: 'cpo' | 'emsp') =>
    (await invite(hub.partners, { id, scope })).token;
  return { hub, app, invite: inviteAs };
}
