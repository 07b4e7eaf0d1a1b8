import { Hono } from 'hono';
import type { VersionNumber } from 'ocpi-js';
import type { Location, Token } from 'ocpi-js/2.2.1';
import { type ClientOptions, connect, register, unregister } from 'ocpi-js/client';
import { toHono } from 'ocpi-js/hono';
import { memoryPartners } from 'ocpi-js/partners';
import { createOcpiHandler, defineRole, type HandlerOptions } from 'ocpi-js/server';
import { keep, memoryStore, storeBacked, type Tracker, trackedCommands } from 'ocpi-js/store';
import { CPO } from '../cpo-express/cpo.js';
import { EMSP } from '../emsp-hono/emsp.js';
import { dialectOf, type Way } from './spoken.js';

type Start = (args: object) => Promise<{
  readonly response: { readonly data: { readonly result?: string } };
  readonly result: Promise<Tracker>;
}>;

/** The eMSP of examples/emsp-hono, written in any version. */
export function createAnyEmsp(
  options: Pick<HandlerOptions, 'publicUrl' | 'urls' | 'onError'>,
  client: ClientOptions,
  number: VersionNumber,
  way: Way,
) {
  const store = memoryStore();
  const { version, modules, also, contract, methods, written } = dialectOf(number, way, store);
  const api = createOcpiHandler({
    ...options,
    fetch: client.fetch,
    partners: memoryPartners(),
    roles: [defineRole(version, EMSP, storeBacked(store, modules, { client }), also)],
  });
  const app = new Hono().all('/ocpi/*', toHono(api));
  const connection = {
    version,
    self: api,
    id: way === 'hub' ? 'hub' : 'cpo',
    ...client,
    bridge: also?.bridge,
  };
  const cpo = () => connect(connection);
  const cpos = async () => {
    const platform = await cpo();
    const parties = way === 'hub' ? [CPO] : platform.roles;
    return parties.map((party) => ({ party, partner: platform.to(party) }));
  };

  return {
    app,
    store,
    async register(versionsUrl: string, token: string) {
      await register({ ...connection, versionsUrl, token, hub: way === 'hub' });
    },
    async pull() {
      const count = { locations: 0, tariffs: 0 };
      for (const { party, partner } of await cpos()) {
        for (const module of ['locations', 'tariffs'] as const) {
          const objects = methods(partner, module, 'sender').list?.({ limit: 2 });
          for await (const object of objects ?? []) {
            await keep(store, contract(module, 'sender'), object, party);
            count[module] += 1;
          }
        }
      }
      return count;
    },
    async issueToken(token: Token) {
      const body = written('Token', token, { party: EMSP });
      await keep(store, contract('tokens', 'sender'), body, EMSP);
      for (const { partner } of await cpos()) {
        const { putToken } = methods(partner, 'tokens', 'receiver');
        await putToken?.({ token_uid: token.uid, type: token.type, body });
      }
    },
    async startSession(token: Token, location: Location) {
      const commands = modules.commands;
      if (!commands) throw new Error(`OCPI ${number} has no commands.`);
      const tracked = trackedCommands((await cpo()).to(location), commands, { store, self: api });
      const { startSession } = tracked as unknown as { readonly startSession: Start };
      const body = { token: written('Token', token, { party: EMSP }), location_id: location.id };
      const { response, result } = await startSession({ body });
      return { response: response.data.result, result: (await result).result?.result };
    },
    async summary() {
      const held: Record<string, number> = {};
      for (const module of Object.keys(modules))
        held[module] = (await store.list({ module, limit: 0 })).total;
      const known = await store.list({ module: 'sessions', limit: 10 });
      return {
        held,
        sessions: known.items.map(({ value }) => `${value.id} ${value.status} ${value.kwh} kWh`),
      };
    },
    unregister: () => unregister(connection),
    rememberCpo: cpo,
    /** Asks for something with credentials that were remembered. */
    async tryWith(partner: Awaited<ReturnType<typeof cpo>>) {
      for await (const _ of methods(partner, 'locations', 'sender').list?.({ limit: 1 }) ?? []) return;
    },
  };
}
