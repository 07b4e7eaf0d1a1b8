import { isKnown, StatusCode } from 'ocpi-js';
import { type CDR, type Location, LocationSchema, locations, modules, v2_2_1 } from 'ocpi-js/2.2.1';
import { connect } from 'ocpi-js/client';
import { memoryPartners } from 'ocpi-js/partners';
import { read } from 'ocpi-js/read';
import { createOcpiHandler, defineRole } from 'ocpi-js/server';
import { memoryStore, storeBacked } from 'ocpi-js/store';
import { priceCdr } from 'ocpi-js/tariffs';
import { samples_2_2_1 } from 'ocpi-js/testing';

const location: Location = samples_2_2_1.location({ seed: 1 });
const cdr: CDR = samples_2_2_1.cdr({ seed: 1 });
const party = { role: 'CPO', country_code: 'NL', party_id: 'ABC', business_details: { name: 'ABC' } };
const role = defineRole(v2_2_1, party, storeBacked(memoryStore(), modules));
const api = createOcpiHandler({
  publicUrl: 'https://abc.example/ocpi',
  partners: memoryPartners(),
  roles: [role],
});
const answer = await api.fetch(new Request('https://abc.example/ocpi/versions'));
const partner = await connect({ version: v2_2_1, endpoints: [], token: 'x' });
const checks = [
  read(LocationSchema, location).ok,
  priceCdr(cdr).status === 'priced',
  answer.status === 401,
  !partner.has(locations.sender),
  StatusCode.success === 1000,
  typeof isKnown === 'function',
];
if (checks.includes(false)) throw new Error(`The installed package does not work: ${checks.join(' ')}`);
console.log('ok');
