import { chargeIndia } from '../client/profiles/charge-india.js';
import { chargefox } from '../client/profiles/chargefox.js';
import { ecoMovement } from '../client/profiles/eco-movement.js';
import { enapi } from '../client/profiles/enapi.js';
import { gireve } from '../client/profiles/gireve.js';
import { ndw } from '../client/profiles/ndw.js';
import { payter } from '../client/profiles/payter.js';
import { plugsurfing } from '../client/profiles/plugsurfing.js';
import type { PartnerProfile } from '../partners/profile.js';

/** The partner profiles of this package by name. */
export const profiles: Readonly<Record<string, PartnerProfile>> = Object.fromEntries(
  [chargefox, chargeIndia, ecoMovement, enapi, gireve, ndw, payter, plugsurfing].map((profile) => [
    profile.name,
    profile,
  ]),
);
