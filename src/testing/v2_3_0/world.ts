import type { PartyRole } from '../../contract/version.js';
import type { Booking, BookingLocation } from '../../schema/v2_3_0/bookings.js';
import type { CDR } from '../../schema/v2_3_0/cdrs.js';
import type { ClientInfo } from '../../schema/v2_3_0/hub-client-info.js';
import type { InvoiceReconciliationRecord } from '../../schema/v2_3_0/invoice-reconciliation.js';
import type { Location } from '../../schema/v2_3_0/locations.js';
import type { FinancialAdviceConfirmation, Terminal } from '../../schema/v2_3_0/payments.js';
import type { Session } from '../../schema/v2_3_0/sessions.js';
import type { Tariff } from '../../schema/v2_3_0/tariffs.js';
import type { Token } from '../../schema/v2_3_0/tokens.js';
import { dateTime } from '../clock.js';
import type { Standing } from '../plan/token-holders.js';
import { planWorld, type WorldChoices, type WorldPlan } from '../plan/world.js';
import { Random } from '../random.js';
import { isTidy } from '../writers/cdr.js';
import { partyRole } from '../writers/party-role.js';
import { writeClientInfo } from '../writers/platform.js';
import { writeToken } from '../writers/token.js';
import { bookingLocationOf, bookingOf, bookingRequestOf } from './bookings.js';
import { reconciliationOf } from './invoice-reconciliation.js';
import { locationOf } from './location.js';
import { confirmationOf, terminalOf } from './payments.js';
import { cdrOf, creditOf, sessionOf } from './session.js';
import { tariffOf, wire } from './tariff.js';

/** A CPO and an eMSP with all that they exchange in 2.3.0; every reference leads to an object in it. */
export interface World_2_3_0 {
  readonly version: '2.3.0';
  /** The moment the world is made for, as an OCPI `DateTime`. */
  readonly now: string;
  readonly cpo: PartyRole;
  readonly emsp: PartyRole;
  /** The payment terminal provider, whose role the specification does not list. */
  readonly ptp: PartyRole;
  readonly locations: Location[];
  readonly tariffs: Tariff[];
  readonly tokens: Token[];
  /** What the eMSP answers when a token asks to charge, by uid. */
  readonly standing: Readonly<Record<string, Standing>>;
  readonly sessions: Session[];
  /** One for every completed session, and at the end a credit CDR that takes the first back. */
  readonly cdrs: CDR[];
  /** What a hub between the two tells of them. */
  readonly clientInfo: ClientInfo[];
  /** Of the CDRs before the credit CDR. */
  readonly invoiceReconciliationRecords: InvoiceReconciliationRecord[];
  readonly terminals: Terminal[];
  readonly financialAdviceConfirmations: FinancialAdviceConfirmation[];
  readonly bookingLocations: BookingLocation[];
  readonly bookings: Booking[];
}

/** A world as 2.3.0 writes it. */
export function worldOf(choices: WorldChoices): World_2_3_0 {
  const plan = planWorld({ ...choices, accept: (session) => isTidy(session, wire) });
  const random = new Random(choices.seed);
  const hub = random.fork('hub');
  const cdrs = plan.sessions.filter(({ state }) => state === 'COMPLETED').map(cdrOf);
  return {
    version: '2.3.0',
    now: dateTime(plan.now),
    cpo: partyRole('CPO', plan.cpo),
    emsp: partyRole('EMSP', plan.emsp),
    ptp: {
      role: 'PTP',
      country_code: plan.cpo.country_code,
      party_id: 'TRM',
      business_details: { name: 'Terminalia' },
    },
    locations: plan.sites.map(locationOf),
    tariffs: plan.tariffs.map(tariffOf),
    tokens: plan.tokens.map(writeToken),
    standing: Object.fromEntries(plan.tokens.map(({ uid, standing }) => [uid, standing])),
    sessions: plan.sessions.map(sessionOf),
    cdrs: [...cdrs, ...cdrs.slice(0, 1).map(creditOf)],
    clientInfo: [
      writeClientInfo(hub, 'CPO', plan.cpo, plan.now),
      writeClientInfo(hub, 'EMSP', plan.emsp, plan.now),
    ],
    ...paymentsOf(random.fork('payments'), plan, cdrs),
    ...bookingsOf(random.fork('bookings'), plan),
  };
}

function paymentsOf(random: Random, { sites, cpo, now }: WorldPlan, cdrs: readonly CDR[]) {
  const withReader = sites.filter(({ evses }) => evses.some((evse) => evse.cardReader));
  const referenced = cdrs.filter(({ authorization_reference }) => authorization_reference !== undefined);
  const ids = cdrs.map(({ id }) => id);
  return {
    invoiceReconciliationRecords: ids.length === 0 ? [] : [reconciliationOf(random, cpo, ids, now)],
    terminals: withReader.map((site) => terminalOf(random, site, now)),
    financialAdviceConfirmations: referenced.slice(0, 10).map((cdr) => confirmationOf(random, cdr)),
  };
}

function bookingsOf(random: Random, { sites, tokens, now }: WorldPlan) {
  const spots = sites.flatMap((site) =>
    site.evses.filter(({ reservable }) => reservable).map((evse) => ({ site, evse })),
  );
  const good = tokens.filter(({ standing }) => standing === 'ALLOWED');
  return {
    bookingLocations: spots.map(({ site, evse }) => bookingLocationOf(random, site, evse, now)),
    bookings: spots.slice(0, 10).map(({ site, evse }) => {
      const request = bookingRequestOf(random, site, evse, random.pick(good), now);
      return bookingOf(random, site, evse, request, now);
    }),
  };
}
