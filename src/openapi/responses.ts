import type { Operation } from '../contract/operation.js';
import { referToHeaders, referToResponse } from './components.js';
import type { Definitions } from './definitions.js';
import type { JsonSchema, Reference, ResponseObject } from './types.js';

type Answers = Record<string, ResponseObject | Reference>;

/** Describes the answers of an operation, errors included. */
export function answersOf(definitions: Definitions, operation: Operation, routed: boolean): Answers {
  const success = successOf(definitions, operation, routed);
  return {
    200: success,
    ...(operation.method === 'PUT' && operation.kind === 'write'
      ? { 201: { ...success, description: 'Created; 200 means replaced.' } }
      : {}),
    ...(operation.body ? { 400: referToResponse('BadRequest') } : {}),
    401: referToResponse('Unauthorized'),
    ...(operation.path.includes('{') ? { 404: referToResponse('NotFound') } : {}),
    405: referToResponse('MethodNotAllowed'),
    default: referToResponse('Failure'),
  };
}

function successOf(definitions: Definitions, operation: Operation, routed: boolean): ResponseObject {
  return {
    description: 'Success; an OCPI status code of 2000 or more is an error with HTTP status 200.',
    headers: headersOf(operation, routed),
    content: { 'application/json': { schema: envelopeOf(definitions, operation) } },
  };
}

/** The envelope with the data of an operation; `data` is not required, because errors come with HTTP 200, too. */
function envelopeOf(definitions: Definitions, { data, kind }: Operation): JsonSchema {
  const envelope: JsonSchema = { $ref: '#/components/schemas/Envelope' };
  if (!data) return envelope;
  const item = definitions.of(data);
  const schema: JsonSchema = kind === 'list' ? { type: 'array', items: item } : item;
  return { allOf: [envelope, { properties: { data: schema } }] };
}

const ROUTING = ['ToPartyId', 'ToCountryCode', 'FromPartyId', 'FromCountryCode'] as const;
const PAGE = ['Link', 'TotalCount', 'Limit'] as const;

function headersOf({ kind, createdAt }: Operation, routed: boolean): Record<string, Reference> {
  return referToHeaders([
    'RequestId',
    'CorrelationId',
    ...(routed ? ROUTING : []),
    ...(kind === 'list' ? PAGE : []),
    ...(createdAt === undefined ? [] : (['Location'] as const)),
  ]);
}
