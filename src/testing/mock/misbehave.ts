import { envelope } from '../../core/envelope.js';
import { StatusCode } from '../../core/status.js';
import { authorization } from '../../core/token.js';
import type { Role } from '../../server/types.js';
import { dialectNamed } from '../dialects/presets.js';
import { withDialect } from '../dialects/with-dialect.js';
import { deliverWith } from '../faults/delivery.js';
import type { FaultRule } from '../faults/fault.js';
import { locateByRoles } from '../faults/locate.js';
import { parseFault } from '../faults/parse.js';
import { type FaultPlan, faultPlan } from '../faults/plan.js';
import { withFaults } from '../faults/with-faults.js';
import type { Seed } from '../random.js';
import type { MockOptions } from './options.js';

type Fetch = (request: Request) => Promise<Response>;

/** Faults that can be exchanged while the mock runs. */
export class Faults {
  readonly #seed: Seed;
  #plan: FaultPlan;

  constructor(rules: readonly (FaultRule | string)[], seed: Seed) {
    this.#seed = seed;
    this.#plan = faultPlan(rules.map(ruleOf), seed);
  }

  /** From now on these rules hold, and counting starts again; none makes everything good. */
  set(...rules: readonly (FaultRule | string)[]): void {
    this.#plan = faultPlan(rules.map(ruleOf), this.#seed);
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

const ruleOf = (rule: FaultRule | string): FaultRule => (typeof rule === 'string' ? parseFault(rule) : rule);

/** What surrounds a handler that is to behave like a certain partner, and to fail. */
export interface Surroundings {
  readonly roles: readonly Role[];
  readonly token: string;
  readonly options: Pick<MockOptions, 'url' | 'dialect'>;
  readonly faults: Faults;
}

/** Puts the dialect around the handler, and the faults around both. */
export function misbehaving(answer: Fetch, { roles, token, options, faults }: Surroundings): Fetch {
  const dialect = typeof options.dialect === 'string' ? dialectNamed(options.dialect) : options.dialect;
  const where = { roles, publicUrl: options.url };
  const spoken = dialect
    ? withDialect(answer, dialect, { ...where, authorization: authorization(token, 'base64') })
    : answer;
  return withFaults(spoken, faults.plan, { locate: locateByRoles(roles, options.url) });
}

/** A fetch for results of commands, which are delivered as the faults say. */
export function delivering(fetch: Fetch, faults: Faults): Fetch {
  return async (request) => {
    if (request.method !== 'POST') return fetch(request);
    const decision = faults.plan.decideDelivery({
      method: 'POST',
      module: 'commands',
      operation: 'postResult',
    });
    const sent = await deliverWith(decision?.fault, () => fetch(request.clone()));
    return sent[0] ?? Response.json(envelope(StatusCode.success));
  };
}
