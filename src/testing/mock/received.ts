import type { Interface, Operations, TypesOf } from '../../contract/interface.js';
import type { InterfaceRole, VersionNumber } from '../../core/version.js';
import type { Matches, MockExchange } from './exchange.js';

/** An interface whose operations are typed. */
export type Contract<O extends Operations> = Interface<VersionNumber, string, InterfaceRole, O>;

/** What a mock has received. */
export interface Received {
  /** Every request that came, with its answer when there is one. */
  readonly exchanges: readonly MockExchange[];
  /**
   * Gives the exchange of an operation that the mock received, the first that matches.
   * Throws an `Error` that lists what was received instead.
   */
  expectReceived<O extends Operations, K extends keyof O & string>(
    contract: Contract<O>,
    operation: K,
    matches?: Matches<TypesOf<O[K]>>,
  ): MockExchange<TypesOf<O[K]>>;
  /** The same for a request that may still come or be answered. `timeout` in milliseconds, default 5000; then it throws. */
  waitForReceived<O extends Operations, K extends keyof O & string>(
    contract: Contract<O>,
    operation: K,
    options?: { readonly matches?: Matches<TypesOf<O[K]>>; readonly timeout?: number },
  ): Promise<MockExchange<TypesOf<O[K]>>>;
  /** Throws an `Error` that lists what was wrong with what was received, tolerated things included. */
  expectNoIssues(): void;
}

const POLL = 10;
const TIMEOUT = 5000;

/** Makes what tells of a list of exchanges that grows. */
export function receivedOf(exchanges: readonly MockExchange[]): Received {
  const expectReceived: Received['expectReceived'] = (contract, operation, matches = () => true) => {
    const wanted = `${contract.module} ${contract.role} ${operation}`;
    type Found = MockExchange<TypesOf<(typeof contract.operations)[typeof operation]>>;
    const ofOperation = exchanges.filter((exchange) => exchange.operation === wanted) as unknown as Found[];
    const found = ofOperation.find((exchange) => matches(exchange));
    if (found) return found;
    const why = ofOperation.length > 0 ? ` (${ofOperation.length} do not match)` : '';
    const lines = exchanges.map(lineOf).join('\n') || 'nothing';
    throw new Error(`The mock has not received ${wanted}${why}. It has received:\n${lines}`);
  };
  return {
    exchanges,
    expectReceived,
    async waitForReceived(contract, operation, { matches, timeout = TIMEOUT } = {}) {
      const end = Date.now() + timeout;
      for (;;) {
        try {
          const found = expectReceived(contract, operation, matches);
          if (found.httpStatus !== undefined || Date.now() >= end) return found;
        } catch (error) {
          if (Date.now() >= end) throw error;
        }
        await new Promise((resolve) => setTimeout(resolve, POLL));
      }
    },
    expectNoIssues() {
      const lines = exchanges.flatMap((exchange) =>
        exchange.issues.map(
          ({ pointer, message }) => `${exchange.method} ${exchange.url} ${pointer || '/'}: ${message}`,
        ),
      );
      if (lines.length > 0) throw new Error(`The mock has received what is not right:\n${lines.join('\n')}`);
    },
  };
}

const lineOf = ({ method, url, httpStatus, statusCode }: MockExchange): string =>
  `${method} ${url} ${httpStatus ?? 'without answer'} ${statusCode ?? ''}`.trimEnd();
