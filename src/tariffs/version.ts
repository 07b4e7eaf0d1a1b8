import type { CdrInput, PricingVersion, SessionInput, TariffInput } from './types.js';

/** The version a CDR is of, told by the fields only that version has; 2.2.1 when nothing tells. */
export function versionOfCdr(cdr: CdrInput): PricingVersion {
  const cost = cdr.total_cost;
  if (typeof cost === 'object' && cost !== null) return 'before_taxes' in cost ? '2.3.0' : '2.2.1';
  if (cdr.stop_date_time != null || typeof cost === 'number') return '2.1.1';
  const { tariffs } = cdr;
  const flagged = Array.isArray(tariffs) && tariffs.some((tariff) => tariff?.tax_included != null);
  return flagged ? '2.3.0' : '2.2.1';
}

/** The version a Session is of, told as far as its fields tell; 2.2.1 when nothing does. */
export function versionOfSession(session: SessionInput): PricingVersion {
  if (session.start_datetime != null) return '2.1.1';
  const cost = session.total_cost;
  return typeof cost === 'object' && cost !== null && 'before_taxes' in cost ? '2.3.0' : '2.2.1';
}

/** The version a Tariff is of, told by the fields only that version has; 2.2.1 when nothing tells. */
export function versionOfTariff(tariff: TariffInput): PricingVersion {
  if (tariff.tax_included != null) return '2.3.0';
  const limit = tariff.min_price ?? tariff.max_price;
  if (limit?.before_taxes != null) return '2.3.0';
  return tariff.country_code == null ? '2.1.1' : '2.2.1';
}
