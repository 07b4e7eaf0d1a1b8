import type { Role } from '../../server/types.js';
import type { Seed } from '../random.js';
import type { Handler } from './answers.js';
import { applyFault, type FaultRuntime } from './apply.js';
import type { ExchangeId, FaultRule } from './fault.js';
import { type Locate, locateByRoles, locateByUrl } from './locate.js';
import { type Decision, type FaultPlan, faultPlan } from './plan.js';
import { type Clock, systemClock } from './waiting.js';

/** Options of {@link withFaults}. */
export interface FaultOptions {
  /** For rules with a probability. Default 1. */
  readonly seed?: Seed | undefined;
  /** How to tell what a request is about. Default: by the URL alone, which knows no operation but `list`. */
  readonly locate?: Locate | undefined;
  /** The roles of the handler and its public URL: with them rules can name every operation. */
  readonly roles?: readonly Role[] | undefined;
  readonly publicUrl?: string | undefined;
  /** Is told of every fault that happens. */
  readonly onFault?: ((decision: Decision, exchange: ExchangeId, request: Request) => void) | undefined;
  /** Ends what waits. */
  readonly signal?: AbortSignal | undefined;
  /** How to wait. Default: the clock of the platform. */
  readonly clock?: Clock | undefined;
}

/**
 * A handler in which things go wrong by rules: give it to a server or a client in place of the handler itself. Rules
 * are either a list or a plan that is shared with deliveries.
 */
export function withFaults(
  handler: Handler,
  rules: readonly FaultRule[] | FaultPlan,
  options: FaultOptions = {},
): Handler {
  const plan = 'decide' in rules ? rules : faultPlan(rules, options.seed);
  const locate = options.locate ?? locateOf(options);
  const runtime: FaultRuntime = { clock: options.clock ?? systemClock(options.signal), memory: new Map() };
  return async (request) => {
    const exchange = locate(request);
    const decisions = plan.decide(exchange);
    for (const decision of decisions) options.onFault?.(decision, exchange, request);
    const faulty = decisions.reduceRight((inner, { fault }) => applyFault(fault, inner, runtime), handler);
    return faulty(request);
  };
}

const locateOf = ({ roles, publicUrl }: FaultOptions): Locate =>
  roles && publicUrl !== undefined ? locateByRoles(roles, publicUrl) : locateByUrl;
