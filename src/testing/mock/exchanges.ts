import type { Interface, Operations } from '../../contract/interface.js';
import { Header } from '../../core/headers.js';
import type { Issue } from '../../core/issue.js';
import { parseJson } from '../../core/json.js';
import type { HandlerOptions } from '../../server/options.js';

/** A request that the mock received, with its answer. */
export interface MockExchange {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  /** The body as parsed JSON; `undefined` without one. */
  readonly body: unknown;
  /** `locations RECEIVER putLocation`, `credentials`, `versions`; absent when nothing was reached. */
  readonly operation: string | undefined;
  /** Absent when the connection was broken on purpose. */
  readonly httpStatus: number | undefined;
  readonly statusCode: number | undefined;
  /** The `data` of the answer. */
  readonly data: unknown;
  /** What was tolerated in the request. */
  readonly issues: readonly Issue[];
}

/** Says whether an exchange is the one that is meant. */
export type Matches = (exchange: MockExchange) => boolean;

/** What the server tells of a request while it answers it. */
interface Watched {
  operation?: string | undefined;
  readonly issues: Issue[];
}

/** Collects what a server tells of its requests, until their answers are recorded. */
export class Watch {
  readonly #requests = new Map<string, Watched>();

  /** For the options of a handler. */
  readonly hooks: Pick<HandlerOptions, 'onExchange' | 'onIssue'> = {
    onExchange: ({ requestId, operation }) => {
      this.#of(requestId).operation = operation;
    },
    onIssue: (issues, _where, { requestId }) => {
      this.#of(requestId).issues.push(...issues);
    },
  };

  /** What was told of the request that an answer belongs to. */
  take(response: Response): Watched {
    const id = response.headers.get(Header.requestId) ?? '';
    const watched = this.#of(id);
    this.#requests.delete(id);
    return watched;
  }

  #of(requestId: string): Watched {
    const watched = this.#requests.get(requestId) ?? { issues: [] };
    this.#requests.set(requestId, watched);
    return watched;
  }
}

/** Answers through `answer` and tells what went over the wire, also when the connection was broken on purpose. */
export async function recorded(
  request: Request,
  answer: (request: Request) => Promise<Response>,
  watch: Watch,
  tell: (exchange: MockExchange) => void,
): Promise<Response> {
  const text = await request.clone().text();
  const asked = {
    method: request.method,
    url: request.url,
    headers: request.headers,
    body: text === '' ? undefined : parsed(text),
  };
  const response = await answer(request).catch((error: unknown) => {
    tell({
      ...asked,
      operation: undefined,
      issues: [],
      httpStatus: undefined,
      statusCode: undefined,
      data: undefined,
    });
    throw error;
  });
  const watched = watch.take(response);
  const envelope = parsed(await response.clone().text()) as { status_code?: number; data?: unknown };
  tell({
    ...asked,
    operation: watched.operation,
    issues: watched.issues,
    httpStatus: response.status,
    statusCode: envelope?.status_code,
    data: envelope?.data,
  });
  return response;
}

function parsed(text: string): unknown {
  const result = parseJson(text);
  return result.ok ? result.value : text;
}

/** Gives the exchange of an operation that was received. Throws an `Error` that lists what was received instead. */
export function findReceived(
  exchanges: readonly MockExchange[],
  contract: Interface<Interface['version'], string, Interface['role'], Operations>,
  operation: string,
  matches: Matches = () => true,
): MockExchange {
  const wanted = `${contract.module} ${contract.role} ${operation}`;
  const found = exchanges.find((exchange) => exchange.operation === wanted && matches(exchange));
  if (found) return found;
  const lines = exchanges.map(
    ({ method, url, httpStatus, statusCode }) =>
      `${method} ${url} ${httpStatus ?? 'broken'} ${statusCode ?? ''}`,
  );
  throw new Error(`The mock has not received ${wanted}. It has received:\n${lines.join('\n') || 'nothing'}`);
}
