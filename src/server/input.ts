import type { Operation } from '../contract/operation.js';
import type { Body, NeutralRequest } from '../core/http.js';
import type { Issue } from '../core/issue.js';
import { isTooDeep, parseJson } from '../core/json.js';
import { kindOf, type Schema, valueKindOf } from '../core/kind.js';
import { type ReadOptions, read } from '../core/read.js';
import { StatusCode } from '../core/status.js';
import type { HandlerOptions } from './options.js';
import { type Reply, refuse } from './reply.js';

/** Something read of a request, or the answer that says why it cannot be. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T; readonly issues: readonly Issue[] }
  | { readonly ok: false; readonly reply: Reply };

const DEFAULT_BODY_BYTES = 1024 * 1024;
const MAX_LISTED = 5;
const TOO_DEEP = 'The body is nested too deeply.';

/** One sentence for `status_message`: the fields that are wrong and what to do. */
export function summarize(issues: readonly Issue[], what: string): string {
  const errors = issues.filter((issue) => issue.severity === 'error');
  const shown = errors.slice(0, MAX_LISTED).map((issue) => `${issue.pointer || '/'}: ${issue.message}`);
  const more = errors.length > MAX_LISTED ? ` (and ${errors.length - MAX_LISTED} more)` : '';
  return `Invalid ${what}. ${shown.join(' ')}${more}`;
}

/** Reads and parses a request body; a body that is not JSON is the one content error that HTTP answers with 400. */
export async function readJsonBody(
  request: NeutralRequest,
  options: HandlerOptions,
): Promise<Parsed<unknown>> {
  return (await readTextBody(request, options)).body;
}

/** The same with the text that it was read from, where it was not parsed by somebody before us. */
export async function readTextBody(
  request: NeutralRequest,
  options: HandlerOptions,
): Promise<{ readonly body: Parsed<unknown>; readonly text: string | undefined }> {
  const found = await request.body(bodyBytesOf(options));
  return { body: parseBody(found, options), text: found.kind === 'text' ? found.text : undefined };
}

/** So many bytes a request body may have. */
export const bodyBytesOf = ({ limits }: HandlerOptions): number => limits?.bodyBytes ?? DEFAULT_BODY_BYTES;

/** Parses a request body that was found; what is wrong with it HTTP answers with 400. */
export function parseBody(body: Body, options: HandlerOptions): Parsed<unknown> {
  const maxBytes = bodyBytesOf(options);
  const maxDepth = options.limits?.depth;
  const bad = (message: string): Parsed<unknown> => ({
    ok: false,
    reply: refuse(StatusCode.invalidParameters, message, 400),
  });
  if (body.kind === 'too-large')
    return bad(`The body is larger than the ${maxBytes} bytes that are accepted.`);
  if (body.kind === 'parsed') {
    return isTooDeep(body.value, maxDepth) ? bad(TOO_DEEP) : { ok: true, value: body.value, issues: [] };
  }
  const json = parseJson(body.text, maxDepth);
  if (json.ok) return { ok: true, value: json.value, issues: [] };
  if (json.reason === 'empty') return { ok: true, value: undefined, issues: [] };
  return bad(json.reason === 'too-deep' ? TOO_DEEP : 'The body is not valid JSON.');
}

/** Reads a body as what the operation takes. */
export function readInputBody(
  operation: Operation,
  json: unknown,
  options: ReadOptions & { readonly mode?: 'tolerant' | 'strict' },
): Parsed<unknown> {
  if (!operation.body) return { ok: true, value: undefined, issues: [] };
  if (json === undefined || json === null) {
    if (operation.bodyOptional) return { ok: true, value: undefined, issues: [] };
    return { ok: false, reply: refuse(StatusCode.invalidParameters, 'This request needs a body.') };
  }
  const result = read(operation.body, json, options);
  if (result.ok) return { ok: true, value: result.value, issues: result.issues };
  return { ok: false, reply: refuse(StatusCode.invalidParameters, summarize(result.issues, 'body')) };
}

/** Reads the query parameters that the operation knows; others are passed over, as later versions add some. */
export function readQuery(
  operation: Operation,
  search: URLSearchParams,
  options: ReadOptions,
): Parsed<object> {
  const query: Record<string, unknown> = {};
  const issues: Issue[] = [];
  for (const name of Object.keys(operation.query)) {
    const schema = operation.query[name] as Schema;
    const text = search.get(name);
    const isOptional = kindOf(schema).kind === 'optional';
    if (text === null || (text === '' && isOptional)) {
      if (isOptional) continue;
      return {
        ok: false,
        reply: refuse(StatusCode.invalidParameters, `The query parameter ${name} is missing.`),
      };
    }
    const result = read(schema, typed(schema, text), options);
    if (!result.ok) {
      const message = summarize(result.issues, `query parameter ${name}`);
      return { ok: false, reply: refuse(StatusCode.invalidParameters, message) };
    }
    query[name] = result.value;
    issues.push(...result.issues);
  }
  return { ok: true, value: query, issues };
}

/** The text of a query parameter as the type that its schema wants. */
function typed(schema: Schema, text: string): unknown {
  const { kind } = valueKindOf(schema);
  if (kind === 'int' || kind === 'number') return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  if (kind === 'dateTime') return text.replace(/ (?=\d\d:\d\d$)/, '+');
  return text;
}
