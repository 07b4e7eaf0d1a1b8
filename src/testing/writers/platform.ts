import { DAY, dateTime, SAMPLE_NOW } from '../clock.js';
import type { PartyPlan } from '../plan/parties.js';
import type { Random } from '../random.js';
import { writeBusiness } from './wire.js';

const TOKEN = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789';

/** A credentials token of a sample: looks like one, opens nothing. */
export const credentialsToken = (random: Random): string => random.text(TOKEN, 40);

/** A role of a party as 2.2.1 and later write it in credentials. */
export const writeRole = (role: string, party: PartyPlan) => ({
  role,
  business_details: writeBusiness(party),
  party_id: party.party_id,
  country_code: party.country_code,
});

/** What a hub knows of a party that is connected to it. */
export const writeClientInfo = (
  random: Random,
  role: string,
  party: PartyPlan,
  now: number = SAMPLE_NOW,
) => ({
  party_id: party.party_id,
  country_code: party.country_code,
  role,
  status: random.pick(['CONNECTED', 'CONNECTED', 'CONNECTED', 'OFFLINE', 'PLANNED', 'SUSPENDED']),
  last_updated: dateTime(now - random.int(1, 60) * DAY),
});

/** The endpoints of a CPO as 2.2.1 and later list them. */
export const writeEndpoints = (base: string, version: string) =>
  [
    ['credentials', 'SENDER'],
    ['credentials', 'RECEIVER'],
    ['locations', 'SENDER'],
    ['tariffs', 'SENDER'],
    ['sessions', 'SENDER'],
    ['cdrs', 'SENDER'],
    ['tokens', 'RECEIVER'],
    ['commands', 'RECEIVER'],
  ].map(([identifier = '', role = '']) => ({
    identifier,
    role,
    url:
      identifier === 'credentials' ? `${base}${version}/credentials` : `${base}cpo/${version}/${identifier}`,
  }));
