import { anchors, must, type Requirement, should } from './requirement.js';

const DOC = 'transport_and_format';
const PUSH = anchors(
  `${DOC}#client-owned-object-push`,
  `${DOC}#transport_and_format_client_owned_object_push`,
);
const ERRORS = anchors(`${DOC}#errors`, `${DOC}#transport_and_format_errors`);
const PUT = anchors(`${DOC}#put`, `${DOC}#transport_and_format_put`);
const PATCH = anchors(`${DOC}#patch`, `${DOC}#transport_and_format_patch`);
const AUTHORIZE = anchors('mod_tokens#222-post-method', 'mod_tokens#mod_tokens_post_method');
const COMMAND = anchors('mod_commands#211-post-method', 'mod_commands#mod_commands_cpo_post_method');
const RESULT = anchors('mod_commands#221-post-method', 'mod_commands#mod_commands_msp_post_method');
const CDR = anchors('mod_cdrs#222-post-method', 'mod_cdrs#mod_cdrs_post_method');

/** What receivers of objects and commands do, and how they bear with what they do not know. */
export const moduleRequirements: readonly Requirement[] = [
  must('push/put', 'A Receiver keeps an object that is pushed with PUT.', PUSH),
  must('push/get', 'A Receiver gives back an object as it was pushed.', PUSH),
  must('push/replace', 'PUT replaces the whole object: an optional field that is left out is gone.', PUT),
  must('push/patch', 'PATCH changes the fields that it has and no other.', PATCH),
  must(
    'push/patch-last-updated',
    'A PATCH without last_updated is refused.',
    anchors(undefined, 'status_codes#status_codes_2xxx_client_errors'),
  ),
  must(
    'push/patch-unknown',
    'A PATCH of an object that is not there fails, so that its owner can PUT it.',
    PATCH,
  ),
  should('push/identity', 'An object whose id differs from the one in the URL is refused with 2001.', ERRORS),
  should(
    'push/foreign',
    'Objects of a party that the client does not speak for are not there for it.',
    ERRORS,
  ),
  must('push/unknown', 'GET of an object that was never pushed does not succeed.', PUSH),
  must('push/required-fields', 'An object that lacks a required field is refused.', PUT),
  must(
    'push/ci-string',
    'Ids are compared without regard to case.',
    anchors(undefined, 'types#types_cistring_type'),
  ),
  must(
    'push/text',
    'Texts come back with the very characters that were sent.',
    anchors('types#15-string-type', 'types#types_string_type'),
  ),
  must(
    'tariffs/delete',
    'DELETE removes a Tariff.',
    anchors('mod_tariffs#224-delete-method', 'mod_tariffs#mod_tariffs_delete_method'),
  ),
  must(
    'sessions/periods',
    'Charging periods in a PATCH are added to those that are there.',
    anchors(undefined, 'mod_sessions#mod_sessions_patch_method'),
  ),
  must(
    'locations/parents',
    'A change of an EVSE or Connector is found in the Location that has it.',
    anchors('mod_locations#222-put-method', 'mod_locations#mod_locations_put_method'),
  ),
  must('cdrs/post', 'A Receiver keeps a CDR that is sent with POST.', CDR),
  must(
    'cdrs/location',
    'The answer to a CDR says by its Location header where the CDR is.',
    anchors('mod_cdrs#response-headers', 'mod_cdrs#mod_cdrs_response_headers'),
  ),
  must(
    'cdrs/get',
    'A CDR can be read at the URL that the Location header gave.',
    anchors('mod_cdrs#221-get-method', 'mod_cdrs#mod_cdrs_msp_get_method'),
  ),
  must('tokens/authorize', 'A known Token is answered with AuthorizationInfo.', AUTHORIZE),
  must(
    'tokens/authorize-unknown',
    'A Token that is not known is answered with HTTP 404.',
    anchors(undefined, 'mod_tokens#mod_tokens_post_method'),
  ),
  must(
    'commands/response',
    'A command is answered with a CommandResponse, also when it is rejected.',
    COMMAND,
  ),
  must('commands/unknown-command', 'A command that the specification does not have is refused.', COMMAND),
  must('commands/result', 'The result of an accepted command is posted to its response_url.', RESULT),
  must(
    'chargingprofiles/response',
    'A request about charging profiles is answered with a ChargingProfileResponse.',
    anchors(undefined, 'mod_charging_profiles#mod_charging_profiles_cpo_get_method'),
  ),
  must('extension/fields', 'Fields that the specification does not have are no reason to refuse an object.', [
    undefined,
    undefined,
    `${DOC}#transport_and_format_response_format`,
  ]),
  must('extension/values', 'Values that an open enum does not list are no reason to refuse an object.', [
    undefined,
    undefined,
    'types#types_openenum_type',
  ]),
];
