import { DAY, HOUR, MINUTE, SAMPLE_NOW } from '../clock.js';
import type { Random } from '../random.js';
import { type ChargePlan, chargeOf, onGrid, planCharge, TICK } from './charge.js';
import type { Country } from './countries.js';
import type { Hardware } from './hardware.js';
import { type ConnectorPlan, type EvsePlan, planSite, type SitePlan } from './site.js';
import { planTariff, type TariffChoices, type TariffPlan } from './tariff.js';
import { planToken, type TokenPlan } from './token.js';

/** How far a session has come; 2.1.1 knows no `RESERVATION`. */
export type SessionState = 'ACTIVE' | 'COMPLETED' | 'INVALID' | 'PENDING' | 'RESERVATION';

/** A session before it is written in a version. */
export interface SessionPlan {
  readonly id: string;
  readonly cdrId: string;
  readonly site: SitePlan;
  readonly evse: EvsePlan;
  readonly connector: ConnectorPlan;
  readonly tariff: TariffPlan;
  readonly token: TokenPlan;
  readonly charge: ChargePlan;
  readonly state: SessionState;
  readonly authMethod: 'AUTH_REQUEST' | 'COMMAND' | 'WHITELIST';
  /** Reference of the eMSP to its authorization; there is none for whitelisted tokens. */
  readonly reference: string | undefined;
  readonly meter: string;
  readonly updated: number;
}

/** What may be fixed in a session; the rest is drawn. */
export interface SessionChoices {
  readonly site?: SitePlan;
  readonly evse?: EvsePlan;
  readonly tariff?: TariffPlan;
  readonly token?: TokenPlan;
  readonly state?: SessionState;
  readonly now?: number;
  /** When a finished session ended; else on one of the last 60 days. */
  readonly end?: number;
  /** Makes ids unique in a world. */
  readonly number?: number;
  readonly withoutReservation?: boolean;
  /** Draws what happened at the connector again until this holds, 60 times at most. */
  readonly accept?: (plan: SessionPlan) => boolean;
}

const STATES: readonly SessionState[] = [
  'COMPLETED',
  'COMPLETED',
  'COMPLETED',
  'ACTIVE',
  'ACTIVE',
  'PENDING',
  'INVALID',
];
const TRIES = 60;

/** Draws a session; its site, tariff and token fit each other. */
export function planSession(random: Random, choices: SessionChoices = {}): SessionPlan {
  const now = choices.now ?? SAMPLE_NOW;
  const site = choices.site ?? planSite(random.fork('site'), siteTariffs(random, choices));
  const evse = choices.evse ?? random.pick(site.evses);
  const token = choices.token ?? planToken(random.fork('token'));
  const state = choices.state ?? random.pick(STATES);
  const number = choices.number ?? random.int(1, 999_999);
  const authMethod = authMethodOf(random, token, state);
  const facts = {
    id: random.uuid(),
    cdrId: `CDR-${String(number).padStart(7, '0')}`,
    site,
    evse,
    connector: random.pick(evse.connectors),
    tariff: choices.tariff ?? tariffFor(random, { ...choices, site }, site.country, evse.hardware),
    token,
    state,
    authMethod,
    reference: authMethod === 'WHITELIST' ? undefined : random.uuid(),
    meter: `${site.operator.party_id}-M${random.int(100_000, 999_999)}`,
  };
  const end = onGrid(choices.end ?? now - random.int(2, 60 * 24) * HOUR - random.int(0, 99) * TICK * 1000);
  for (let attempt = 0; ; attempt += 1) {
    const plan = timed(facts, random.fork(`charge ${attempt}`), now, end);
    if (attempt === TRIES || !choices.accept || choices.accept(plan)) return plan;
  }
}

/** Tariffs for the connectors of a drawn site: one for each kind of current. */
function siteTariffs(random: Random, choices: SessionChoices) {
  return {
    ...(choices.now === undefined ? {} : { now: choices.now }),
    tariffIdsOf: (hardware: Hardware, country: Country) => [tariffFor(random, choices, country, hardware).id],
  };
}

function tariffFor(
  random: Random,
  choices: SessionChoices,
  country: Country,
  hardware: Hardware,
): TariffPlan {
  const current = hardware.connectors[0].powerType === 'DC' ? 'DC' : 'AC';
  const wanted: TariffChoices = {
    country,
    current,
    withoutReservation: choices.withoutReservation ?? false,
    ...(choices.now === undefined ? {} : { now: choices.now }),
    ...(choices.site === undefined ? {} : { operator: choices.site.operator }),
  };
  return planTariff(random.fork(`tariff ${current}`), wanted);
}

function authMethodOf(random: Random, token: TokenPlan, state: SessionState): SessionPlan['authMethod'] {
  if (state === 'RESERVATION' || token.type !== 'RFID') return 'COMMAND';
  if (token.whitelist === 'NEVER') return 'AUTH_REQUEST';
  return token.whitelist === 'ALWAYS' || random.chance(50) ? 'WHITELIST' : 'AUTH_REQUEST';
}

type Untimed = Omit<SessionPlan, 'charge' | 'updated'>;

function timed(facts: Untimed, random: Random, now: number, lastEnd: number): SessionPlan {
  const charge = chargeIn(facts, random, now, lastEnd);
  const open = facts.state === 'ACTIVE' || facts.state === 'PENDING' || facts.state === 'RESERVATION';
  return { ...facts, charge, updated: open ? Math.max(charge.end, charge.start) : charge.end + MINUTE };
}

function chargeIn(
  { state, evse, tariff }: Untimed,
  random: Random,
  now: number,
  lastEnd: number,
): ChargePlan {
  const watts = random.int(...evse.hardware.draws);
  const start = onGrid(now);
  switch (state) {
    case 'PENDING':
    case 'RESERVATION':
      return chargeOf({ start: start - random.int(1, 20) * MINUTE, watts, charging: 0, parking: 0, tariff });
    case 'ACTIVE': {
      const charging = random.int(5, evse.hardware.stays[0]) * TICK;
      return chargeOf({ start: start - charging * 1000, watts, charging, parking: 0, tariff });
    }
    case 'INVALID':
      return chargeOf({ start: lastEnd - DAY, watts: 400, charging: TICK, parking: 0, tariff });
    case 'COMPLETED': {
      const drawn = planCharge(random, evse.hardware, tariff, lastEnd);
      const length = drawn.end - drawn.start;
      return chargeOf({
        start: lastEnd - length,
        watts,
        charging: drawn.chargingSeconds,
        parking: drawn.parkingSeconds,
        tariff,
      });
    }
  }
}
