import type { Pair } from '../rule.js';
import { credentialsRoleRules, credentialsRules } from './credentials.js';
import {
  connectorRules,
  evseRules,
  locationRules,
  publishTokenTypeRules,
  statusScheduleRules,
} from './locations.js';
import { partRules } from './parts.js';
import { priceLimitRules, priceRules } from './prices.js';
import { clientInfoRules, profileRules } from './profiles.js';
import {
  cdrLocationRules,
  cdrRules,
  chargingPreferencesRules,
  sessionRules,
  signedDataRules,
  signedValueRules,
} from './sessions.js';
import { priceComponentRules, tariffElementRules, tariffRestrictionsRules, tariffRules } from './tariffs.js';
import { commandRules, tokenRules } from './tokens.js';

const OWN = { effect: 'none', note: 'not converted: each version has its own' } as const;
const lostWith = (field: string) => ({
  up: { effect: 'none', note: '' } as const,
  down: { effect: 'lost', note: `with ${field}` } as const,
});

/** 2.2.1 and 2.3.0. */
export const newerPair: Pair = {
  lower: '2.2.1',
  upper: '2.3.0',
  objects: [
    credentialsRules,
    credentialsRoleRules,
    locationRules,
    evseRules,
    connectorRules,
    statusScheduleRules,
    publishTokenTypeRules,
    sessionRules,
    chargingPreferencesRules,
    cdrRules,
    cdrLocationRules,
    signedDataRules,
    signedValueRules,
    tariffRules,
    tariffElementRules,
    priceComponentRules,
    tariffRestrictionsRules,
    priceRules,
    priceLimitRules,
    ...tokenRules,
    ...commandRules,
    ...profileRules,
    clientInfoRules,
    ...partRules,
  ],
  others: {
    Response: { up: OWN, down: OWN },
    Version: { up: OWN, down: OWN },
    VersionDetails: { up: OWN, down: OWN },
    Endpoint: { up: OWN, down: OWN },
    Parking: lostWith('Location.parking_places'),
    EVSEParking: lostWith('EVSE.parking'),
    TaxAmount: {
      up: { effect: 'none', note: '' },
      down: { effect: 'converted', note: 'amounts are added to Price.incl_vat, the rest is lost' },
    },
    InvoiceReconciliationRecord: {
      up: { effect: 'none', note: '' },
      down: { effect: 'lost', note: 'there is no such module' },
    },
  },
};
