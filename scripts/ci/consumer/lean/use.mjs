// What a user does first, on two platforms in one process: the same file in every runtime. `run` gives `ok`, or what went wrong.
import { LocationSchema, locations, modules, tariffs, v2_2_1 } from 'ocpi-js/2.2.1';
import { register } from 'ocpi-js/client';
import { invite, memoryPartners } from 'ocpi-js/partners';
import { readList } from 'ocpi-js/read';
import { createOcpiHandler, defineRole, serve } from 'ocpi-js/server';
import { memoryStore, storeBacked } from 'ocpi-js/store';
import { priceCdr } from 'ocpi-js/tariffs';
import { samples_2_2_1 } from 'ocpi-js/testing';

const party = (role, party_id) => ({
  role,
  country_code: 'NL',
  party_id,
  business_details: { name: party_id },
});
const urls = { resolve: null };

/** A platform whose partners are reached by a function in place of a network. */
const platform = (host, role, fetch) => {
  const partners = memoryPartners();
  const api = createOcpiHandler({ publicUrl: `https://${host}/ocpi`, partners, roles: [role], urls, fetch });
  return { partners, api };
};

async function registerAndPull() {
  const all = Array.from({ length: 25 }, (_, index) => samples_2_2_1.location({ seed: index + 1 }));
  const hosts = new Map();
  const fetch = (request) => hosts.get(new URL(request.url).host).fetch(request);
  const cpoRole = defineRole(v2_2_1, party('CPO', 'ABC'), [
    serve(locations.sender, {
      list: ({ limit, offset }) => ({ items: all.slice(offset, offset + limit), total: all.length }),
    }),
    serve(tariffs.sender, { list: () => [] }),
  ]);
  const cpo = platform('cpo.example', cpoRole, fetch);
  const emspRole = defineRole(v2_2_1, party('EMSP', 'MSP'), storeBacked(memoryStore(), modules));
  const emsp = platform('emsp.example', emspRole, fetch);
  hosts.set('cpo.example', cpo.api).set('emsp.example', emsp.api);
  const { token } = await invite(cpo.partners);
  const versionsUrl = 'https://cpo.example/ocpi/versions';
  const partner = await register({ version: v2_2_1, versionsUrl, token, self: emsp.api, urls, fetch });
  return partner.module(locations.sender).list({ limit: 10 }).all();
}

export async function run() {
  try {
    const good = samples_2_2_1.location({ seed: 1 });
    const { items } = readList(LocationSchema, [
      good,
      { ...good, id: 'L2', time_zone: undefined },
      { id: 'L3' },
    ]);
    const read = items.map(({ ok }) => ok).join();
    const pulled = (await registerAndPull()).length;
    const priced = priceCdr(samples_2_2_1.cdr({ seed: 1 })).status;
    const found = `${read} ${pulled} ${priced}`;
    return found === 'true,false,false 25 priced' ? 'ok' : `found ${found}`;
  } catch (error) {
    return `${error?.stack ?? error} ${error?.cause ?? ''}`;
  }
}
