import { Hono } from 'hono';
import {
  commands,
  type Location,
  locations,
  modules,
  sessions,
  type Token,
  tariffs,
  tokens,
  v2_2_1,
} from 'ocpi-js/2.2.1';
import { type ClientOptions, connect, register, unregister } from 'ocpi-js/client';
import { toHono } from 'ocpi-js/hono';
import { memoryPartners } from 'ocpi-js/partners';
import { createOcpiHandler, defineRole, type HandlerOptions } from 'ocpi-js/server';
import { keep, memoryStore, storeBacked, trackedCommands } from 'ocpi-js/store';

/** The party that speaks. */
export const EMSP = {
  role: 'EMSP',
  country_code: 'DE',
  party_id: 'MSP',
  business_details: { name: 'MSP Mobility' },
};

/** An eMSP on Hono: it keeps what CPOs send, authorizes its drivers and starts sessions for them. */
export function createEmsp(
  options: Pick<HandlerOptions, 'publicUrl' | 'urls' | 'onError'>,
  client: ClientOptions,
) {
  const store = memoryStore();
  const emsp = defineRole(v2_2_1, EMSP, storeBacked(store, modules));
  const api = createOcpiHandler({
    ...options,
    fetch: client.fetch,
    partners: memoryPartners(),
    roles: [emsp],
  });
  const app = new Hono().all('/ocpi/*', toHono(api));
  const cpo = () => connect({ version: v2_2_1, self: api, id: 'cpo', ...client });
  /** The parties of the CPO's platform, each by itself. */
  const cpos = async () => {
    const platform = await cpo();
    return platform.roles.map((party) => platform.to(party));
  };

  return {
    app,
    store,
    /** Registers with the CPO by the versions URL and the Token A that it gave us. */
    async register(versionsUrl: string, token: string) {
      await register({ version: v2_2_1, versionsUrl, token, self: api, id: 'cpo', ...client });
    },
    /** Pulls all Locations and Tariffs page by page and keeps them; gives how many there were. */
    async pull() {
      const count = { locations: 0, tariffs: 0 };
      for (const partner of await cpos()) {
        for await (const location of partner.module(locations.sender).list({ limit: 2 })) {
          await keep(store, locations.sender, location);
          count.locations += 1;
        }
        for await (const tariff of partner.module(tariffs.sender).list({ limit: 2 })) {
          await keep(store, tariffs.sender, tariff);
          count.tariffs += 1;
        }
      }
      return count;
    },
    /** Keeps a Token of ours and tells the CPO. */
    async issueToken(token: Token) {
      await keep(store, tokens.sender, token);
      for (const partner of await cpos()) {
        await partner
          .module(tokens.receiver)
          .putToken({ token_uid: token.uid, type: token.type, body: token });
      }
    },
    /** Asks the CPO to start a Session and waits for the result, which comes to the response_url. */
    async startSession(token: Token, location: Location) {
      const partner = (await cpo()).to(location);
      const { startSession } = trackedCommands(partner, commands, { store, self: api });
      const { response, result } = await startSession({ body: { token, location_id: location.id } });
      return { response: response.data.result, result: (await result).result?.result };
    },
    /** What this eMSP holds. */
    async summary() {
      const held: Record<string, number> = {};
      for (const module of Object.keys(modules))
        held[module] = (await store.list({ module, limit: 0 })).total;
      const known = await store.list({ module: sessions.id, limit: 10 });
      return {
        held,
        sessions: known.items.map(({ value }) => `${value.id} ${value.status} ${value.kwh} kWh`),
      };
    },
    /** Ends the connection; the CPO refuses our token from then on. */
    async unregister() {
      await unregister({ version: v2_2_1, self: api, id: 'cpo', ...client });
    },
    /** A partner object that still has the credentials of now, to show later that they are refused. */
    rememberCpo: cpo,
  };
}
