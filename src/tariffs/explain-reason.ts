import { toText } from './exact-write.js';
import type { Obstacle } from './match.js';
import type { Moment } from './moment.js';
import { DAYS } from './restrictions.js';
import type { Element } from './tariff.js';
import type { RestrictionsInput } from './types.js';
import type { Range } from './usage-period.js';

/** Why an element did not match at a moment, as a clause: what was, and what the restriction asks for. */
export function reasonOf(element: Element, obstacle: Obstacle, moment: Moment): string {
  const restrictions: RestrictionsInput = element.tariff.input.elements[element.index]?.restrictions ?? {};
  const wanted = restrictions[obstacle];
  switch (obstacle) {
    case 'start_time':
    case 'end_time': {
      const { start_time, end_time } = restrictions;
      return `it is ${clock(moment.local().minute)}, and it holds ${start_time ? `from ${start_time}` : ''}${start_time && end_time ? ' ' : ''}${end_time ? `until ${end_time}` : ''}`;
    }
    case 'start_date':
    case 'end_date':
      return `it is ${date(moment.local().day)}, and it holds ${obstacle === 'start_date' ? 'from' : 'before'} ${wanted}`;
    case 'day_of_week':
      return `it is ${DAYS[moment.local().weekday]}, and it holds on ${restrictions.day_of_week?.join(', ')}`;
    case 'min_kwh':
    case 'max_kwh':
      return `${toText(moment.energy)} kWh were used before, and it holds ${bound(obstacle)} ${wanted} kWh`;
    case 'min_duration':
    case 'max_duration':
      return `${Math.floor(moment.elapsed / 1000)} s have passed, and it holds ${bound(obstacle)} ${wanted} s`;
    case 'min_power':
    case 'max_power':
      return `the power is ${range(moment.power())} kW, and it holds ${bound(obstacle)} ${wanted} kW`;
    case 'min_current':
    case 'max_current':
      return `the current is ${range(moment.period.current)} A, and it holds ${bound(obstacle)} ${wanted} A`;
    case 'reservation':
      return `it is for ${wanted}`;
  }
}

/** A number of minutes since midnight as `HH:MM`. */
export function clock(minute: number): string {
  const hours = Math.floor(minute / 60);
  return `${String(hours).padStart(2, '0')}:${String(minute - hours * 60).padStart(2, '0')}`;
}

function date(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

function bound(obstacle: Obstacle): string {
  return obstacle.startsWith('min') ? 'from' : 'below';
}

function range({ low, high, average }: Range): string {
  const known = [low, high, average].filter((value) => value !== undefined).map((value) => toText(value, 4));
  const distinct = [...new Set(known)];
  return distinct.length === 0 ? 'unknown' : distinct.join(' to ');
}
