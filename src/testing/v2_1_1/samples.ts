import type { CDR } from '../../schema/v2_1_1/cdrs.js';
import type {
  CommandResponse,
  ReserveNow,
  StartSession,
  StopSession,
  UnlockConnector,
} from '../../schema/v2_1_1/commands.js';
import type { Credentials } from '../../schema/v2_1_1/credentials.js';
import type { Connector, EVSE, Location } from '../../schema/v2_1_1/locations.js';
import type { Session } from '../../schema/v2_1_1/sessions.js';
import type { Tariff } from '../../schema/v2_1_1/tariffs.js';
import type { AuthorizationInfo, LocationReferences, Token } from '../../schema/v2_1_1/tokens.js';
import type { Version, VersionDetails } from '../../schema/v2_1_1/versions.js';
import { dateTime, HOUR, SAMPLE_NOW } from '../clock.js';
import { planOperator } from '../plan/parties.js';
import { planSession } from '../plan/session.js';
import { planSite, type SitePlan } from '../plan/site.js';
import { planTariff } from '../plan/tariff.js';
import { planToken } from '../plan/token.js';
import { sampler } from '../sample.js';
import { responseUrl, writeStopSession, writeUnlockConnector } from '../writers/commands.js';
import { credentialsToken, writeEndpoints, writeRole } from '../writers/platform.js';
import { writeAnswer, writeReferences } from '../writers/tokens.js';
import { connectorOf, evseOf, locationOf } from './location.js';
import { cdrOf, sessionOf, sessionPlan } from './session.js';
import { tariffOf } from './tariff.js';
import { tokenOf } from './token.js';

const VERSION = '2.1.1';

const referencesOf = (site: SitePlan): LocationReferences => ({
  ...writeReferences(site),
  connector_ids: site.evses.slice(0, 1).map((evse) => evse.connectors[0].id),
});

/** A sample of every object of OCPI 2.1.1 that is a body or data of an operation: `samples_2_1_1.location({ seed: 7 })`. */
export const samples_2_1_1 = {
  location: sampler<Location>((random) => locationOf(planSite(random))),
  evse: sampler<EVSE>((random) => evseOf(random.pick(planSite(random).evses))),
  connector: sampler<Connector>((random) => connectorOf(random.pick(planSite(random).evses).connectors[0])),
  tariff: sampler<Tariff>((random) => tariffOf(planTariff(random, { withoutReservation: true }))),
  token: sampler<Token>((random) => tokenOf(planToken(random))),
  locationReferences: sampler<LocationReferences>((random) => referencesOf(planSite(random))),
  authorizationInfo: sampler<AuthorizationInfo>((random) => writeAnswer(random, planSite(random))),
  session: sampler<Session>((random) => sessionOf(sessionPlan(random))),
  cdr: sampler<CDR>((random) => cdrOf(sessionPlan(random, { state: 'COMPLETED' }))),
  reserveNow: sampler<ReserveNow>((random) => {
    const { token, site, evse } = planSession(random);
    return {
      response_url: responseUrl(random, VERSION, 'RESERVE_NOW'),
      token: tokenOf(token),
      expiry_date: dateTime(SAMPLE_NOW + HOUR),
      reservation_id: random.int(1, 999_999),
      location_id: site.id,
      evse_uid: evse.uid,
    };
  }),
  startSession: sampler<StartSession>((random) => {
    const { token, site, evse } = planSession(random);
    return {
      response_url: responseUrl(random, VERSION, 'START_SESSION'),
      token: tokenOf(token),
      location_id: site.id,
      evse_uid: evse.uid,
    };
  }),
  stopSession: sampler<StopSession>((random) => writeStopSession(random, planSession(random), VERSION)),
  unlockConnector: sampler<UnlockConnector>((random) =>
    writeUnlockConnector(random, planSession(random), VERSION),
  ),
  commandResponse: sampler<CommandResponse>((random) => ({
    result: random.pick(['ACCEPTED', 'ACCEPTED', 'ACCEPTED', 'REJECTED', 'NOT_SUPPORTED', 'TIMEOUT']),
  })),
  credentials: sampler<Credentials>((random) => {
    const { business_details, country_code, party_id } = writeRole('CPO', planOperator(random, 'NL'));
    return {
      token: credentialsToken(random),
      url: 'https://cpo.example/ocpi/versions',
      business_details,
      party_id,
      country_code,
    };
  }),
  version: sampler<Version>(() => ({ version: VERSION, url: `https://cpo.example/ocpi/${VERSION}` })),
  versionDetails: sampler<VersionDetails>(() => ({
    version: VERSION,
    endpoints: writeEndpoints('https://cpo.example/ocpi/', VERSION)
      .filter(({ identifier, role }) => identifier !== 'credentials' || role === 'SENDER')
      .map(({ identifier, url }) => ({ identifier, url })),
  })),
};
