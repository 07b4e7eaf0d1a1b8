import { Hono } from 'hono';
import { modules, v2_2_1 } from 'ocpi-js/2.2.1';
import { toHono } from 'ocpi-js/hono';
import { memoryPartners } from 'ocpi-js/partners';
import { createOcpiHandler, defineRole } from 'ocpi-js/server';
import { memoryStore, storeBacked } from 'ocpi-js/store';

/** An eMSP that keeps everything it is sent. */
export const store = memoryStore();
const party = {
  role: 'EMSP',
  country_code: 'DE',
  party_id: 'MSP',
  business_details: { name: 'MSP Mobility' },
};
const emsp = defineRole(v2_2_1, party, storeBacked(store, modules));
export const api = createOcpiHandler({
  publicUrl: 'https://msp.example/ocpi',
  partners: memoryPartners(),
  roles: [emsp],
});
export const app = new Hono().all('/ocpi/*', toHono(api));
