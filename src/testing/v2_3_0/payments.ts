import type { TerminalActivation } from '../../contract/v2_3_0/terminal-activation.js';
import type { CDR } from '../../schema/v2_3_0/cdrs.js';
import type { FinancialAdviceConfirmation, Terminal } from '../../schema/v2_3_0/payments.js';
import { DAY, dateTime, SAMPLE_NOW } from '../clock.js';
import type { SitePlan } from '../plan/site.js';
import type { Random } from '../random.js';
import { writeGeo } from '../writers/wire.js';

/** What a CPO knows of a terminal before it is activated. */
export const activationOf = (
  random: Random,
  site: SitePlan,
  now: number = SAMPLE_NOW,
): TerminalActivation => ({
  party_id: site.operator.party_id,
  country_code: site.operator.country_code,
  reference: `SN-${random.hex(10)}`,
  location_ids: [site.id],
  evse_uids: site.evses.map((evse) => evse.uid),
  last_updated: dateTime(now - random.int(1, 90) * DAY),
});

/** A payment terminal at a site. */
export function terminalOf(random: Random, site: SitePlan, now: number = SAMPLE_NOW): Terminal {
  const { place } = site;
  return {
    ...activationOf(random, site, now),
    terminal_id: `TERM-${random.int(10_000, 99_999)}`,
    address: ascii(site.address),
    city: ascii(place.city),
    postal_code: place.postalCode,
    ...(place.state === undefined ? {} : { state: place.state }),
    country: site.country.alpha3,
    coordinates: writeGeo(site),
    invoice_base_url: `${site.operator.website}invoices/`,
    invoice_creator: 'CPO',
  };
}

/** The address of a terminal is printable ASCII in the specification: accents are written without. */
const ascii = (text: string): string =>
  text
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '');

/** The confirmation that the amount of a CDR was captured. */
export function confirmationOf(random: Random, cdr: CDR): FinancialAdviceConfirmation {
  const digits = random.int(1000, 9999);
  return {
    id: random.uuid(),
    authorization_reference: cdr.authorization_reference ?? random.uuid(),
    total_costs: cdr.total_cost,
    currency: cdr.currency,
    eft_data: [`Card ending in ${digits}`, `Transaction ${random.hex(8)}`, 'Approved, contactless'],
    capture_status_code: 'SUCCESS',
    last_updated: cdr.last_updated,
  };
}
