import { anchors, must, type Requirement, should } from './requirement.js';

const DOC = 'transport_and_format';
const REQUEST = anchors(`${DOC}#paginated-request`, `${DOC}#transport_and_format_paginated_request`);
const RESPONSE = anchors(`${DOC}#paginated-response`, `${DOC}#transport_and_format_paginated_response`);
const EXAMPLES = anchors(`${DOC}#pagination-examples`, `${DOC}#transport_and_format_pagination_examples`);
const GET = anchors(`${DOC}#get`, `${DOC}#transport_and_format_get`);
// 2.1.1 has the filters by module; the one of Locations stands for all.
const FILTERS = anchors('mod_locations#211-get-method', `${DOC}#transport_and_format_paginated_request`);

/** Lists: pages, limits, totals, filters and what is in them. */
export const listRequirements: readonly Requirement[] = [
  must('transport/pagination/list', 'A Sender answers GET on its endpoint with a list.', GET),
  must('transport/pagination/objects', 'Objects in a list have all that is required of them.', GET),
  must(
    'transport/pagination/total',
    'X-Total-Count says how many objects match, whatever part of them is asked for.',
    RESPONSE,
  ),
  must('transport/pagination/limit-header', 'X-Limit says how many objects a page holds at most.', RESPONSE),
  must('transport/pagination/limit', 'No page has more objects than the limit of the request.', REQUEST),
  must(
    'transport/pagination/limit-large',
    'A limit that is larger than a server gives is cut down, not refused.',
    REQUEST,
  ),
  must('transport/pagination/offset', 'A page begins after as many objects as the offset says.', REQUEST),
  must('transport/pagination/offset-beyond', 'Beyond the last object there is an empty page.', REQUEST),
  must('transport/pagination/link', 'Every page but the last has a Link to the next.', RESPONSE),
  must('transport/pagination/link-last', 'The last page has no Link to a next one.', RESPONSE),
  must('transport/pagination/link-url', 'The Link is an absolute URL of the server that gives it.', EXAMPLES),
  must('transport/pagination/link-filters', 'The Link keeps the filters of the request.', RESPONSE),
  must(
    'transport/pagination/complete',
    'Following the Links gives every object once, as many as X-Total-Count says.',
    anchors(`${DOC}#pagination`, `${DOC}#transport_and_format_pagination`),
  ),
  must(
    'transport/pagination/stable',
    'The same request gives the same objects in the same order as long as nothing changes.',
    RESPONSE,
  ),
  must(
    'transport/filter/date-from',
    'date_from leaves out what was last updated before it, and nothing of that very moment.',
    FILTERS,
  ),
  must(
    'transport/filter/date-to',
    'date_to leaves out what was last updated at it or after it.',
    anchors(undefined, `${DOC}#transport_and_format_paginated_request`),
  ),
  must('transport/filter/total', 'X-Total-Count counts what matches the filters.', RESPONSE),
  must('transport/objects/unique', 'No object is twice in a list.', RESPONSE),
  should(
    'transport/objects/owner',
    'Objects belong to a party that the partner has registered.',
    anchors(undefined, `${DOC}#transport_and_format_client_owned_object_pull`),
  ),
  must(
    'locations/object',
    'Locations, EVSEs and Connectors of a list can be asked for one by one.',
    anchors('mod_locations#211-get-method', 'mod_locations#mod_locations_get_object_request_parameters'),
  ),
];
