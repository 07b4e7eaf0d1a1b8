import { formatInstant, parseInstant } from './clock.js';
import type { Exact } from './exact.js';
import { tryExact } from './exact-read.js';
import { finding, type LintFinding } from './lint-finding.js';
import type { PriceInput, PricingVersion, TariffInput } from './types.js';

/** Checks what a tariff says about itself: limits, validity, taxes. `now` in milliseconds since 1970. */
export function lintTerms(tariff: TariffInput, version: PricingVersion, now: number): LintFinding[] {
  const found = [...lintValidity(tariff, now), ...lintTaxes(tariff, version)];
  if (version === '2.1.1') return found;
  return [...found, ...lintLimits(tariff)];
}

function lintLimits(tariff: TariffInput): LintFinding[] {
  const least = amounts(tariff.min_price);
  const most = amounts(tariff.max_price);
  const found: LintFinding[] = [];
  const crossed = (a: Exact | undefined, b: Exact | undefined) =>
    a !== undefined && b !== undefined && a.compare(b) > 0;
  if (crossed(least.before, most.before) || crossed(least.after, most.after)) {
    found.push(
      finding('error', 'LIMITS_CROSS', 'The minimum price is above the maximum price.', '/min_price'),
    );
  }
  for (const [name, limit] of [
    ['min_price', least],
    ['max_price', most],
  ] as const) {
    if (!crossed(limit.before, limit.after)) continue;
    found.push(finding('error', 'LIMIT_TAX', 'The limit with taxes is below the one without.', `/${name}`));
  }
  return found;
}

function lintValidity(tariff: TariffInput, now: number): LintFinding[] {
  const start = parseInstant(tariff.start_date_time);
  const end = parseInstant(tariff.end_date_time);
  if (start !== undefined && end !== undefined && start >= end) {
    return [finding('error', 'VALIDITY_EMPTY', 'The tariff ends before it starts.', '/end_date_time')];
  }
  if (end === undefined || end > now) return [];
  return [finding('warning', 'EXPIRED', `The tariff ended at ${formatInstant(end)}.`, '/end_date_time')];
}

function lintTaxes(tariff: TariffInput, version: PricingVersion): LintFinding[] {
  if (version !== '2.3.0') return [];
  const flag = tariff.tax_included;
  if (flag == null) {
    return [
      finding(
        'error',
        'TAX_FLAG_MISSING',
        'tax_included is required: without it prices have no meaning.',
        '/tax_included',
      ),
    ];
  }
  if (!['YES', 'NO', 'N/A'].includes(flag)) {
    return [finding('error', 'TAX_FLAG_UNKNOWN', `tax_included cannot be ${flag}.`, '/tax_included')];
  }
  const components = tariff.elements.flatMap((element) => element.price_components);
  const bare = components.some(
    (component) => component.vat == null && tryExact(component.price)?.sign() !== 0,
  );
  if (flag === 'N/A' || !bare) return [];
  const effect = flag === 'YES' ? 'the amounts before taxes' : 'the amounts after taxes';
  return [
    finding(
      'info',
      'TAX_RATE_MISSING',
      `Some prices have no vat, so ${effect} cannot be computed.`,
      '/elements',
    ),
  ];
}

interface Amounts {
  readonly before: Exact | undefined;
  readonly after: Exact | undefined;
}

function amounts(limit: PriceInput | null | undefined): Amounts {
  return {
    before: tryExact(limit?.excl_vat ?? limit?.before_taxes),
    after: tryExact(limit?.incl_vat ?? limit?.after_taxes),
  };
}
