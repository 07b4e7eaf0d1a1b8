import type { CDR } from '../../schema/v2_1_1/cdrs.js';
import type { Location } from '../../schema/v2_1_1/locations.js';
import type { Session } from '../../schema/v2_1_1/sessions.js';
import { toNumber } from '../../tariffs/exact-write.js';
import { dateTime } from '../clock.js';
import { planSession, type SessionChoices, type SessionPlan } from '../plan/session.js';
import type { Random } from '../random.js';
import { billCdr, billSession } from '../writers/billing.js';
import { hours, kwh, writeDimensions } from '../writers/charge.js';
import { locationOf } from './location.js';
import { tariffOf } from './tariff.js';

/** Draws a session of a kind that 2.1.1 knows. */
export const sessionPlan = (random: Random, choices: SessionChoices = {}): SessionPlan =>
  planSession(random, { ...choices, withoutReservation: true });

const periodsOf = ({ charge }: SessionPlan) =>
  charge.periods.map((period) => ({
    start_date_time: dateTime(period.start),
    dimensions: writeDimensions(period),
  }));

/** The location of a session, with only the EVSE and the connector that are used. */
function usedOf({ site, evse, connector }: SessionPlan): Location {
  return locationOf({ ...site, evses: [{ ...evse, connectors: [connector] }] });
}

/** A session as 2.1.1 writes it. */
export function sessionOf(plan: SessionPlan): Session {
  const { charge, state } = plan;
  const ended = state === 'COMPLETED' || state === 'INVALID';
  const bare: Session = {
    id: plan.id,
    start_datetime: dateTime(charge.start),
    ...(ended ? { end_datetime: dateTime(charge.end) } : {}),
    kwh: kwh(charge.wattHours),
    auth_id: plan.token.contract,
    auth_method: plan.authMethod === 'COMMAND' ? 'AUTH_REQUEST' : plan.authMethod,
    location: usedOf(plan),
    meter_id: plan.meter,
    currency: plan.site.country.currency,
    charging_periods: periodsOf(plan),
    status: state,
    last_updated: dateTime(plan.updated),
  };
  if (charge.periods.length === 0) return bare;
  const bill = billSession(bare, { tariffs: [tariffOf(plan.tariff)], version: '2.1.1' });
  return { ...bare, total_cost: toNumber(bill.rounded.cost.before) };
}

/** The CDR of a finished session as 2.1.1 writes it; its total is that of the pricing engine. */
export function cdrOf(plan: SessionPlan): CDR {
  const { charge } = plan;
  const cdr = {
    id: plan.cdrId,
    start_date_time: dateTime(charge.start),
    stop_date_time: dateTime(charge.end),
    auth_id: plan.token.contract,
    auth_method: plan.authMethod === 'COMMAND' ? 'AUTH_REQUEST' : plan.authMethod,
    location: usedOf(plan),
    meter_id: plan.meter,
    currency: plan.site.country.currency,
    tariffs: [tariffOf(plan.tariff)],
    charging_periods: periodsOf(plan),
  };
  return {
    ...cdr,
    total_cost: toNumber(billCdr(cdr, { version: '2.1.1' }).rounded.cost.before),
    total_energy: kwh(charge.wattHours),
    total_time: hours(charge.chargingSeconds + charge.parkingSeconds),
    ...(charge.parkingSeconds > 0 ? { total_parking_time: hours(charge.parkingSeconds) } : {}),
    last_updated: dateTime(plan.updated),
  };
}
