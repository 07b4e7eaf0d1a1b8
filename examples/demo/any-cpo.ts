import { setTimeout } from 'node:timers/promises';
import express from 'express';
import type { Party, VersionNumber } from 'ocpi-js';
import type { CDR, Location, Session, Tariff, Token } from 'ocpi-js/2.2.1';
import { type ClientOptions, connect, register } from 'ocpi-js/client';
import { convertAny, convertAnyPatch } from 'ocpi-js/convert';
import { toExpress } from 'ocpi-js/express';
import { invite, memoryPartners } from 'ocpi-js/partners';
import { createOcpiHandler, defineRole, type HandlerOptions } from 'ocpi-js/server';
import { keep, memoryStore, storeBacked } from 'ocpi-js/store';
import { CPO } from '../cpo-express/cpo.js';
import { EMSP } from '../emsp-hono/emsp.js';
import { dialectOf, type Way } from './spoken.js';

/** The CPO of examples/cpo-express, written in any version. */
export function createAnyCpo(
  options: Pick<HandlerOptions, 'publicUrl' | 'urls' | 'onError'>,
  client: ClientOptions,
  parties: readonly (typeof CPO)[],
  number: VersionNumber,
  way: Way,
) {
  const store = memoryStore();
  const partners = memoryPartners();
  const { version, modules, also, contract, methods, written } = dialectOf(number, way, store);
  const handlers = storeBacked(store, modules, {
    client,
    onCommand: ({ command }) =>
      command === 'START_SESSION'
        ? { response: 'ACCEPTED', result: setTimeout(50, 'ACCEPTED') }
        : { response: 'NOT_SUPPORTED' },
  });
  const roles = parties.map((party) => defineRole(version, party, handlers, also));
  const api = createOcpiHandler({ ...options, fetch: client.fetch, partners, roles });
  const app = express().use(express.json()).use('/ocpi', toExpress(api));
  const id = way === 'hub' ? 'hub' : 'emsp';
  const connection = { version, self: api, id, ...client, bridge: also?.bridge };
  const emsp = async (from: Party = CPO) => {
    const partner = await connect({ ...connection, from: partyOf(from) });
    return way === 'hub' ? partner.to(EMSP) : partner;
  };
  const published = new Map<string, Location>();

  return {
    app,
    store,
    /** Registers with a hub, behind which the eMSP is. */
    async join(versionsUrl: string, token: string) {
      await register({ ...connection, versionsUrl, token, hub: true });
    },
    invite: async () => (await invite(partners, { id: 'emsp' })).token,
    async publishLocation(location: Location) {
      published.set(location.id, location);
      const party = partyOf(location);
      await keep(store, contract('locations', 'sender'), written('Location', location, { party }), party);
    },
    async publishTariff(tariff: Tariff) {
      const party = partyOf(tariff);
      await keep(store, contract('tariffs', 'sender'), written('Tariff', tariff, { party }), party);
    },
    async authorize(token_uid: string) {
      const { authorize } = methods(await emsp(), 'tokens', 'sender');
      return (await authorize?.({ token_uid, type: 'RFID' }))?.data.allowed;
    },
    async startSession(session: Session) {
      const party = partyOf(session);
      const location = published.get(session.location_id);
      const body = written('Session', session, { party, location });
      await keep(store, contract('sessions', 'sender'), body, party);
      const { putSession } = methods(await emsp(session), 'sessions', 'receiver');
      await putSession?.({ session_id: session.id, body });
    },
    async updateSession(session: Session, change: Partial<Session> & { last_updated: string }) {
      const converted = convertAnyPatch('Session', change, '2.2.1', number);
      if (converted.kind !== 'patch') throw new Error('This change needs the whole Session.');
      const { patchSession } = methods(await emsp(session), 'sessions', 'receiver');
      await patchSession?.({ session_id: session.id, body: converted.value });
    },
    async setStatus(location: Location, evse_uid: string, status: string, last_updated: string) {
      const { patchEvse } = methods(await emsp(location), 'locations', 'receiver');
      await patchEvse?.({ location_id: location.id, evse_uid, body: { status, last_updated } });
    },
    async sendCdr(cdr: CDR) {
      const party = partyOf(cdr);
      const body = written('CDR', cdr, { party, location: published.get(cdr.cdr_location.id) });
      await keep(store, contract('cdrs', 'sender'), body, party);
      const { postCdr } = methods(await emsp(cdr), 'cdrs', 'receiver');
      return (await postCdr?.({ body }))?.location;
    },
    async knownTokens() {
      const { items } = await store.list({ module: 'tokens', limit: 10 });
      return items.map(
        ({ key, value }) => convertAny('Token', value, number, '2.2.1', { party: key.owner }).value as Token,
      );
    },
    async summary() {
      const held: Record<string, number> = {};
      for (const module of Object.keys(modules))
        held[module] = (await store.list({ module, limit: 0 })).total;
      return { held };
    },
  };
}

const partyOf = ({ country_code, party_id }: Party): Party => ({ country_code, party_id });
