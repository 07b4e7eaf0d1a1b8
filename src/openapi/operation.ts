import type { Interface } from '../contract/interface.js';
import type { Operation, QueryShape } from '../contract/operation.js';
import type { Version } from '../contract/version.js';
import { kindOf, valueKindOf } from '../core/kind.js';
import { pathParams } from '../core/url.js';
import type { Definitions } from './definitions.js';
import { describeParameter } from './parameters.js';
import { answersOf } from './responses.js';
import type { JsonSchema, OperationObject, Parameter, PathItem, Reference } from './types.js';

/** What describing an operation needs to know. */
export interface Context {
  readonly version: Version;
  readonly definitions: Definitions;
}

/** Where an operation stands in the document. */
export interface Place {
  readonly id: string;
  readonly tag: string;
  /** Whether requests and answers carry message routing headers. */
  readonly routed: boolean;
}

/** Describes one operation. */
export function describeOperation(
  { version, definitions }: Context,
  { id, tag, routed }: Place,
  name: string,
  operation: Operation,
): OperationObject {
  return {
    operationId: id,
    summary: sentenceOf(name),
    description: descriptionOf(version, operation),
    tags: [tag],
    parameters: [
      ...pathParams(operation.path).map(pathParameter),
      ...queryParameters(definitions, operation.query),
      ...headerParameters(routed),
    ],
    ...requestBodyOf(definitions, operation),
    responses: answersOf(definitions, operation, routed),
  };
}

/** What is sent later to the `response_url` of a request, if it has one: results, as the other side takes them. */
export function describeCallback(
  { version, definitions }: Context,
  operation: Operation,
  other: Interface,
  routed: boolean,
): Record<string, PathItem> | undefined {
  const expression = responseUrlOf(operation);
  const results = Object.values(other.operations).filter(
    ({ givenUrl, method }) => givenUrl && method === 'POST',
  );
  const [first] = results;
  if (expression === undefined || !first) return undefined;
  const bodies = results.flatMap(({ body }) => (body ? [definitions.of(body)] : []));
  const schema: JsonSchema = bodies.length === 1 ? { ...bodies[0] } : { anyOf: bodies };
  const post: OperationObject = {
    summary: 'Result',
    description: `OCPI ${version.version}, ${first.anchor}.`,
    parameters: headerParameters(routed),
    requestBody: { required: true, content: { 'application/json': { schema } } },
    responses: answersOf(definitions, { ...first, path: '' }, routed),
  };
  return { [expression]: { post } };
}

/** Where in a request the URL for its result is, as an OpenAPI runtime expression. */
function responseUrlOf({ query, body }: Operation): string | undefined {
  if ('response_url' in query) return '{$request.query.response_url}';
  const kind = body && valueKindOf(body);
  return kind?.kind === 'object' && 'response_url' in kind.shape
    ? '{$request.body#/response_url}'
    : undefined;
}

function descriptionOf(version: Version, operation: Operation): string {
  const source = `OCPI ${version.version}, ${operation.anchor}.`;
  if (!operation.givenUrl) return source;
  return `${source} The specification leaves this URL to the server, which tells it to its partners; here is where this server has it.`;
}

/** `putChargingPreferences` becomes `Put charging preferences`. */
function sentenceOf(name: string): string {
  const words = name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const pathParameter = (name: string): Parameter => ({
  name,
  in: 'path',
  required: true,
  ...describeParameter(name),
  schema: { type: 'string', minLength: 1 },
});

const queryParameters = (definitions: Definitions, query: QueryShape): Parameter[] =>
  Object.entries(query).map(([name, schema]) => ({
    name,
    in: 'query',
    required: kindOf(schema).kind !== 'optional',
    ...describeParameter(name),
    schema: definitions.of(schema),
  }));

function headerParameters(routed: boolean): Reference[] {
  const routing = ['ToPartyId', 'ToCountryCode', 'FromPartyId', 'FromCountryCode'];
  const names = ['RequestId', 'CorrelationId', ...(routed ? routing : [])];
  return names.map((name) => ({ $ref: `#/components/parameters/${name}` }));
}

function requestBodyOf(definitions: Definitions, operation: Operation): Partial<OperationObject> {
  const { body, bodyOptional, patch } = operation;
  if (!body) return {};
  const whole = definitions.of(body);
  const schema: JsonSchema = patch ? { allOf: [whole, { required: ['last_updated'] }] } : whole;
  return { requestBody: { required: !bodyOptional, content: { 'application/json': { schema } } } };
}
