import { evaluate, type NotPriced, type Priced, type PriceOptions } from './evaluate.js';
import { CannotPrice } from './notes.js';
import { policyWith } from './policy.js';
import type { Lookup } from './run.js';
import type { CdrInput, SessionInput } from './types.js';
import { usageOfCdr, usageOfSession } from './usage.js';
import { versionOfCdr, versionOfSession } from './version.js';

/**
 * Prices a CDR of any version, with the tariffs in it or with others.
 *
 * The totals are exact; amounts are in major currency, energy in kWh, time in seconds. An object that cannot be priced
 * comes back with the reasons; nothing is thrown and nothing counts as zero because it is unknown.
 *
 * @see OCPI 2.2.1, mod_cdrs, mod_cdrs_cdr_object
 */
export function priceCdr(cdr: CdrInput, options: PriceOptions = {}): Priced | NotPriced {
  return orReasons(() => priceCdrWatched(cdr, options));
}

/**
 * Prices a Session as far as it has come; one without tariffs of its own needs `options.tariffs`.
 *
 * @see OCPI 2.2.1, mod_sessions, mod_sessions_session_object
 */
export function priceSession(session: SessionInput, options: PriceOptions = {}): Priced | NotPriced {
  return orReasons(() => {
    const usage = usageOfSession(
      session,
      options.version ?? versionOfSession(session),
      policyWith(options.policy),
    );
    return evaluate(usage, options.tariffs ?? [], options);
  });
}

/** Prices a CDR and tells `watch` of every lookup; throws {@link CannotPrice}. */
export function priceCdrWatched(
  cdr: CdrInput,
  options: PriceOptions,
  watch?: (lookup: Lookup) => void,
): Priced {
  const usage = usageOfCdr(cdr, options.version ?? versionOfCdr(cdr), policyWith(options.policy));
  return evaluate(usage, options.tariffs ?? cdr.tariffs ?? [], options, watch);
}

/** The result, or the reasons why there is none. */
export function orReasons<T>(compute: () => T): T | NotPriced {
  try {
    return compute();
  } catch (reason) {
    if (!(reason instanceof CannotPrice)) throw reason;
    return { status: 'not-priced', notes: reason.notes };
  }
}
