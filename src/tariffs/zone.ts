import { DAY } from './clock.js';

// Offsets are looked up once per window of seven days: no zone changes its clock twice within one.
const WINDOW = 7 * DAY;

/** A stretch of time in which the clock of a zone has one offset. */
export interface OffsetSpan {
  /** Start, milliseconds since 1970, inclusive. */
  readonly from: number;
  /** End, milliseconds since 1970, exclusive. */
  readonly to: number;
  /** Local time minus UTC in milliseconds. */
  readonly offset: number;
}

/** The clock of an IANA time zone: its offset to UTC at any instant, from `Intl`, remembered per week. */
export class Zone {
  /** IANA name. */
  readonly name: string;
  readonly #format: Intl.DateTimeFormat;
  readonly #windows = new Map<number, readonly OffsetSpan[]>();

  /** Throws a RangeError when the runtime does not know the zone. */
  constructor(name: string) {
    this.name = name;
    const two = '2-digit';
    this.#format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: two,
      day: two,
      hour: two,
      minute: two,
      second: two,
    });
  }

  /** Local time minus UTC in milliseconds at an instant. */
  offset(instant: number): number {
    const spans = this.#spans(Math.floor(instant / WINDOW));
    for (const span of spans) if (instant < span.to) return span.offset;
    return spans[spans.length - 1]?.offset ?? 0;
  }

  /** The instants within `from` (exclusive) and `to` (exclusive) at which the clock is moved, in order. */
  changes(from: number, to: number): number[] {
    const found: number[] = [];
    let offset = this.offset(from);
    for (let window = Math.floor(from / WINDOW); window <= Math.floor(to / WINDOW); window += 1) {
      for (const span of this.#spans(window)) {
        if (span.offset !== offset && span.from > from && span.from < to) found.push(span.from);
        if (span.to > from) offset = span.offset;
      }
    }
    return found;
  }

  #spans(window: number): readonly OffsetSpan[] {
    const known = this.#windows.get(window);
    if (known !== undefined) return known;
    const from = window * WINDOW;
    const to = from + WINDOW;
    const spans = this.#measure(from, to);
    this.#windows.set(window, spans);
    return spans;
  }

  #measure(from: number, to: number): readonly OffsetSpan[] {
    const before = this.#read(from);
    const after = this.#read(to);
    if (before === after) return [{ from, to, offset: before }];
    let low = from;
    let high = to;
    while (high - low > 1000) {
      const middle = low + Math.floor((high - low) / 2000) * 1000;
      if (this.#read(middle) === before) low = middle;
      else high = middle;
    }
    return [
      { from, to: high, offset: before },
      { from: high, to, offset: after },
    ];
  }

  #read(instant: number): number {
    const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
    for (const { type, value } of this.#format.formatToParts(instant)) parts[type] = value;
    const number = (type: Intl.DateTimeFormatPartTypes) => Number(parts[type]);
    const year = parts.era === 'BC' ? 1 - number('year') : number('year');
    const local = Date.UTC(
      year,
      number('month') - 1,
      number('day'),
      number('hour'),
      number('minute'),
      number('second'),
    );
    return local - Math.floor(instant / 1000) * 1000;
  }
}

/** Who finds a zone when it is needed; may throw {@link CannotPrice}. */
export interface ZoneSource {
  /** The zone. */
  zone(): Zone;
}

const zones = new Map<string, Zone | undefined>();

/** The zone of that IANA name, or `undefined` when the runtime does not know it; zones are kept. */
export function zoneOf(name: string): Zone | undefined {
  if (zones.has(name)) return zones.get(name);
  let zone: Zone | undefined;
  try {
    zone = new Zone(name);
  } catch {
    zone = undefined;
  }
  if (zones.size < 1000) zones.set(name, zone);
  return zone;
}

/** Date and time on a wall clock. */
export interface LocalTime {
  /** Days since 1970. */
  readonly day: number;
  /** Minutes since midnight. */
  readonly minute: number;
  /** Day of the week, 0 is Monday. */
  readonly weekday: number;
}

/** What the wall clock of a zone shows at an instant. */
export function localTime(zone: Zone, instant: number): LocalTime {
  const local = instant + zone.offset(instant);
  const day = Math.floor(local / DAY);
  return { day, minute: Math.floor((local - day * DAY) / 60_000), weekday: weekdayOf(day) };
}

/** Day of the week, 0 is Monday, of a day counted from 1970. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}
