import { Random, type Seed } from '../random.js';
import { isAbout } from './about.js';
import {
  type DeliveryFault,
  type ExchangeFault,
  type ExchangeId,
  type FaultRule,
  isDeliveryFault,
} from './fault.js';

/** A fault that is to happen, with the rule it comes from. */
export interface Decision<F = ExchangeFault> {
  readonly fault: F;
  readonly rule: FaultRule;
  /** Which of the requests that the rule is about this is, counted from 1. */
  readonly call: number;
}

/** Decides for each request in turn what goes wrong with it. */
export interface FaultPlan {
  /** The faults of the next request, in the order of their rules: the first is outermost. */
  decide(exchange: ExchangeId): readonly Decision[];
  /** The fault of the next delivery of a result, by the first rule that says one. */
  decideDelivery(exchange: ExchangeId): Decision<DeliveryFault> | undefined;
  /** Starts counting again. */
  reset(): void;
}

/**
 * Makes a plan of rules. Equal rules, seeds and requests give equal decisions.
 * Throws a `RangeError` for a rule that cannot be meant.
 */
export function faultPlan(rules: readonly FaultRule[], seed: Seed = 1): FaultPlan {
  for (const rule of rules) checkRule(rule);
  const counts = rules.map(() => 0);
  const due = (
    exchange: ExchangeId,
    wanted: (rule: FaultRule) => boolean,
  ): Decision<FaultRule['fault']>[] => {
    const decisions: Decision<FaultRule['fault']>[] = [];
    rules.forEach((rule, index) => {
      if (!wanted(rule) || !isAbout(rule, exchange)) return;
      const call = (counts[index] ?? 0) + 1;
      counts[index] = call;
      if (isCalled(rule, call) && isDrawn(rule, `${seed}/${index}/${call}`)) {
        decisions.push({ fault: rule.fault, rule, call });
      }
    });
    return decisions;
  };
  return {
    decide: (exchange) => due(exchange, ({ fault }) => !isDeliveryFault(fault)) as Decision[],
    decideDelivery: (exchange) =>
      due(exchange, ({ fault }) => isDeliveryFault(fault))[0] as Decision<DeliveryFault> | undefined,
    reset: () => counts.fill(0),
  };
}

function isCalled({ calls }: FaultRule, call: number): boolean {
  if (calls === undefined) return true;
  if (typeof calls === 'number') return call === calls;
  return call >= calls.from && call <= (calls.to ?? Number.POSITIVE_INFINITY);
}

const MILLION = 1_000_000;

function isDrawn({ probability }: FaultRule, seed: string): boolean {
  if (probability === undefined) return true;
  return new Random(seed).int(1, MILLION) <= Math.round(probability * MILLION);
}

function checkRule({ calls, probability = 1 }: FaultRule): void {
  const { from, to = from } = typeof calls === 'object' ? calls : { from: calls ?? 1 };
  if (!(Number.isInteger(from) && from >= 1 && to >= from)) {
    throw new RangeError('Calls of a fault are counted from 1, and the last is not before the first.');
  }
  if (!(probability >= 0 && probability <= 1)) {
    throw new RangeError(`The probability of a fault is from 0 to 1, not ${probability}.`);
  }
}
