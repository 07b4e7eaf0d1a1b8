import { modules, v2_2_1 } from 'ocpi-js/2.2.1';
import { memoryPartners } from 'ocpi-js/partners';
import { createOcpiHandler, defineRole } from 'ocpi-js/server';
import { memoryStore, storeBacked } from 'ocpi-js/store';

const party = {
  role: 'EMSP',
  country_code: 'DE',
  party_id: 'MSP',
  business_details: { name: 'MSP Mobility' },
};

/** The platform that every runtime in this folder serves. Use a store and partners that survive in place of memory. */
export const api = createOcpiHandler({
  publicUrl: 'https://msp.example/ocpi',
  partners: memoryPartners(),
  roles: [defineRole(v2_2_1, party, storeBacked(memoryStore(), modules))],
});
