import type { CDR } from '../../schema/v2_2_1/cdrs.js';
import type {
  ActiveChargingProfile,
  ActiveChargingProfileResult,
  ChargingProfile,
  ChargingProfileResponse,
  ChargingProfileResult,
  ClearProfileResult,
  SetChargingProfile,
} from '../../schema/v2_2_1/charging-profiles.js';
import type {
  CancelReservation,
  CommandResponse,
  CommandResult,
  ReserveNow,
  StartSession,
  StopSession,
  UnlockConnector,
} from '../../schema/v2_2_1/commands.js';
import type { Credentials } from '../../schema/v2_2_1/credentials.js';
import type { ClientInfo } from '../../schema/v2_2_1/hub-client-info.js';
import type { Connector, EVSE, Location } from '../../schema/v2_2_1/locations.js';
import type {
  ChargingPreferences,
  ChargingPreferencesResponse,
  Session,
} from '../../schema/v2_2_1/sessions.js';
import type { Tariff } from '../../schema/v2_2_1/tariffs.js';
import type { AuthorizationInfo, LocationReferences, Token } from '../../schema/v2_2_1/tokens.js';
import type { Version, VersionDetails } from '../../schema/v2_2_1/versions.js';
import { planOperator, planProvider } from '../plan/parties.js';
import { planSession } from '../plan/session.js';
import { planSite } from '../plan/site.js';
import { planTariff } from '../plan/tariff.js';
import { planToken } from '../plan/token.js';
import { sampler } from '../sample.js';
import {
  writeCancelReservation,
  writeCommandResponse,
  writeCommandResult,
  writeReserveNow,
  writeStartSession,
  writeStopSession,
  writeUnlockConnector,
} from '../writers/commands.js';
import { writeConnector, writeEvse, writeLocation } from '../writers/location.js';
import { credentialsToken, writeClientInfo, writeEndpoints, writeRole } from '../writers/platform.js';
import { writePreferences, writePreferencesResponse } from '../writers/preferences.js';
import {
  writeActiveProfile,
  writeActiveProfileResult,
  writeChargingProfile,
  writeProfileResponse,
  writeProfileResult,
  writeSetChargingProfile,
} from '../writers/profiles.js';
import { writeToken } from '../writers/token.js';
import { writeAnswer, writeReferences } from '../writers/tokens.js';
import { cdrOf, creditOf, sessionOf, sessionPlan } from './session.js';
import { tariffOf } from './tariff.js';

const VERSION = '2.2.1';

/** A sample of every object of OCPI 2.2.1 that is a body or data of an operation: `samples_2_2_1.location({ seed: 7 })`. */
export const samples_2_2_1 = {
  location: sampler<Location>((random) => writeLocation(planSite(random))),
  evse: sampler<EVSE>((random) => writeEvse(random.pick(planSite(random).evses))),
  connector: sampler<Connector>((random) =>
    writeConnector(random.pick(planSite(random).evses).connectors[0]),
  ),
  tariff: sampler<Tariff>((random) => tariffOf(planTariff(random))),
  token: sampler<Token>((random) => writeToken(planToken(random))),
  locationReferences: sampler<LocationReferences>((random) => writeReferences(planSite(random))),
  authorizationInfo: sampler<AuthorizationInfo>((random) => ({
    ...writeAnswer(random, planSite(random)),
    token: writeToken(planToken(random)),
    authorization_reference: random.uuid(),
  })),
  session: sampler<Session>((random) => sessionOf(sessionPlan(random))),
  chargingPreferences: sampler<ChargingPreferences>(writePreferences),
  chargingPreferencesResponse: sampler<ChargingPreferencesResponse>(writePreferencesResponse),
  cdr: sampler<CDR>((random) => cdrOf(sessionPlan(random, { state: 'COMPLETED' }))),
  /** A CDR that takes another back. */
  creditCdr: sampler<CDR>((random) => creditOf(cdrOf(sessionPlan(random, { state: 'COMPLETED' })))),
  cancelReservation: sampler<CancelReservation>((random) => writeCancelReservation(random, VERSION)),
  reserveNow: sampler<ReserveNow>((random) => writeReserveNow(random, planSession(random), VERSION)),
  startSession: sampler<StartSession>((random) => writeStartSession(random, planSession(random), VERSION)),
  stopSession: sampler<StopSession>((random) => writeStopSession(random, planSession(random), VERSION)),
  unlockConnector: sampler<UnlockConnector>((random) =>
    writeUnlockConnector(random, planSession(random), VERSION),
  ),
  commandResponse: sampler<CommandResponse>(writeCommandResponse),
  commandResult: sampler<CommandResult>(writeCommandResult),
  chargingProfile: sampler<ChargingProfile>(writeChargingProfile),
  setChargingProfile: sampler<SetChargingProfile>((random) => writeSetChargingProfile(random, VERSION)),
  activeChargingProfile: sampler<ActiveChargingProfile>(writeActiveProfile),
  chargingProfileResponse: sampler<ChargingProfileResponse>(writeProfileResponse),
  activeChargingProfileResult: sampler<ActiveChargingProfileResult>(writeActiveProfileResult),
  chargingProfileResult: sampler<ChargingProfileResult>(writeProfileResult),
  clearProfileResult: sampler<ClearProfileResult>(writeProfileResult),
  clientInfo: sampler<ClientInfo>((random) => writeClientInfo(random, 'EMSP', planProvider(random))),
  credentials: sampler<Credentials>((random) => ({
    token: credentialsToken(random),
    url: 'https://cpo.example/ocpi/versions',
    roles: [writeRole('CPO', planOperator(random, 'NL'))],
  })),
  version: sampler<Version>(() => ({ version: VERSION, url: `https://cpo.example/ocpi/${VERSION}` })),
  versionDetails: sampler<VersionDetails>(() => ({
    version: VERSION,
    endpoints: writeEndpoints('https://cpo.example/ocpi/', VERSION),
  })),
};
