import type { Pair } from '../rule.js';
import { cdrDimensionRules, cdrRules, chargingPeriodRules } from './cdrs.js';
import {
  commandResponseRules,
  commandResultRules,
  reserveNowRules,
  startSessionRules,
  stopSessionRules,
  unlockConnectorRules,
} from './commands.js';
import { credentialsRules } from './credentials.js';
import { connectorRules, evseRules, locationRules, statusScheduleRules } from './locations.js';
import { hoursRules, partRules } from './parts.js';
import { sessionRules } from './sessions.js';
import { priceComponentRules, tariffElementRules, tariffRestrictionsRules, tariffRules } from './tariffs.js';
import { authorizationInfoRules, locationReferencesRules, tokenRules } from './tokens.js';

const OWN = { effect: 'none', note: 'not converted: each version has its own' } as const;
const UP = { effect: 'none', note: '' } as const;
const gone = (note: string) => ({ up: UP, down: { effect: 'lost', note } as const });
const partly = (note: string) => ({ up: UP, down: { effect: 'converted', note } as const });
const NO_MODULE = gone('there is no such module');

/** 2.1.1 and 2.2.1. */
export const olderPair: Pair = {
  lower: '2.1.1',
  upper: '2.2.1',
  objects: [
    credentialsRules,
    locationRules,
    evseRules,
    connectorRules,
    statusScheduleRules,
    hoursRules,
    sessionRules,
    cdrRules,
    chargingPeriodRules,
    cdrDimensionRules,
    tariffRules,
    tariffElementRules,
    priceComponentRules,
    tariffRestrictionsRules,
    tokenRules,
    locationReferencesRules,
    authorizationInfoRules,
    commandResponseRules,
    commandResultRules,
    reserveNowRules,
    startSessionRules,
    stopSessionRules,
    unlockConnectorRules,
    ...partRules,
  ],
  others: {
    Response: { up: OWN, down: OWN },
    Version: { up: OWN, down: OWN },
    VersionDetails: { up: OWN, down: OWN },
    Endpoint: { up: OWN, down: OWN },
    CredentialsRole: partly('see Credentials.roles'),
    PublishTokenType: gone('with Location.publish_allowed_to'),
    ChargingPreferences: NO_MODULE,
    CdrLocation: partly('see CDR.cdr_location'),
    CdrToken: partly('see cdr_token of CDR and Session'),
    SignedData: gone('with CDR.signed_data'),
    SignedValue: gone('with CDR.signed_data'),
    EnergyContract: gone('with Token.energy_contract'),
    CancelReservation: gone('there is no such command'),
    ChargingProfileResponse: NO_MODULE,
    ActiveChargingProfileResult: NO_MODULE,
    ChargingProfileResult: NO_MODULE,
    ClearProfileResult: NO_MODULE,
    SetChargingProfile: NO_MODULE,
    ActiveChargingProfile: NO_MODULE,
    ChargingProfile: NO_MODULE,
    ChargingProfilePeriod: NO_MODULE,
    ClientInfo: NO_MODULE,
    Price: partly('see total_cost of CDR and Session'),
    PriceLimit: gone('with min_price and max_price of Tariff'),
  },
};
