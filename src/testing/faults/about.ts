import type { ExchangeId } from './fault.js';

/** Which requests something is about; what is absent does not matter. */
export interface About {
  /** Module, such as `locations`, `credentials` or `versions`. */
  readonly module?: string | undefined;
  /** Operation by its name in the contract, such as `list`, or HTTP method, such as `PUT`. */
  readonly operation?: string | undefined;
  /** Step of a registration: 1 versions, 2 version details, 3 POST or PUT of credentials. */
  readonly step?: 1 | 2 | 3 | undefined;
}

/** Whether it is about this request; names are compared without regard to case. */
export const isAbout = ({ module, operation, step }: About, exchange: ExchangeId): boolean =>
  (module === undefined || equal(module, exchange.module)) &&
  (step === undefined || step === exchange.step) &&
  (operation === undefined ||
    equal(operation, exchange.operation ?? '') ||
    equal(operation, exchange.method));

const equal = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
