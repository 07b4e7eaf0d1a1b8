import { lintComponents } from './lint-components.js';
import { lintCoverage } from './lint-coverage.js';
import { withExample } from './lint-example.js';
import { finding, type LintFinding } from './lint-finding.js';
import { lintTerms } from './lint-terms.js';
import { CannotPrice } from './notes.js';
import { type Policy, policyWith } from './policy.js';
import { choosesWholeElements } from './select.js';
import { checkTariffShape } from './shape.js';
import { type CompiledTariff, compileTariff } from './tariff.js';
import type { PricingVersion, TariffInput } from './types.js';
import { versionOfTariff } from './version.js';

/** How a tariff is linted. */
export interface LintOptions {
  /** Version of the tariff; told from its fields by default. */
  readonly version?: PricingVersion | undefined;
  /** The moment to hold `end_date_time` against, default now. */
  readonly now?: Date | undefined;
  /** Answers to open questions. */
  readonly policy?: Partial<Policy> | undefined;
}

/**
 * Finds faults and traps in a tariff, most severe first: prices that are never used, moments without a price,
 * contradictions, step sizes, reservations, limits, taxes, validity. Each has a pointer and a session that shows it.
 *
 * @see OCPI 2.2.1, mod_tariffs, mod_tariffs_tariff_object
 */
export function lintTariff(tariff: TariffInput, options: LintOptions = {}): LintFinding[] {
  const policy = policyWith(options.policy);
  const malformed = findingsOf(() => {
    checkTariffShape(tariff, 'refused');
    return [];
  });
  if (malformed.length > 0) return malformed;
  if (tariff.elements.length === 0) {
    return [finding('error', 'NO_ELEMENTS', 'The tariff has no elements.', '/elements')];
  }
  const version = options.version ?? versionOfTariff(tariff);
  const now = (options.now ?? new Date()).getTime();
  let compiled: CompiledTariff | undefined;
  const coverage = findingsOf(() => {
    compiled = compileTariff(tariff, 0, version, policy);
    return lintCoverage(compiled, policy, choosesWholeElements(version, policy));
  });
  const order = ['error', 'warning', 'info'];
  return [...lintComponents(tariff), ...lintTerms(tariff, version, now), ...coverage]
    .sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
    .map((item) => withExample(item, tariff, compiled, policy));
}

/** What was found, or the reason why it could not be looked for. */
function findingsOf(look: () => LintFinding[]): LintFinding[] {
  try {
    return look();
  } catch (reason) {
    if (!(reason instanceof CannotPrice)) throw reason;
    return [...reason.notes];
  }
}
