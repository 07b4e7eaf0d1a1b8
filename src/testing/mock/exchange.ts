import type { OperationTypes } from '../../contract/operation.js';
import type { Issue } from '../../core/issue.js';

/** What an answer carries: all objects of a page for lists. */
type AnswerOf<T extends OperationTypes> = T['kind'] extends 'list' ? readonly T['data'][] : T['data'];

/** A request with its answer, which is added when it is there. */
interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  /** Absent as long as there is no answer, and when the connection was broken. */
  readonly httpStatus: number | undefined;
  /** The OCPI status code; absent when the answer has none. */
  readonly statusCode: number | undefined;
}

/** A request that the mock received, with its answer; typed by the operation where that is known. */
export interface MockExchange<T extends OperationTypes = OperationTypes> extends Exchange {
  /** `locations RECEIVER putLocation`, `credentials`, `versions`; absent when the URL is none of the mock's. */
  readonly operation: string | undefined;
  /** The values in the path. */
  readonly params: T['params'];
  /** The body as parsed JSON, as it came: `issues` says whether it is what its type says. `undefined` without one. */
  readonly body: T['body'];
  /** The `data` of the answer. */
  readonly data: AnswerOf<T> | undefined;
  /** What is wrong with the request: errors make it invalid, the rest is tolerated. */
  readonly issues: readonly Issue[];
}

/** A request that the mock made itself, with its answer. */
export interface SentExchange extends Exchange {
  readonly body: unknown;
  readonly data: unknown;
}

/** Says whether an exchange is the one that is meant. */
export type Matches<T extends OperationTypes = OperationTypes> = (exchange: MockExchange<T>) => boolean;
