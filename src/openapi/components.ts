import type { Version } from '../contract/version.js';
import { Header } from '../core/headers.js';
import { dateTimeSchema } from './scalars.js';
import type { HeaderObject, JsonSchema, Parameter, Reference, ResponseObject } from './types.js';

const id = { type: 'string', maxLength: 255 } satisfies JsonSchema;
const country = { type: 'string', minLength: 2, maxLength: 2 } satisfies JsonSchema;
const party = { type: 'string', maxLength: 3 } satisfies JsonSchema;
const count = { type: 'integer', minimum: 0 } satisfies JsonSchema;

const header = (name: string, description: string, schema: JsonSchema, required = false): Parameter => ({
  name,
  in: 'header',
  required,
  description,
  schema,
});

const REQUEST_ID = 'Id of this request, new for each request; repeated in the answer.';
const CORRELATION_ID =
  'Id of the whole exchange; a hub passes it on unchanged and it is repeated in the answer.';

/** The header parameters that only versions with message routing have, by component name. */
const routingParameters: Readonly<Record<string, Parameter>> = {
  ToPartyId: header(
    Header.toParty,
    'Party that the request is for; absent in broadcasts and open routing.',
    party,
  ),
  ToCountryCode: header(Header.toCountry, 'Country of the party that the request is for.', country),
  FromPartyId: header(Header.fromParty, 'Party that the request comes from.', party, true),
  FromCountryCode: header(
    Header.fromCountry,
    'Country of the party that the request comes from.',
    country,
    true,
  ),
};

/** The header parameters of requests, by component name; 2.1.1 does not know the ids of messages yet. */
export const parametersOf = ({ routed }: Version): Record<string, Parameter> => ({
  RequestId: header(Header.requestId, REQUEST_ID, id, routed),
  CorrelationId: header(Header.correlationId, CORRELATION_ID, id, routed),
  ...(routed ? routingParameters : {}),
});

/** The headers of answers, by component name. */
export const headers = {
  RequestId: { description: REQUEST_ID, schema: id },
  CorrelationId: { description: CORRELATION_ID, schema: id },
  ToPartyId: { description: 'Party that the answer is for.', schema: party },
  ToCountryCode: { description: 'Country of the party that the answer is for.', schema: country },
  FromPartyId: { description: 'Party that the answer comes from.', schema: party },
  FromCountryCode: { description: 'Country of the party that the answer comes from.', schema: country },
  Link: {
    description: 'URL of the next page, `<…>; rel="next"`; absent on the last page.',
    schema: { type: 'string' },
  },
  TotalCount: {
    description: 'How many objects there are on all pages together.',
    required: true,
    schema: count,
  },
  Limit: {
    description: 'How many objects the server puts on a page at most.',
    required: true,
    schema: count,
  },
  Location: {
    description: 'Where the object that was created is found from now on.',
    required: true,
    schema: { type: 'string', format: 'uri' },
  },
} satisfies Readonly<Record<string, HeaderObject>>;

const WIRE_NAMES: Readonly<Record<keyof typeof headers, string>> = {
  RequestId: Header.requestId,
  CorrelationId: Header.correlationId,
  ToPartyId: Header.toParty,
  ToCountryCode: Header.toCountry,
  FromPartyId: Header.fromParty,
  FromCountryCode: Header.fromCountry,
  Link: Header.link,
  TotalCount: Header.totalCount,
  Limit: Header.limit,
  Location: Header.location,
};

/** The response format without its data, which every operation adds. */
export const envelope: JsonSchema = {
  title: 'Envelope',
  description: 'The response format: what every answer is wrapped in.',
  type: 'object',
  properties: {
    data: { description: 'What was asked for; absent on errors and where an operation has no data.' },
    status_code: {
      type: 'integer',
      description: 'OCPI status code: 1xxx success, 2xxx client errors, 3xxx server errors, 4xxx hub errors.',
    },
    status_message: { type: 'string', description: 'A text for people who debug.' },
    timestamp: dateTimeSchema(),
  },
  required: ['status_code', 'timestamp'],
  additionalProperties: true,
};

const failure = (description: string): ResponseObject => ({
  description,
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Envelope' } } },
});

/** Answers that many operations share. */
export const responses = {
  BadRequest: failure('The body is not JSON.'),
  Unauthorized: failure('The credentials token is missing or not accepted.'),
  NotFound: failure('There is no such object for this partner.'),
  MethodNotAllowed: failure('The method is not offered at this URL.'),
  Failure: failure('An OCPI status code from 2000 to 4999 says what went wrong.'),
} satisfies Readonly<Record<string, ResponseObject>>;

/** A reference to an answer that many operations share. */
export const referToResponse = (name: keyof typeof responses): Reference => ({
  $ref: `#/components/responses/${name}`,
});

/** References to headers of answers, by the name that the header has on the wire. */
export const referToHeaders = (names: readonly (keyof typeof headers)[]): Record<string, Reference> =>
  Object.fromEntries(names.map((name) => [WIRE_NAMES[name], { $ref: `#/components/headers/${name}` }]));
