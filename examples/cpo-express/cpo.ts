import { setTimeout } from 'node:timers/promises';
import express from 'express';
import type { Party } from 'ocpi-js';
import {
  type CDR,
  cdrs,
  type Location,
  locations,
  modules,
  type Session,
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
import { createOcpiHandler, defineRole, type HandlerOptions } from 'ocpi-js/server';
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
  const handlers = storeBacked(store, modules, {
    client,
    onCommand: ({ command }) =>
      command === 'START_SESSION'
        ? { response: 'ACCEPTED', result: startCharging() }
        : { response: 'NOT_SUPPORTED' },
  });
  const roles = parties.map((party) => defineRole(v2_2_1, party, handlers));
  const api = createOcpiHandler({ ...options, fetch: client.fetch, partners, roles });
  const app = express().use(express.json()).use('/ocpi', toExpress(api));
  /** The eMSP, to which one of our parties speaks. */
  const emsp = (from: Party = CPO) => connect({ version: v2_2_1, self: api, id: 'emsp', ...client, from });

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
      for (const module of Object.keys(modules))
        held[module] = (await store.list({ module, limit: 0 })).total;
      return { held };
    },
  };
}

/** Stands for the charging station: its answer is sent to the eMSP when it comes. */
async function startCharging(): Promise<string> {
  await setTimeout(50);
  return 'ACCEPTED';
}
