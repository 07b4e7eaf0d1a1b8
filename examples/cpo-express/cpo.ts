import express from 'express';
import type { Party } from 'ocpi-js';
import {
  type CDR,
  cdrs,
  commands,
  type Location,
  locations,
  modules,
  type Session,
  type StartSession,
  sessions,
  type Tariff,
  type Token,
  tariffs,
  tokens,
  v2_2_1,
} from 'ocpi-js/2.2.1';
import { type ClientOptions, connect } from 'ocpi-js/client';
import { toExpress } from 'ocpi-js/express';
import { invite, memoryPartners } from 'ocpi-js/partners';
import {
  type Context,
  createOcpiHandler,
  defineRole,
  type HandlerOptions,
  type RoleProvider,
  serve,
} from 'ocpi-js/server';
import { keep, memoryStore, storeBacked } from 'ocpi-js/store';

/** The party that speaks unless others are given. */
export const CPO = {
  role: 'CPO',
  country_code: 'NL',
  party_id: 'ABC',
  business_details: { name: 'ABC Charging' },
};

/**
 * A CPO on Express: it publishes Locations and Tariffs, keeps Tokens and obeys START_SESSION, for one party or for
 * several that share the platform.
 */
export function createCpo(
  options: Pick<HandlerOptions, 'publicUrl' | 'urls' | 'onError'>,
  client: ClientOptions,
  parties: readonly (typeof CPO)[] = [CPO],
) {
  const store = memoryStore();
  const partners = memoryPartners();
  const { commands: _served, ...kept } = modules;
  const handlers: RoleProvider<'2.2.1'> = (version, party) => [
    ...storeBacked(store, kept)(version, party),
    serve(commands.receiver, {
      startSession: ({ body }, context) => {
        setTimeout(() => void tellResult(body, context), 50);
        return { result: 'ACCEPTED', timeout: 30 };
      },
    }),
  ];
  const roles = parties.map((party) => defineRole(v2_2_1, party, handlers));
  const api = createOcpiHandler({ ...options, fetch: client.fetch, partners, roles });
  const app = express().use(express.json()).use('/ocpi', toExpress(api));
  /** The eMSP, to which one of our parties speaks. */
  const emsp = (from: Party = CPO) => connect({ version: v2_2_1, self: api, id: 'emsp', ...client, from });

  /** The charging station has started: the eMSP is told at the URL that its command gave. */
  async function tellResult({ response_url }: StartSession, { partner, role }: Context): Promise<void> {
    const caller = await connect({ version: v2_2_1, self: api, id: partner.id, ...client, from: role });
    await caller.module(commands.sender).postResult({ url: response_url, body: { result: 'ACCEPTED' } });
  }

  return {
    app,
    store,
    /** Token A for an eMSP; with our versions URL it is all that the eMSP needs to register. */
    invite: async () => (await invite(partners, { id: 'emsp' })).token,
    publishLocation: (location: Location) => keep(store, locations.sender, location),
    publishTariff: (tariff: Tariff) => keep(store, tariffs.sender, tariff),
    /** Asks the eMSP whether a driver may charge; an unknown Token is an OcpiStatusError with 2004. */
    async authorize(token_uid: string) {
      const { data } = await (await emsp()).module(tokens.sender).authorize({ token_uid, type: 'RFID' });
      return data.allowed;
    },
    /** Sends a new Session. */
    async startSession(session: Session) {
      await keep(store, sessions.sender, session);
      await (await emsp(session))
        .module(sessions.receiver)
        .putSession({ session_id: session.id, body: session });
    },
    /** Sends what has changed in a Session; charging periods are added to those that the eMSP has. */
    async updateSession(session: Session, change: Partial<Session> & { last_updated: string }) {
      await (await emsp(session))
        .module(sessions.receiver)
        .patchSession({ session_id: session.id, body: change });
    },
    /** Sends the new status of an EVSE. */
    async setStatus(location: Location, evse_uid: string, status: string, last_updated: string) {
      const body = { status, last_updated };
      await (await emsp(location))
        .module(locations.receiver)
        .patchEvse({ location_id: location.id, evse_uid, body });
    },
    /** Sends a CDR and gives the URL where the eMSP keeps it. */
    async sendCdr(cdr: CDR) {
      await keep(store, cdrs.sender, cdr);
      return (await (await emsp(cdr)).module(cdrs.receiver).postCdr({ body: cdr })).location;
    },
    /** The Tokens that the eMSP has sent. */
    async knownTokens() {
      return (await store.list({ module: tokens.id, limit: 10 })).items.map(
        ({ value }) => value as unknown as Token,
      );
    },
    /** What this CPO holds. */
    async summary() {
      const held: Record<string, number> = {};
      for (const module of Object.keys(kept)) held[module] = (await store.list({ module, limit: 0 })).total;
      return { held };
    },
  };
}
