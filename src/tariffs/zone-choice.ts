import { zoneOfCountry } from './countries.js';
import { cannotPrice, type Note, note } from './notes.js';
import type { Policy } from './policy.js';
import type { Usage } from './usage.js';
import { type Zone, zoneOf } from './zone.js';

/** Finds the time zone of a session when it is first needed, and remembers what there is to say about it. */
export class ZoneChoice {
  /** Where the zone came from, when that is remarkable. */
  readonly notes: Note[] = [];
  readonly #usage: Usage;
  readonly #given: string | undefined;
  readonly #policy: Policy;
  #zone: Zone | undefined;

  /** `given`: the zone the caller names, which goes before all others. */
  constructor(usage: Usage, given: string | undefined, policy: Policy) {
    this.#usage = usage;
    this.#given = given;
    this.#policy = policy;
  }

  /** The zone, `undefined` as long as nothing asked for it. */
  get used(): Zone | undefined {
    return this.#zone;
  }

  /** The zone; throws {@link CannotPrice} when it is unknown and the policy gives no substitute. */
  zone(): Zone {
    this.#zone ??= this.#find();
    return this.#zone;
  }

  #find(): Zone {
    const { version, timeZone, country } = this.#usage;
    if (version === '2.1.1' && this.#policy.times211 === 'utc') return known('UTC');
    if (this.#given !== undefined) return known(this.#given);
    if (timeZone !== undefined) return known(timeZone);
    if (this.#policy.missingTimeZone === 'country' && country !== undefined) {
      const inferred = zoneOfCountry(country);
      if (inferred !== undefined) {
        const severity = inferred.certain ? 'info' : 'warning';
        const message = `The time zone ${inferred.name} was inferred from the country ${country}.`;
        this.notes.push(note(severity, 'TIME_ZONE_INFERRED', message));
        return known(inferred.name);
      }
    }
    if (this.#policy.missingTimeZone === 'utc') {
      this.notes.push(note('warning', 'TIME_ZONE_UTC', 'The time zone is unknown; UTC was used.'));
      return known('UTC');
    }
    const message = 'The tariff depends on the local time, and the time zone of the location is unknown.';
    throw cannotPrice('TIME_ZONE_UNKNOWN', message);
  }
}

function known(name: string): Zone {
  const zone = zoneOf(name);
  if (zone === undefined) throw cannotPrice('TIME_ZONE_UNKNOWN', `${name} is no known time zone.`);
  return zone;
}
