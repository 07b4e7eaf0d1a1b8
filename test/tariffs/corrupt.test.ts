import fc from 'fast-check';
import { describe, it } from 'vitest';
import { auditCdr } from '../../src/tariffs/audit.js';
import { parseInstant } from '../../src/tariffs/clock.js';
import { exact } from '../../src/tariffs/exact-read.js';
import { toNumber, toText } from '../../src/tariffs/exact-write.js';
import { type SimulatedCdr, simulateCdr } from '../../src/tariffs/simulate.js';
import { simulations } from './random.js';

const RUNS = process.env.OCPI_SLOW === '1' ? 10_000 : 300;

type Json = Record<string, unknown>;
/** Spoils a CDR in one place, or answers false when the CDR has no such place. */
type Corruption = (cdr: Json & SimulatedCdr, pick: number) => boolean;

/** Adds to a number in an object, decimal and exact. */
function addTo(target: object, field: string, amount: string): void {
  const fields = target as Json;
  fields[field] = toNumber(exact(fields[field] as number).add(exact(amount)));
}

function periodOf(cdr: SimulatedCdr, pick: number): Json {
  return cdr.charging_periods[pick % cdr.charging_periods.length] as unknown as Json;
}

function shift(target: object, field: string, seconds: number): boolean {
  const fields = target as Json;
  const instant = parseInstant(fields[field]) ?? 0;
  fields[field] = new Date(instant + seconds * 1000).toISOString();
  return true;
}

function dimensionsOf(cdr: SimulatedCdr): { type: string; volume: number }[] {
  return cdr.charging_periods.flatMap((period) => period.dimensions) as { type: string; volume: number }[];
}

function volume(types: string[], amount: string): Corruption {
  return (cdr, pick) => {
    const found = dimensionsOf(cdr).filter((dimension) => types.includes(dimension.type));
    const one = found[pick % Math.max(found.length, 1)];
    if (one === undefined) return false;
    addTo(one, 'volume', amount);
    return true;
  };
}

function cost(field: string, part: string, amount: string): Corruption {
  return (cdr) => {
    const target = cdr[field];
    if (typeof target !== 'object' || target === null) return false;
    addTo(target, part, amount);
    return true;
  };
}

const corruptions: Record<string, Corruption> = {
  'total cost without VAT, too high': cost('total_cost', 'excl_vat', '0.02'),
  'total cost without VAT, too low': cost('total_cost', 'excl_vat', '-0.02'),
  'total cost with VAT': cost('total_cost', 'incl_vat', '0.02'),
  'cost of energy': cost('total_energy_cost', 'excl_vat', '-0.03'),
  'cost of energy with VAT': cost('total_energy_cost', 'incl_vat', '0.02'),
  'cost of time': cost('total_time_cost', 'excl_vat', '0.02'),
  'cost of parking': cost('total_parking_cost', 'excl_vat', '0.02'),
  'fixed cost': cost('total_fixed_cost', 'excl_vat', '0.02'),
  'cost of the reservation': cost('total_reservation_cost', 'excl_vat', '0.02'),
  'total energy': (cdr) => {
    addTo(cdr, 'total_energy', '0.01');
    return true;
  },
  'total time': (cdr) => {
    addTo(cdr, 'total_time', '-0.01');
    return true;
  },
  'total parking time': (cdr) => {
    if (cdr.total_parking_time == null) return false;
    addTo(cdr, 'total_parking_time', '0.01');
    return true;
  },
  'energy of a period': volume(['ENERGY'], '0.01'),
  'time of a period, too long': volume(['TIME', 'PARKING_TIME', 'RESERVATION_TIME'], '0.01'),
  'time of a period, too short': volume(['TIME', 'PARKING_TIME', 'RESERVATION_TIME'], '-0.01'),
  'name of a dimension': (cdr, pick) => {
    const found = dimensionsOf(cdr);
    const one = found[pick % found.length];
    if (one === undefined) return false;
    one.type = `${one.type}_X`;
    return true;
  },
  'start of a period': (cdr, pick) => shift(periodOf(cdr, pick), 'start_date_time', 60),
  'start of the session, earlier': (cdr) => shift(cdr, 'start_date_time', -60),
  'start of the session, later': (cdr) => shift(cdr, 'start_date_time', 60),
  'end of the session, later': (cdr) => shift(cdr, 'end_date_time', 60),
  'end before the start': (cdr) => shift(cdr, 'end_date_time', -10_000_000),
  'tariff of a period': (cdr, pick) => {
    periodOf(cdr, pick).tariff_id = 'UNKNOWN';
    return true;
  },
  currency: (cdr) => {
    (cdr as Json).currency = 'SEK';
    return true;
  },
  'name of a component': (cdr) => {
    const component = cdr.tariffs?.[0]?.elements[0]?.price_components[0] as Json | undefined;
    if (component === undefined) return false;
    component.type = 'ENERGIE';
    return true;
  },
  'a period twice': (cdr, pick) => {
    const period = periodOf(cdr, pick);
    const dimensions = period.dimensions as { type: string; volume: number }[];
    if (dimensions.every(({ volume: amount }) => Math.abs(amount) < 0.01)) return false;
    (cdr.charging_periods as unknown as Json[]).push(structuredClone(period));
    return true;
  },
  'a period lost': (cdr, pick) => {
    const list = cdr.charging_periods as unknown as Json[];
    const dimensions = (list[pick % list.length]?.dimensions ?? []) as { type: string; volume: number }[];
    if (list.length < 2 || dimensions.every(({ volume: amount }) => Math.abs(amount) < 0.01)) return false;
    list.splice(pick % list.length, 1);
    return true;
  },
  'a credit without reference': (cdr) => {
    (cdr as Json).credit = true;
    return true;
  },
};

describe('CDRs corrupted at random in one place', () => {
  it.each(Object.entries(corruptions))('do not audit clean: %s', { timeout: 600_000 }, (name, corrupt) => {
    fc.assert(
      fc.property(simulations, fc.nat(), (input, pick) => {
        const result = simulateCdr(input);
        if (result.status !== 'simulated') throw new Error('not simulated');
        const cdr = structuredClone(result.cdr);
        fc.pre(corrupt(cdr, pick));
        const audit = auditCdr(cdr, { timeZone: input.timeZone });
        if (audit.clean)
          throw new Error(`${name} went unnoticed: ${JSON.stringify(cdr)} ${toText(exact(pick))}`);
      }),
      { numRuns: Math.ceil(RUNS / 10) },
    );
  });
});
