import type express from 'express';
import { type Location, locations, type Token, tokens, v2_2_1 } from 'ocpi-js/2.2.1';
import { toExpress } from 'ocpi-js/express';
import { invite, memoryPartners } from 'ocpi-js/partners';
import { createOcpiHandler, defineRole, serve } from 'ocpi-js/server';

/** Adds the role of a CPO to an Express app that has its own data. */
export async function addOcpi(
  app: express.Express,
  publicUrl: string,
  ourLocations: Location[],
): Promise<string> {
  const drivers = new Map<string, Token>();
  const party = {
    role: 'CPO',
    country_code: 'NL',
    party_id: 'ABC',
    business_details: { name: 'ABC Charging' },
  };
  const cpo = defineRole(v2_2_1, party, [
    serve(locations.sender, {
      list: () => ourLocations,
      getLocation: ({ params }) => ourLocations.find(({ id }) => id === params.location_id),
    }),
    serve(tokens.receiver, {
      getToken: ({ params }) => drivers.get(params.token_uid),
      putToken: ({ params, body }) => {
        const isNew = !drivers.has(params.token_uid);
        drivers.set(params.token_uid, body);
        return isNew ? 'created' : 'updated';
      },
    }),
  ]);
  const partners = memoryPartners();
  app.use('/ocpi', toExpress(createOcpiHandler({ publicUrl, partners, roles: [cpo] })));
  return (await invite(partners)).token; // Token A: give it to the partner together with `${publicUrl}/versions`
}
