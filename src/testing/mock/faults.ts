import { authorization } from '../../core/token.js';
import type { Role } from '../../server/types.js';
import { dialectNamed } from '../dialects/presets.js';
import { withDialect } from '../dialects/with-dialect.js';
import type { FaultRule } from '../faults/fault.js';
import { locateByRoles } from '../faults/locate.js';
import type { DeliveryFaults } from '../faults/outgoing.js';
import { parseFault } from '../faults/parse.js';
import { type FaultPlan, faultPlan } from '../faults/plan.js';
import { withFaults } from '../faults/with-faults.js';
import type { Seed } from '../random.js';
import type { MockOptions } from './options.js';

type Fetch = (request: Request) => Promise<Response>;
type Rules = readonly (FaultRule | string)[];

/** Faults that can be exchanged while the mock runs. */
export class MockFaults {
  readonly #seed: Seed;
  readonly #first: Rules;
  #plan: FaultPlan;

  constructor(rules: Rules, seed: Seed) {
    this.#seed = seed;
    this.#first = rules;
    this.#plan = planOf(rules, seed);
  }

  /** From now on these rules hold, and counting starts again; none makes everything good. */
  set(...rules: Rules): void {
    this.#plan = planOf(rules, this.#seed);
  }

  /** The rules of the beginning hold again. */
  reset(): void {
    this.set(...this.#first);
  }

  /** A plan that always asks the rules of now. */
  get plan(): FaultPlan {
    return {
      decide: (exchange) => this.#plan.decide(exchange),
      decideDelivery: (exchange) => this.#plan.decideDelivery(exchange),
      reset: () => this.#plan.reset(),
    };
  }
}

const planOf = (rules: Rules, seed: Seed): FaultPlan =>
  faultPlan(
    rules.map((rule) => (typeof rule === 'string' ? parseFault(rule) : rule)),
    seed,
  );

/** What surrounds a handler that is to behave like a certain partner, and to fail. */
export interface Surroundings {
  readonly roles: readonly Role[];
  readonly token: string;
  readonly options: Pick<MockOptions, 'url' | 'dialect' | 'signal'>;
  readonly faults: MockFaults;
  readonly deliveries: DeliveryFaults;
}

/** Puts the dialect around the handler, and the faults around both. */
export function misbehaving(answer: Fetch, around: Surroundings): Fetch {
  const { roles, token, options, faults, deliveries } = around;
  const locate = locateByRoles(roles, options.url);
  const dialect = typeof options.dialect === 'string' ? dialectNamed(options.dialect) : options.dialect;
  const watched = deliveries.watch(answer);
  const spoken = dialect
    ? withDialect(watched, dialect, { locate, authorization: authorization(token, 'base64') })
    : watched;
  return withFaults(spoken, faults.plan, { locate, signal: options.signal });
}
