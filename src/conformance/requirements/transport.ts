import { anchors, must, type Requirement, should } from './requirement.js';

const DOC = 'transport_and_format';
const AUTHORIZATION = anchors(`${DOC}#request-format`, `${DOC}#transport_and_format_authorization_header`);
const RESPONSE = anchors(`${DOC}#response-format`, `${DOC}#transport_and_format_response_format`);
const IDS = anchors(undefined, `${DOC}#transport_and_format_unique_messageg_ids`);
const ROUTING = anchors(undefined, `${DOC}#transport_and_format_message_routing`);
const STATUS = anchors('status_codes#status-codes', 'status_codes#status_codes_status_codes');
const CLIENT_ERRORS = anchors(
  'status_codes#2xxx-client-errors',
  'status_codes#status_codes_2xxx_client_errors',
);
const SECURITY = anchors(
  `${DOC}#security-and-authentication`,
  `${DOC}#transport_and_format_security_and_authentication`,
);
const ENDPOINTS = anchors(`${DOC}#interface-endpoints`, `${DOC}#transport_and_format_interface_endpoints`);

/** Transport: authorization, answers, ids, routing, status codes. */
export const transportRequirements: readonly Requirement[] = [
  must('transport/security/tls', 'Everything that is exchanged goes over TLS.', SECURITY),
  must(
    'transport/authorization/scheme',
    'A credentials token comes in the Authorization header after the word Token.',
    AUTHORIZATION,
  ),
  must(
    'transport/authorization/base64',
    'The credentials token is Base64-encoded in the Authorization header.',
    anchors(undefined, `${DOC}#transport_and_format_authorization_header`),
  ),
  must(
    'transport/authorization/missing',
    'A request without a credentials token is answered with HTTP 401.',
    AUTHORIZATION,
  ),
  must(
    'transport/authorization/unknown',
    'A request with a credentials token that nobody has is answered with HTTP 401.',
    AUTHORIZATION,
  ),
  must(
    'transport/authorization/token-a',
    'Token A opens versions and credentials only; any other module answers HTTP 401.',
    anchors(undefined, `${DOC}#transport_and_format_authorization_header`),
  ),
  must(
    'transport/authorization/identity',
    'A credentials token stands for one partner; what else names a party must agree with it.',
    AUTHORIZATION,
  ),
  must('transport/response/json', 'The content of every answer is JSON and says so.', RESPONSE),
  must('transport/response/envelope', 'Every answer is the response object with its status code.', RESPONSE),
  must(
    'transport/response/status-code',
    'The OCPI status code is an integer of four digits within the defined ranges.',
    RESPONSE,
  ),
  must('transport/response/timestamp', 'Every answer says in UTC when it was made.', RESPONSE),
  should('transport/response/clock', 'The time in an answer is the present.', RESPONSE),
  must('transport/response/status-message', 'The status message is a text, or absent.', RESPONSE),
  must(
    'transport/response/data',
    'A successful answer carries the data that the request asks for, a list for a list.',
    RESPONSE,
  ),
  should(
    'transport/response/errors',
    'An error on the HTTP layer has the response object as its body too.',
    RESPONSE,
  ),
  must('transport/ids/request', 'An answer has the X-Request-ID of its request.', IDS),
  must('transport/ids/correlation', 'An answer has the X-Correlation-ID of its request.', IDS),
  should(
    'transport/routing/answer',
    'An answer of a functional module names by routing headers who answers whom: those of the request turned round.',
    ROUTING,
  ),
  must(
    'transport/routing/configuration',
    'Versions and credentials are not routed: they have no routing headers.',
    ROUTING,
  ),
  should(
    'transport/routing/unknown-receiver',
    'A request for a party that is not served here is refused.',
    anchors(undefined, 'status_codes#status_codes_4xxx_hub_errors'),
  ),
  must('transport/status/agree', 'HTTP status and OCPI status code do not contradict each other.', STATUS),
  should(
    'transport/status/not-found',
    'GET of something that is not there is answered with HTTP 404.',
    STATUS,
  ),
  must('transport/status/bad-json', 'A body that is not JSON is answered with HTTP 400.', STATUS),
  should('transport/status/created', 'A new object is acknowledged with HTTP 201.', STATUS),
  should(
    'transport/status/replaced',
    'An object that was there before is acknowledged with HTTP 200.',
    STATUS,
  ),
  must(
    'transport/status/ocpi-layer',
    'A valid request that reached the OCPI layer is not answered with an HTTP error.',
    STATUS,
  ),
  must(
    'transport/status/invalid',
    'Missing or invalid parameters and fields are refused as a client error (2001).',
    CLIENT_ERRORS,
  ),
  should(
    'transport/endpoints/no-redirects',
    'An endpoint answers at its own URL, with and without a slash at the end.',
    ENDPOINTS,
  ),
  should(
    'transport/endpoints/methods',
    'A method that an endpoint does not have is refused.',
    anchors(`${DOC}#request-format`, `${DOC}#transport_and_format_request_format`),
  ),
];
