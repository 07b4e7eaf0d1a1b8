import type { TerminalActivation } from '../../contract/v2_3_0/terminal-activation.js';
import type { BookingsCDR, BookingsSession, BookingsTariff } from '../../schema/v2_3_0/booking-extensions.js';
import type { Booking, BookingLocation, BookingRequest, Calendar } from '../../schema/v2_3_0/bookings.js';
import type { CDR } from '../../schema/v2_3_0/cdrs.js';
import type {
  ActiveChargingProfile,
  ActiveChargingProfileResult,
  ChargingProfile,
  ChargingProfileResponse,
  ChargingProfileResult,
  ClearProfileResult,
  SetChargingProfile,
} from '../../schema/v2_3_0/charging-profiles.js';
import type {
  CancelReservation,
  CommandResponse,
  CommandResult,
  ReserveNow,
  StartSession,
  StopSession,
  UnlockConnector,
} from '../../schema/v2_3_0/commands.js';
import type { Credentials } from '../../schema/v2_3_0/credentials.js';
import type { ClientInfo } from '../../schema/v2_3_0/hub-client-info.js';
import type { InvoiceReconciliationRecord } from '../../schema/v2_3_0/invoice-reconciliation.js';
import type { Connector, EVSE, Location } from '../../schema/v2_3_0/locations.js';
import type { PaymentsCDR, PaymentsTariff } from '../../schema/v2_3_0/payment-extensions.js';
import type { FinancialAdviceConfirmation, Terminal } from '../../schema/v2_3_0/payments.js';
import type {
  ChargingPreferences,
  ChargingPreferencesResponse,
  Session,
} from '../../schema/v2_3_0/sessions.js';
import type { Tariff } from '../../schema/v2_3_0/tariffs.js';
import type { AuthorizationInfo, LocationReferences, Token } from '../../schema/v2_3_0/tokens.js';
import type { Version, VersionDetails } from '../../schema/v2_3_0/versions.js';
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
import { bookingLocationOf, bookingOf, bookingRequestOf, calendarOf, withBookingFee } from './bookings.js';
import { reconciliationOf } from './invoice-reconciliation.js';
import { connectorOf, evseOf, locationOf } from './location.js';
import { activationOf, confirmationOf, terminalOf } from './payments.js';
import { cdrOf, creditOf, sessionOf, sessionPlan } from './session.js';
import { tariffOf } from './tariff.js';

const VERSION = '2.3.0';

/** A sample of every object of OCPI 2.3.0 that is a body or data of an operation: `samples_2_3_0.location({ seed: 7 })`. */
export const samples_2_3_0 = {
  location: sampler<Location>((random) => locationOf(planSite(random))),
  evse: sampler<EVSE>((random) => evseOf(random.pick(planSite(random).evses))),
  connector: sampler<Connector>((random) => connectorOf(random.pick(planSite(random).evses).connectors[0])),
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
  invoiceReconciliationRecord: sampler<InvoiceReconciliationRecord>((random) => {
    const operator = planOperator(random, 'NL');
    return reconciliationOf(random, operator, [random.uuid(), random.uuid(), random.uuid()]);
  }),
  terminal: sampler<Terminal>((random) => terminalOf(random, planSite(random))),
  terminalActivation: sampler<TerminalActivation>((random) => activationOf(random, planSite(random))),
  financialAdviceConfirmation: sampler<FinancialAdviceConfirmation>((random) =>
    confirmationOf(random, cdrOf(sessionPlan(random, { state: 'COMPLETED' }))),
  ),
  /** A tariff of Payments: with the amount to reserve on the card. */
  paymentsTariff: sampler<PaymentsTariff>((random) => ({
    ...tariffOf(planTariff(random)),
    preauthorize_amount: 60,
  })),
  paymentsCdr: sampler<PaymentsCDR>((random) => cdrOf(sessionPlan(random, { state: 'COMPLETED' }))),
  calendar: sampler<Calendar>((random) => calendarOf(random, random.pick(planSite(random).evses))),
  bookingLocation: sampler<BookingLocation>((random) => {
    const site = planSite(random);
    return bookingLocationOf(random, site, random.pick(site.evses));
  }),
  bookingRequest: sampler<BookingRequest>((random) => {
    const site = planSite(random);
    return bookingRequestOf(random, site, random.pick(site.evses), planToken(random));
  }),
  booking: sampler<Booking>((random) => {
    const site = planSite(random);
    const evse = random.pick(site.evses);
    return bookingOf(random, site, evse, bookingRequestOf(random, site, evse, planToken(random)));
  }),
  bookingsTariff: sampler<BookingsTariff>((random) => withBookingFee(tariffOf(planTariff(random)))),
  bookingsSession: sampler<BookingsSession>((random) => sessionOf(sessionPlan(random))),
  /** A CDR of Bookings: it names the booking that the session belongs to. */
  bookingsCdr: sampler<BookingsCDR>((random) => ({
    ...cdrOf(sessionPlan(random, { state: 'COMPLETED' })),
    booking_id: `BK-${random.int(100_000, 999_999)}`,
  })),
  version: sampler<Version>(() => ({ version: VERSION, url: `https://cpo.example/ocpi/${VERSION}` })),
  versionDetails: sampler<VersionDetails>(() => ({
    version: VERSION,
    endpoints: writeEndpoints('https://cpo.example/ocpi/', VERSION),
  })),
};
