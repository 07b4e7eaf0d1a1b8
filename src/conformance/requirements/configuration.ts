import { anchors, must, type Requirement, should } from './requirement.js';

const VERSIONS = 'version_information_endpoint';
const CREDENTIALS = 'credentials';
const LIST = anchors(`${VERSIONS}#data`, `${VERSIONS}#version_information_get_versions_endpoint_data`);
const ENTRY = anchors(`${VERSIONS}#version-class`, `${VERSIONS}#version_information_endpoint_version_class`);
const DETAILS = anchors(
  `${VERSIONS}#version-details-endpoint`,
  `${VERSIONS}#version_information_endpoint_version_details_endpoint`,
);
const ENDPOINT = anchors(
  `${VERSIONS}#endpoint-class`,
  `${VERSIONS}#version_information_endpoint_endpoint_class`,
);
const MODULES = anchors(
  `${VERSIONS}#moduleid-enum`,
  `${VERSIONS}#version_information_endpoint_moduleid_enum`,
);
const GET = anchors(`${CREDENTIALS}#11-get-method`, `${CREDENTIALS}#credentials_get_method`);
const POST = anchors(`${CREDENTIALS}#12-post-method`, `${CREDENTIALS}#credentials_post_method`);
const PUT = anchors(`${CREDENTIALS}#13-put-method`, `${CREDENTIALS}#credentials_put_method`);
const DELETE = anchors(`${CREDENTIALS}#14-delete-method`, `${CREDENTIALS}#credentials_delete_method`);
const OBJECT = anchors(
  `${CREDENTIALS}#21-credentials-object`,
  `${CREDENTIALS}#credentials_credentials_object`,
);
const REGISTRATION = anchors(`${CREDENTIALS}#31-registration`, `${CREDENTIALS}#credentials_registration`);
const ERRORS = anchors(
  `${CREDENTIALS}#35-errors-during-registration`,
  `${CREDENTIALS}#credentials_errors_during_registration`,
);

/** Discovery and registration. */
export const configurationRequirements: readonly Requirement[] = [
  must('versions/list', 'The versions endpoint lists at least one version.', LIST),
  must('versions/entry', 'Every listed version has a number and an absolute URL, and is listed once.', ENTRY),
  must('versions/details', 'Version details name the version and its endpoints.', DETAILS),
  must(
    'versions/details-version',
    'Version details are about the version under whose URL they are.',
    DETAILS,
  ),
  must('versions/credentials', 'Every version has the credentials module, once.', MODULES),
  must('versions/endpoint-url', 'Every endpoint has an absolute URL.', ENDPOINT),
  must(
    'versions/endpoint-role',
    'Every endpoint says whether it is Sender or Receiver.',
    anchors(undefined, `${VERSIONS}#version_information_endpoint_interface_role_enum`),
  ),
  must('versions/endpoint-once', 'A module has one endpoint for each side.', ENDPOINT),
  should(
    'versions/modules',
    'Modules of one’s own are advertised only to partners that have agreed to them.',
    anchors(`${VERSIONS}#custom-modules`, `${VERSIONS}#version_information_endpoint_custom_modules`),
  ),
  must(
    'credentials/get',
    'GET gives the credentials object with which the partner’s platform is accessed.',
    GET,
  ),
  should(
    'credentials/own-url',
    'The credentials object names the versions URL of the platform that gives it.',
    OBJECT,
  ),
  must(
    'credentials/roles',
    'Roles in a credentials object differ in role, country or party.',
    anchors(undefined, `${CREDENTIALS}#credentials_credentials_object`),
  ),
  must(
    'credentials/token',
    'A credentials token is 1 to 64 printable ASCII characters without blanks.',
    OBJECT,
  ),
  must('credentials/register', 'POST registers: the answer has credentials with a new token.', POST),
  must(
    'credentials/register-fetch',
    'While a partner registers, its versions and endpoints are fetched with the token that it gave.',
    POST,
  ),
  must(
    'credentials/register-ids',
    'Requests of the platform itself have their own X-Request-ID and an X-Correlation-ID.',
    anchors(undefined, 'transport_and_format#transport_and_format_unique_messageg_ids'),
  ),
  must(
    'credentials/register-once',
    'POST of a client that is registered already is answered with HTTP 405.',
    POST,
  ),
  must(
    'credentials/register-invalid',
    'Credentials that lack something are refused and register nobody.',
    POST,
  ),
  should(
    'credentials/register-unusable',
    'When the client’s API cannot be used the answer is 3001, and nobody is registered.',
    ERRORS,
  ),
  must('credentials/token-c', 'The token in the answer opens all modules.', REGISTRATION),
  should('credentials/token-a-spent', 'After registration Token A is no longer of use.', REGISTRATION),
  must('credentials/update', 'PUT changes credentials: the answer has credentials with a new token.', PUT),
  must('credentials/update-fetch', 'On PUT the endpoints of the client are fetched again.', PUT),
  should(
    'credentials/update-token',
    'Once the new token is in use the old one is not accepted any more.',
    anchors(
      `${CREDENTIALS}#34-updating-the-credentials-and-resetting-the-token`,
      `${CREDENTIALS}#credentials_updating_the_credentials_and_resetting_the_token`,
    ),
  ),
  must(
    'credentials/update-unregistered',
    'PUT of a client that is not registered is answered with HTTP 405.',
    PUT,
  ),
  must('credentials/unregister', 'DELETE unregisters: the token is not accepted any more.', DELETE),
  must(
    'credentials/unregister-unregistered',
    'DELETE of a client that is not registered is answered with HTTP 405.',
    DELETE,
  ),
];
