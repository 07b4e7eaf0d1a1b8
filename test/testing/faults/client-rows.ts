/** What becomes of a list of 25 locations on three pages: how many objects came, or the error, and how many requests. */
export interface Expected {
  readonly objects?: number;
  readonly error?: Readonly<Record<string, unknown>>;
  readonly requests: number;
  /** Milliseconds that it takes at least. */
  readonly takes?: number;
}

/** What a client does about a fault. */
export interface Row {
  /** The fault as it is listed. */
  readonly form: string;
  /** As the documentation says it. */
  readonly does: string;
  /** Rules about the list, as they are written on a command line, and what becomes of it. */
  readonly cases: readonly (readonly [rule: string, expected: Expected])[];
}

const whole = (requests: number, takes = 0): Expected => ({ objects: 25, requests, takes });
const http = (failure: string, more: object = {}) => ({ code: 'OCPI_HTTP', failure, ...more });
const status = (statusCode: number, httpStatus: number) => ({ code: 'OCPI_STATUS', statusCode, httpStatus });

const RETRIES = 'makes the request again, a GET only and three times at most';

const NO_DATA =
  'reports it where a page of a list is lost, takes it for the end of a list or for an empty one, and does not look where nothing is needed';

/** What the client does about each fault of a list; faults of other exchanges have tests of their own. */
export const rows: readonly Row[] = [
  {
    form: 'delay-MS',
    does: 'waits, as long as its time-out allows',
    cases: [['2:delay-20', whole(3, 20)]],
  },
  {
    form: 'timeout',
    does: RETRIES,
    cases: [
      ['2:timeout', whole(4)],
      ['2+:timeout', { error: http('timeout'), requests: 5 }],
    ],
  },
  {
    form: 'connection-error',
    does: RETRIES,
    cases: [
      ['2:connection-error', whole(4)],
      ['2+:connection-error', { error: http('network'), requests: 5 }],
    ],
  },
  {
    form: 'http-STATUS',
    does: `${RETRIES}, after 408, 425, 429, 500 and 502 to 504; reports any other`,
    cases: [
      ['2:http-503', whole(4)],
      ['2+:http-503', { error: http('status', { httpStatus: 503 }), requests: 5 }],
      ['2:http-404', { error: http('status', { httpStatus: 404 }), requests: 2 }],
    ],
  },
  {
    form: 'http-STATUS-envelope',
    does: 'the same, and the error has both statuses',
    cases: [
      ['2:http-500-envelope', whole(4)],
      ['2:http-404-envelope', { error: status(2000, 404), requests: 2 }],
    ],
  },
  {
    form: 'ocpi-CODE',
    does: 'reports it as an error with the code',
    cases: [['2:ocpi-2001', { error: status(2001, 200), requests: 2 }]],
  },
  {
    form: 'ocpi-CODE-http-STATUS',
    does: 'reports both; goes by the code, and by the HTTP status where the code is no error',
    cases: [
      ['2:ocpi-2003-http-404', { error: status(2003, 404), requests: 2 }],
      ['2:ocpi-3000-http-503', whole(4)],
      ['2:ocpi-1000-http-400', { error: http('status', { httpStatus: 400 }), requests: 2 }],
    ],
  },
  {
    form: 'rate-limit',
    does: 'waits, longer each time, and makes the request again',
    cases: [
      ['2:rate-limit', whole(4)],
      ['2+:rate-limit', { error: status(2000, 429), requests: 5 }],
    ],
  },
  {
    form: 'rate-limit-SECONDS',
    does: 'waits as long as it is told and makes the request again',
    cases: [['2:rate-limit-1', whole(4, 990)]],
  },
  {
    form: 'rate-limit-date-SECONDS',
    does: 'waits until it is time and makes the request again',
    cases: [['2:rate-limit-date-1', whole(4)]],
  },
  {
    form: 'truncated-json',
    does: RETRIES,
    cases: [
      ['2:truncated-json', whole(4)],
      ['2+:truncated-json', { error: http('not-json', { httpStatus: 200 }), requests: 5 }],
    ],
  },
  { form: 'malformed-json', does: RETRIES, cases: [['2:malformed-json', whole(4)]] },
  {
    form: 'html',
    does: 'reports it, with the first characters of the page',
    cases: [['2:html', { error: http('not-json', { httpStatus: 200 }), requests: 2 }]],
  },
  {
    form: 'html-STATUS',
    does: 'goes by the status as above',
    cases: [
      ['2:html-502', whole(4)],
      ['2:html-403', { error: http('status', { httpStatus: 403 }), requests: 2 }],
    ],
  },
  {
    form: 'redirect-STATUS',
    does: 'follows it with the token, a GET only; the error for anything else names the profile that avoids it',
    cases: [['2:redirect-301', whole(4)]],
  },
  {
    form: 'redirect-loop',
    does: 'gives up after three redirects',
    cases: [['2+:redirect-loop', { error: http('redirect', { httpStatus: 302 }), requests: 5 }]],
  },
  {
    form: 'redirect-elsewhere',
    does: 'refuses it: the token goes to no other host',
    cases: [['2:redirect-elsewhere', { error: { code: 'OCPI_URL', rule: 'redirect-origin' }, requests: 2 }]],
  },
  {
    form: 'broken-body',
    does: RETRIES,
    cases: [
      ['2:broken-body', whole(4)],
      ['2+:broken-body', { error: http('network'), requests: 5 }],
    ],
  },
  {
    form: 'empty-body',
    does: 'reports it',
    cases: [['2:empty-body', { error: http('not-json', { httpStatus: 200 }), requests: 2 }]],
  },
  { form: 'byte-order-mark', does: 'reads the answer all the same', cases: [['byte-order-mark', whole(3)]] },
  { form: 'missing-timestamp', does: 'goes on', cases: [['missing-timestamp', whole(3)]] },
  { form: 'zoneless-timestamp', does: 'goes on', cases: [['zoneless-timestamp', whole(3)]] },
  { form: 'null-message', does: 'goes on', cases: [['null-message', whole(3)]] },
  { form: 'text-code', does: 'reads the number', cases: [['text-code', whole(3)]] },
  {
    form: 'missing-data',
    does: NO_DATA,
    cases: [['2:missing-data', { error: { code: 'OCPI_VALIDATION', direction: 'received' }, requests: 2 }]],
  },
  {
    form: 'null-data',
    does: NO_DATA,
    cases: [['2:null-data', { error: { code: 'OCPI_VALIDATION', direction: 'received' }, requests: 2 }]],
  },
  {
    form: 'object-data',
    does: NO_DATA,
    cases: [['2:object-data', { error: { code: 'OCPI_VALIDATION', direction: 'received' }, requests: 2 }]],
  },
  {
    form: 'text-data',
    does: NO_DATA,
    cases: [['2:text-data', { error: { code: 'OCPI_VALIDATION', direction: 'received' }, requests: 2 }]],
  },
  { form: 'content-type', does: 'reads the answer all the same', cases: [['2:content-type', whole(3)]] },
  { form: 'missing-ids', does: 'goes on', cases: [['2+:missing-ids', whole(3)]] },
  { form: 'wrong-ids', does: 'goes on', cases: [['2+:wrong-ids', whole(3)]] },
  {
    form: 'missing-link',
    does: 'counts on by what it has received, until the total or an empty page',
    cases: [['1+:missing-link', whole(3)]],
  },
  {
    form: 'wrong-link',
    does: 'refuses it: the token goes to no other host',
    cases: [['2:wrong-link', { error: { code: 'OCPI_URL', rule: 'link-origin' }, requests: 2 }]],
  },
  { form: 'missing-total', does: 'goes by the links', cases: [['1+:missing-total', whole(3)]] },
  {
    form: 'wrong-total',
    does: 'goes by the links, and reads the page before again when the total has shrunk',
    cases: [['2:wrong-total', whole(4)]],
  },
  { form: 'missing-limit', does: 'goes by the links', cases: [['1+:missing-limit', whole(3)]] },
  { form: 'wrong-limit', does: 'goes by the links', cases: [['1+:wrong-limit', whole(3)]] },
  { form: 'relative-link', does: 'follows it', cases: [['1+:relative-link', whole(3)]] },
  {
    form: 'malformed-link',
    does: 'counts on by what it has received, until the total or an empty page',
    cases: [['1+:malformed-link', whole(3)]],
  },
  { form: 'doubled-link', does: 'follows it', cases: [['1+:doubled-link', whole(3)]] },
  { form: 'several-links', does: 'follows the one that is next', cases: [['1+:several-links', whole(3)]] },
  {
    form: 'http-link',
    does: 'follows it by https, to the same host',
    cases: [['1+:http-link', whole(3)]],
  },
  {
    form: 'no-pages',
    does: 'takes all objects once, and looks whether there are more',
    cases: [['no-pages', whole(3)]],
  },
  {
    form: 'zero-limit',
    does: 'stops with an error that has a cursor to go on from',
    cases: [['2+:zero-limit', { error: { code: 'OCPI_LIMIT', limit: 'loop' }, requests: 4 }]],
  },
  { form: 'oversized-page', does: 'takes all objects', cases: [['2:oversized-page', whole(2)]] },
  { form: 'one-item-pages', does: 'follows the links', cases: [['1+:one-item-pages', whole(25)]] },
  {
    form: 'repeated-page',
    does: 'gives each object once; those that never came are found by the next pull',
    cases: [['2:repeated-page', { objects: 15, requests: 3 }]],
  },
  {
    form: 'link-loop',
    does: 'stops with an error that has a cursor to go on from',
    cases: [['2+:link-loop', { error: { code: 'OCPI_LIMIT', limit: 'loop' }, requests: 4 }]],
  },
  {
    form: 'shrinking-total',
    does: 'goes by the links, and reads the page before again',
    cases: [['2+:shrinking-total', whole(5)]],
  },
  {
    form: 'stale-page',
    does: 'gives what came; `last_updated` tells which version is newer',
    cases: [['2:stale-page', whole(3)]],
  },
  {
    form: 'shifted-page',
    does: 'gives each object once',
    cases: [['2+:shifted-page', whole(3)]],
  },
  {
    form: 'shifted-page-back',
    does: 'cannot know what was passed over; the next pull finds it',
    cases: [['2:shifted-page-back', { objects: 24, requests: 3 }]],
  },
  {
    form: 'token-refused',
    does: 'reports it, at once',
    cases: [['2:token-refused', { error: status(2000, 401), requests: 2 }]],
  },
];
