import { DAY, HOUR, SAMPLE_NOW } from '../clock.js';
import { Random, type Seed } from '../random.js';
import { type Country, countries } from './countries.js';
import type { Hardware } from './hardware.js';
import { type PartyPlan, planOperator, planProvider } from './parties.js';
import { type Place, places } from './places.js';
import { planSession, type SessionChoices, type SessionPlan, type SessionState } from './session.js';
import { type EvsePlan, planSite, type SitePlan } from './site.js';
import { planTariff, type TariffPlan, templatesFor } from './tariff.js';
import { planToken, type TokenPlan } from './token.js';
import { type Holder, tokenHolders } from './token-holders.js';

/** A market before it is written in a version: everything in it refers to the rest of it. */
export interface WorldPlan {
  readonly now: number;
  readonly cpo: PartyPlan;
  readonly emsp: PartyPlan;
  readonly tariffs: readonly TariffPlan[];
  readonly tokens: readonly (TokenPlan & Pick<Holder, 'standing'>)[];
  readonly sites: readonly SitePlan[];
  readonly sessions: readonly SessionPlan[];
}

/** What a world is drawn from. */
export interface WorldChoices {
  readonly seed: Seed;
  readonly locations: number;
  readonly now?: number;
  readonly withoutReservation?: boolean;
  readonly accept?: (plan: SessionPlan) => boolean;
}

const HOMES = ['NL', 'DE', 'BE', 'FR', 'GB', 'NO', 'PL', 'ES'] as const;
const STATUSES = [
  'AVAILABLE',
  'CHARGING',
  'RESERVED',
  'BLOCKED',
  'INOPERATIVE',
  'OUTOFORDER',
  'PLANNED',
  'REMOVED',
  'UNKNOWN',
] as const;
/** Sessions that an EVSE's status stands for. */
const RUNNING: Readonly<Record<string, SessionState>> = {
  CHARGING: 'ACTIVE',
  BLOCKED: 'PENDING',
  RESERVED: 'RESERVATION',
};

/** Draws a world. */
export function planWorld(choices: WorldChoices): WorldPlan {
  const random = new Random(choices.seed);
  const now = choices.now ?? SAMPLE_NOW;
  const home = random.pick(HOMES);
  const cpo = planOperator(random, home);
  const emsp = planProvider(random);
  const lands = landsOf(random, home);
  const tariffs = planTariffs(random.fork('tariffs'), lands, cpo, choices, now);
  const tokens = planTokens(random.fork('tokens'), emsp, choices.locations, now);
  const sites = planSites(random.fork('sites'), lands, cpo, tariffs, choices.locations, now);
  const sessions = planSessions(random.fork('sessions'), sites, tariffs, tokens, choices, now);
  return { now, cpo, emsp, tariffs, tokens, sites, sessions };
}

/** The country of the CPO and three others in Europe. */
function landsOf(random: Random, home: (typeof HOMES)[number]): readonly Country[] {
  const lands = new Set<Country>([countries[home]]);
  const others = Object.values(countries).filter(({ alpha2 }) => alpha2 !== 'US');
  while (lands.size < 4) lands.add(random.pick(others));
  return [...lands];
}

function planTariffs(
  random: Random,
  lands: readonly Country[],
  operator: PartyPlan,
  { withoutReservation = false }: WorldChoices,
  now: number,
): TariffPlan[] {
  return lands.flatMap((country) =>
    templatesFor({ country, withoutReservation }).map((template) =>
      planTariff(random, { country, operator, template, now }),
    ),
  );
}

function planTokens(
  random: Random,
  provider: PartyPlan,
  locations: number,
  now: number,
): WorldPlan['tokens'] {
  const count = Math.max(tokenHolders.length, Math.ceil(locations / 2));
  return Array.from({ length: count }, (_, index) => {
    const { standing, ...holder } = tokenHolders[index] ?? { standing: 'ALLOWED' as const };
    return { ...planToken(random, { ...holder, provider, now }), standing };
  });
}

function planSites(
  random: Random,
  lands: readonly Country[],
  operator: PartyPlan,
  tariffs: readonly TariffPlan[],
  count: number,
  now: number,
): SitePlan[] {
  let evses = 0;
  // The first EVSEs have one status each, so that small worlds have them all.
  const statusOf = (): string => {
    const first = STATUSES[evses];
    evses += 1;
    return first ?? (random.chance(85) ? random.pick(['AVAILABLE', 'CHARGING']) : random.pick(STATUSES));
  };
  const tariffIdsOf = (hardware: Hardware, country: Country): string[] => {
    const fitting = tariffs.filter((t) => t.country.alpha2 === country.alpha2 && fits(t, hardware));
    const regular = random.pick(fitting.filter(({ template }) => !template.adHoc));
    const adHoc = fitting.find(({ template }) => template.adHoc && isFast(hardware));
    return [regular.id, ...(adHoc ? [adHoc.id] : [])];
  };
  return Array.from({ length: count }, (_, index) => {
    const place = placeIn(random, random.chance(55) ? lands.slice(0, 1) : lands);
    return planSite(random, { operator, place, number: index + 1, now, statusOf, tariffIdsOf });
  });
}

const placeIn = (random: Random, lands: readonly Country[]): Place =>
  random.pick(places.filter(({ country }) => lands.some(({ alpha2 }) => alpha2 === country)));

const isFast = ({ connectors }: Hardware): boolean => connectors[0].powerType === 'DC';

const fits = ({ template: { current } }: TariffPlan, hardware: Hardware): boolean =>
  current === 'any' || current === (isFast(hardware) ? 'DC' : 'AC');

interface Spot {
  readonly site: SitePlan;
  readonly evse: EvsePlan;
}

/** Running sessions as the EVSEs say, then finished ones: two in three places, one in 25 of them invalid. */
function planSessions(
  random: Random,
  sites: readonly SitePlan[],
  tariffs: readonly TariffPlan[],
  tokens: WorldPlan['tokens'],
  choices: WorldChoices,
  now: number,
): SessionPlan[] {
  const spots = sites.flatMap((site) => site.evses.map((evse): Spot => ({ site, evse })));
  const good = tokens.filter(({ standing }) => standing === 'ALLOWED');
  const sessions: SessionPlan[] = [];
  const add = ({ site, evse }: Spot, state: SessionState, more: SessionChoices = {}): void => {
    const [first = ''] = evse.connectors[0].tariffIds;
    const tariff = tariffs.find(({ id }) => id === first);
    if (!tariff) throw new RangeError(`The world has no tariff ${first}.`);
    const number = sessions.length + 1;
    const fixed = { site, evse, tariff, token: random.pick(good), state, now, number };
    const accept = choices.accept === undefined ? {} : { accept: choices.accept };
    sessions.push(planSession(random.fork(number), { ...fixed, ...accept, ...more }));
  };
  for (const spot of spots) {
    const state = RUNNING[spot.evse.status];
    if (state && !(state === 'RESERVATION' && choices.withoutReservation)) add(spot, state);
  }
  const used = spots.filter(({ evse }) => evse.status !== 'PLANNED');
  const finished = Math.ceil((used.length * 2) / 3) + 1;
  for (let index = 0; index < finished; index += 1) {
    const spot = used[(index * 3) % used.length] ?? used[0];
    // Every session has two days of its own at its EVSE.
    const end = now - (2 + 2 * Math.floor((index * 3) / used.length)) * DAY - random.int(0, 23) * HOUR;
    if (spot) add(spot, index % 25 === 1 ? 'INVALID' : 'COMPLETED', { end });
  }
  return sessions;
}
