import { createServer } from 'node:http';
import { INSECURE_URLS, VERSION_NUMBERS, type VersionNumber } from 'ocpi-js';
import { connect } from 'ocpi-js/client';
import { createHub, type HubBridging } from 'ocpi-js/hub';
import { toNode } from 'ocpi-js/node';
import { invite, memoryPartners } from 'ocpi-js/partners';
import { memoryStore } from 'ocpi-js/store';
import { CPO } from '../cpo-express/cpo.js';
import { obey, watchedFetch } from './platform.js';
import { dialectOf } from './spoken.js';

const port = Number(process.argv[2]);
const client = { fetch: watchedFetch, urls: INSECURE_URLS };
const partners = memoryPartners();

/** A Session of 2.1.1 has the whole Location inside: the hub asks the CPO for it. */
const contextFor: HubBridging['contextFor'] = async ({ object, from, to }) => {
  const { location_id } = (object ?? {}) as { location_id?: string };
  const registration = await partners.get('cpo');
  if (to !== '2.1.1' || location_id === undefined || registration?.version !== from) return {};
  const { version, methods } = dialectOf(from, 'hub', memoryStore());
  const cpo = (await connect({ ...client, version, registration })).to(CPO);
  const { getLocation } = methods(cpo, 'locations', 'sender');
  return { location: (await getLocation?.({ location_id }))?.data };
};

const hub = createHub({
  publicUrl: `http://127.0.0.1:${port}/ocpi`,
  urls: INSECURE_URLS,
  onError: (error) => console.error(error),
  partners,
  store: memoryStore(),
  party: { role: 'HUB', country_code: 'NL', party_id: 'HUB', business_details: { name: 'The hub' } },
  versions: VERSION_NUMBERS.map((number) => dialectOf(number, 'hub', memoryStore())),
  bridging: { contextFor },
  client,
  fetch: watchedFetch,
});

const actions = {
  /** Lets a platform register; in 2.1.1 the hub is a CPO to eMSPs and an eMSP to CPOs. */
  async invite(id: string, version: VersionNumber, scope: string) {
    const own = version === '2.1.1' ? { scope } : {};
    const { token } = await invite(hub.partners, { id, ...own });
    return { token, versionsUrl: hub.versionsUrl(version, own.scope) };
  },
};
createServer(toNode(hub)).listen(port, '127.0.0.1', () => obey(actions as never));
