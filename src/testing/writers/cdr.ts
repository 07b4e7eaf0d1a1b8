import type { Priced } from '../../tariffs/evaluate.js';
import type { Category } from '../../tariffs/terms.js';
import type { TariffInput } from '../../tariffs/types.js';
import { dateTime } from '../clock.js';
import type { SessionPlan } from '../plan/session.js';
import { addsUp, billCdr } from './billing.js';
import { hours, kwh, writePeriods } from './charge.js';
import { writeCdrToken } from './token.js';
import type { Wire } from './version-wire.js';
import { writeGeo } from './wire.js';

/** The place of a session as 2.2.1 and later write it. */
export function writeCdrLocation({ site, evse, connector }: SessionPlan) {
  const { place } = site;
  return {
    id: site.id,
    name: site.name,
    address: site.address,
    city: place.city,
    postal_code: place.postalCode,
    ...(place.state === undefined ? {} : { state: place.state }),
    country: site.country.alpha3,
    coordinates: writeGeo(site),
    evse_uid: evse.uid,
    evse_id: evse.evseId,
    connector_id: connector.id,
    connector_standard: connector.standard,
    connector_format: connector.format,
    connector_power_type: connector.powerType,
  };
}

function writeUnpriced<T extends TariffInput, P>(plan: SessionPlan, wire: Wire<T, P>) {
  const { site, charge } = plan;
  return {
    country_code: site.operator.country_code,
    party_id: site.operator.party_id,
    id: plan.cdrId,
    start_date_time: dateTime(charge.start),
    end_date_time: dateTime(charge.end),
    session_id: plan.id,
    cdr_token: writeCdrToken(plan.token),
    auth_method: plan.authMethod,
    ...(plan.reference === undefined ? {} : { authorization_reference: plan.reference }),
    cdr_location: writeCdrLocation(plan),
    meter_id: plan.meter,
    currency: site.country.currency,
    tariffs: [wire.tariff(plan.tariff)],
    charging_periods: writePeriods(charge, plan.tariff.id),
  };
}

const bills = new WeakMap<SessionPlan, Priced>();

/** The bill for a finished session; a plan is written in one version only, so it is priced once. */
export function billOf<T extends TariffInput, P>(plan: SessionPlan, wire: Wire<T, P>): Priced {
  const known = bills.get(plan);
  if (known) return known;
  const { version } = wire;
  const bill = billCdr(writeUnpriced(plan, wire), { version, timeZone: plan.site.country.zone });
  bills.set(plan, bill);
  return bill;
}

/** Whether the parts of the bill for a session add up to its total. */
export const isTidy = <T extends TariffInput, P>(plan: SessionPlan, wire: Wire<T, P>): boolean =>
  plan.state !== 'COMPLETED' || addsUp(billOf(plan, wire));

/** The CDR of a finished session as 2.2.1 and later write it; its totals are those of the pricing engine. */
export function writeCdr<T extends TariffInput, P extends object>(plan: SessionPlan, wire: Wire<T, P>) {
  const { charge } = plan;
  const { rounded, lines } = billOf(plan, wire);
  const has = (category: Category): boolean => lines.some((line) => line.category === category);
  return {
    ...writeUnpriced(plan, wire),
    total_cost: wire.price(rounded.cost),
    ...(has('fixed') ? { total_fixed_cost: wire.price(rounded.fixed) } : {}),
    total_energy: kwh(charge.wattHours),
    ...(has('energy') ? { total_energy_cost: wire.price(rounded.energy) } : {}),
    total_time: hours(charge.chargingSeconds + charge.parkingSeconds),
    ...(has('time') ? { total_time_cost: wire.price(rounded.time) } : {}),
    ...(charge.parkingSeconds > 0 ? { total_parking_time: hours(charge.parkingSeconds) } : {}),
    ...(has('parking') ? { total_parking_cost: wire.price(rounded.parking) } : {}),
    last_updated: dateTime(plan.updated),
  };
}
