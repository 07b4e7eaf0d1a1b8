import type { TariffInput } from '../../tariffs/types.js';
import { dateTime } from '../clock.js';
import type { SessionPlan } from '../plan/session.js';
import { billSession } from './billing.js';
import { billOf } from './cdr.js';
import { kwh, writePeriods } from './charge.js';
import { writeCdrToken } from './token.js';
import type { Wire } from './version-wire.js';

/** A session as 2.2.1 and later write it; its cost is that of its tariff, as far as it has come. */
export function writeSession<T extends TariffInput, P extends object>(plan: SessionPlan, wire: Wire<T, P>) {
  const { site, charge, state } = plan;
  const ended = state === 'COMPLETED' || state === 'INVALID';
  const bare = {
    country_code: site.operator.country_code,
    party_id: site.operator.party_id,
    id: plan.id,
    start_date_time: dateTime(charge.start),
    ...(ended ? { end_date_time: dateTime(charge.end) } : {}),
    kwh: kwh(charge.wattHours),
    cdr_token: writeCdrToken(plan.token),
    auth_method: plan.authMethod,
    ...(plan.reference === undefined ? {} : { authorization_reference: plan.reference }),
    location_id: site.id,
    evse_uid: plan.evse.uid,
    connector_id: plan.connector.id,
    meter_id: plan.meter,
    currency: site.country.currency,
    charging_periods: writePeriods(charge, plan.tariff.id),
    status: state,
    last_updated: dateTime(plan.updated),
  };
  if (charge.periods.length === 0) return bare;
  if (state === 'COMPLETED') return { ...bare, total_cost: wire.price(billOf(plan, wire).rounded.cost) };
  const bill = billSession(bare, {
    tariffs: [wire.tariff(plan.tariff)],
    timeZone: site.country.zone,
    version: wire.version,
  });
  return { ...bare, total_cost: wire.price(bill.rounded.cost) };
}
