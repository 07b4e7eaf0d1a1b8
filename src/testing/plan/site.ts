import { DAY, MINUTE, SAMPLE_NOW } from '../clock.js';
import type { Random } from '../random.js';
import { type Country, countries } from './countries.js';
import { type ConnectorHardware, type Hardware, planHardware } from './hardware.js';
import { type PartyPlan, planOperator } from './parties.js';
import { type Place, places } from './places.js';
import { type SiteKind, siteKinds } from './site-kinds.js';

/** A connector before it is written in a version. */
export interface ConnectorPlan extends ConnectorHardware {
  readonly id: string;
  readonly tariffIds: readonly string[];
  /** Milliseconds since 1970; the same for the plans below. */
  readonly updated: number;
}

/** An EVSE before it is written in a version. */
export interface EvsePlan {
  readonly uid: string;
  /** In the eMI3 format. */
  readonly evseId: string;
  readonly status: string;
  readonly reference: string;
  readonly floor: string | undefined;
  readonly hardware: Hardware;
  readonly connectors: readonly [ConnectorPlan, ...ConnectorPlan[]];
  readonly smart: boolean;
  readonly reservable: boolean;
  readonly cardReader: boolean;
  readonly updated: number;
}

/** A location before it is written in a version. */
export interface SitePlan {
  readonly id: string;
  readonly operator: PartyPlan;
  readonly country: Country;
  readonly place: Place;
  readonly kind: SiteKind;
  readonly name: string;
  readonly address: string;
  /** Millionths of a degree. */
  readonly latitude: number;
  readonly longitude: number;
  readonly evses: readonly EvsePlan[];
  readonly green: boolean;
  readonly published: boolean;
  readonly phone: string;
  readonly updated: number;
}

/** What may be fixed in a site; the rest is drawn. */
export interface SiteChoices {
  readonly operator?: PartyPlan;
  readonly place?: Place;
  /** Makes ids unique in a world. */
  readonly number?: number;
  readonly now?: number;
  readonly statusOf?: (index: number) => string;
  readonly tariffIdsOf?: (hardware: Hardware, country: Country) => readonly string[];
}

const STATUSES = ['AVAILABLE', 'AVAILABLE', 'AVAILABLE', 'CHARGING', 'CHARGING', 'OUTOFORDER', 'UNKNOWN'];

/** Draws a site with its EVSEs and connectors. */
export function planSite(random: Random, choices: SiteChoices = {}): SitePlan {
  const place = choices.place ?? random.pick(places);
  const country = countries[place.country];
  const kind = random.pick(siteKinds);
  const street = random.pick(place.streets);
  const number = choices.number ?? random.int(1, 9999);
  const now = choices.now ?? SAMPLE_NOW;
  const operator = choices.operator ?? planOperator(random, country.alpha2);
  const house = random.int(1, 180);
  const evses = planEvses(random.fork('evses'), kind, country, operator, number, now, choices);
  return {
    id: `LOC-${String(number).padStart(5, '0')}`,
    operator,
    country,
    place,
    kind,
    name: kind.name.replace('{street}', street).replace('{city}', place.city),
    address: country.alpha2 === 'US' || country.alpha2 === 'GB' ? `${house} ${street}` : `${street} ${house}`,
    latitude: place.latitude + random.int(-6_000, 6_000),
    longitude: place.longitude + random.int(-6_000, 6_000),
    evses,
    green: random.chance(60),
    published: random.chance(92),
    phone: `${country.dial}${random.int(20, 89)}${random.int(100_000, 999_999)}`,
    updated: Math.max(...evses.map((evse) => evse.updated), now - random.int(20, 300) * DAY),
  };
}

function planEvses(
  random: Random,
  kind: SiteKind,
  country: Country,
  operator: PartyPlan,
  site: number,
  now: number,
  choices: SiteChoices,
): EvsePlan[] {
  const evses: EvsePlan[] = [];
  for (let count = random.int(...kind.evses); evses.length < count; ) {
    const index = evses.length;
    const hardware = planHardware(random, country.alpha2, kind.speed);
    const updated = now - random.int(2, 40_000) * MINUTE;
    const tariffIds = choices.tariffIdsOf?.(hardware, country) ?? [tariffIdOf(random, country)];
    evses.push({
      uid: `${operator.party_id}-${site}-${index + 1}`,
      evseId: `${country.alpha2}*${operator.party_id}*E${String(site).padStart(5, '0')}*${index + 1}`,
      status: choices.statusOf?.(index) ?? random.pick(STATUSES),
      reference: String(index + 1),
      floor: kind.floors.length === 0 ? undefined : random.pick(kind.floors),
      hardware,
      connectors: planConnectors(hardware, tariffIds, updated),
      smart: random.chance(50),
      reservable: random.chance(40),
      cardReader: hardware.connectors[0].powerType === 'DC' && random.chance(70),
      updated,
    });
  }
  return evses;
}

function planConnectors(
  { connectors: [first, ...others] }: Hardware,
  tariffIds: readonly string[],
  updated: number,
): EvsePlan['connectors'] {
  const plan = (hardware: ConnectorHardware, index: number): ConnectorPlan => ({
    ...hardware,
    id: String(index + 1),
    tariffIds,
    updated,
  });
  return [plan(first, 0), ...others.map((hardware, index) => plan(hardware, index + 1))];
}

const tariffIdOf = (random: Random, country: Country): string =>
  `${country.alpha2}-${random.pick(['ENERGY', 'START-FEE', 'DAY-NIGHT'])}`;
