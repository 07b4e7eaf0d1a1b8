import { parseJson } from '../../core/json.js';
import type { Describe } from './describe.js';
import type { MockExchange, SentExchange } from './exchange.js';

type Fetch = (request: Request) => Promise<Response>;

/** A handler that tells of every request and its answer, also when the connection breaks. */
export function recordReceived(answer: Fetch, describe: Describe, tell: (one: MockExchange) => void): Fetch {
  return async (request) => {
    const asked = await partsOf(request);
    const { operation, params, issues } = describe(request, asked.body);
    return answered(answer, request, (got) => tell({ ...asked, operation, params, issues, ...got }));
  };
}

/** A fetch that tells of every request and its answer, also when the connection breaks. */
export function recordSent(fetch: Fetch, tell: (one: SentExchange) => void): Fetch {
  return async (request) => {
    const asked = await partsOf(request);
    return answered(fetch, request, (got) => tell({ ...asked, ...got }));
  };
}

async function partsOf(request: Request): Promise<Pick<SentExchange, 'method' | 'url' | 'headers' | 'body'>> {
  const { method, url, headers } = request;
  const text = await request.clone().text();
  return { method, url, headers, body: text === '' ? undefined : parsed(text) };
}

type Got = Pick<SentExchange, 'httpStatus' | 'statusCode' | 'data'>;

const BROKEN: Got = { httpStatus: undefined, statusCode: undefined, data: undefined };

async function answered(fetch: Fetch, request: Request, tell: (got: Got) => void): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(request);
  } catch (error) {
    tell(BROKEN);
    throw error;
  }
  const body = parsed(await response.clone().text());
  const { status_code, data } = (typeof body === 'object' && body !== null ? body : {}) as Readonly<
    Record<string, unknown>
  >;
  const statusCode = typeof status_code === 'number' ? status_code : undefined;
  tell({ httpStatus: response.status, statusCode, data });
  return response;
}

function parsed(text: string): unknown {
  const result = parseJson(text);
  return result.ok ? result.value : text;
}
