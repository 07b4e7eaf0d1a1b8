import { StatusCode } from '../../core/status.js';
import type { EnvelopePart, Fault, FaultHeader, LinkForm, OddData } from './fault.js';

/** A kind of fault as it is written on a command line. */
export interface FaultSyntax {
  /** How it is written: `http-STATUS`. */
  readonly form: string;
  /** What happens. */
  readonly meaning: string;
  /** Reads the text; `undefined` when it is another kind. */
  readonly read: (text: string) => Fault | undefined;
  /** Writes a fault; `undefined` when it is another kind. */
  readonly write: (fault: Fault) => string | undefined;
  /** One such fault, written. */
  readonly example: string;
}

/** What a missing and a wrong header are. */
const HEADERS: readonly (readonly [header: FaultHeader, missing: string, wrong: string])[] = [
  ['ids', 'no X-Request-ID, no X-Correlation-ID', 'the ids of another request'],
  ['link', 'no Link, although something follows', 'a Link to another host'],
  ['total', 'no X-Total-Count', 'an X-Total-Count of 1'],
  ['limit', 'no X-Limit', 'an X-Limit of 0'],
  ['location', 'no Location of a new CDR', 'a Location on another host'],
];

const ENVELOPES: readonly (readonly [name: string, part: EnvelopePart, meaning: string])[] = [
  ['missing-timestamp', 'timestamp', 'an envelope without a timestamp'],
  ['zoneless-timestamp', 'zone', 'a timestamp without a zone'],
  ['null-message', 'message', 'null for the status message'],
  ['text-code', 'code', 'the status code in quotes'],
];

const DATA: readonly (readonly [name: string, data: OddData, meaning: string])[] = [
  ['missing-data', 'absent', 'no data, although there are some'],
  ['null-data', 'null', 'null for the data'],
  ['object-data', 'object', 'an empty object for the data'],
  ['text-data', 'text', 'a text for the data'],
];

const LINKS: readonly (readonly [name: string, form: LinkForm, meaning: string])[] = [
  ['relative-link', 'relative', 'a next link without a host'],
  ['malformed-link', 'malformed', 'a Link that is none'],
  ['doubled-link', 'doubled', 'the next link twice'],
  ['several-links', 'several', 'the next link among others, in capitals and without quotes'],
  ['http-link', 'http', 'a next link with http where the list has https'],
];

/** A kind with no more to it than its name. */
function plain(name: string, fault: Fault, meaning: string): FaultSyntax {
  const key = keyOf(fault);
  return {
    form: name,
    example: name,
    meaning,
    read: (text) => (text === name ? fault : undefined),
    write: (other) => (keyOf(other) === key ? name : undefined),
  };
}

/** Equal for equal faults, whatever the order of their fields. */
const keyOf = (fault: Fault): string =>
  JSON.stringify(
    Object.entries(fault)
      .filter(([, value]) => value !== undefined && value !== false)
      .sort(),
  );

interface Numbered {
  readonly name: string;
  /** What the number is. */
  readonly unit: string;
  readonly range: readonly [number, number];
  readonly make: (value: number) => Fault;
  /** The number of a fault of this kind, `undefined` for others. */
  readonly numberOf: (fault: Fault) => number | undefined;
  readonly meaning: string;
  /** What follows the number. */
  readonly suffix?: string;
}

/** A kind with a number after its name. */
function numbered({ name, unit, range, make, numberOf, meaning, suffix = '' }: Numbered): FaultSyntax {
  const pattern = new RegExp(`^${name}-(\\d{1,9})${suffix}$`);
  const form = `${name}-${unit}${suffix}`;
  return {
    form,
    example: `${name}-${range[0]}${suffix}`,
    meaning,
    read(text) {
      const digits = pattern.exec(text)?.[1];
      if (digits === undefined) return undefined;
      const value = Number(digits);
      if (value >= range[0] && value <= range[1]) return make(value);
      throw new RangeError(`${unit} in ${form} is from ${range[0]} to ${range[1]}, not ${digits}.`);
    },
    write(fault) {
      const value = numberOf(fault);
      return value === undefined ? undefined : `${name}-${value}${suffix}`;
    },
  };
}

const MAX_MS = 3_600_000;

const timing: readonly FaultSyntax[] = [
  numbered({
    name: 'delay',
    unit: 'MS',
    range: [0, MAX_MS],
    make: (ms) => ({ kind: 'delay', ms }),
    numberOf: (fault) => (fault.kind === 'delay' ? fault.ms : undefined),
    meaning: 'the answer comes late',
  }),
  plain('timeout', { kind: 'timeout' }, 'no answer ever comes'),
  plain('timeout-processed', { kind: 'timeout', processed: true }, 'carried out, but no answer ever comes'),
  plain('connection-error', { kind: 'connection-error' }, 'the connection breaks'),
  plain(
    'connection-error-processed',
    { kind: 'connection-error', processed: true },
    'carried out, then the connection breaks',
  ),
];

const statuses: readonly FaultSyntax[] = [
  numbered({
    name: 'http',
    unit: 'STATUS',
    range: [200, 599],
    make: (status) => ({ kind: 'http', status }),
    numberOf: (fault) => (fault.kind === 'http' && !fault.envelope ? fault.status : undefined),
    meaning: 'an HTTP status without an envelope',
  }),
  numbered({
    name: 'http',
    unit: 'STATUS',
    range: [300, 599],
    make: (status) => ({ kind: 'http', status, envelope: true }),
    numberOf: (fault) => (fault.kind === 'http' && fault.envelope ? fault.status : undefined),
    meaning: 'an HTTP status with an envelope',
    suffix: '-envelope',
  }),
  numbered({
    name: 'ocpi',
    unit: 'CODE',
    range: [StatusCode.clientError, 4999],
    make: (statusCode) => ({ kind: 'ocpi', statusCode }),
    numberOf: (fault) =>
      fault.kind === 'ocpi' && fault.httpStatus === undefined ? fault.statusCode : undefined,
    meaning: 'HTTP 200 with an OCPI status code',
  }),
  {
    form: 'ocpi-CODE-http-STATUS',
    example: 'ocpi-2003-http-404',
    meaning: 'an OCPI status code under another HTTP status',
    read(text) {
      const [, code, status] = /^ocpi-([1-4]\d{3})-http-([2-5]\d{2})$/.exec(text) ?? [];
      if (code === undefined) return undefined;
      return { kind: 'ocpi', statusCode: Number(code), httpStatus: Number(status) };
    },
    write: (fault) =>
      fault.kind === 'ocpi' && fault.httpStatus !== undefined
        ? `ocpi-${fault.statusCode}-http-${fault.httpStatus}`
        : undefined,
  },
  plain('rate-limit', { kind: 'rate-limit' }, '429 without Retry-After'),
  numbered({
    name: 'rate-limit',
    unit: 'SECONDS',
    range: [0, 86_400],
    make: (retryAfter) => ({ kind: 'rate-limit', retryAfter }),
    numberOf: (fault) =>
      fault.kind === 'rate-limit' && fault.form !== 'date' ? fault.retryAfter : undefined,
    meaning: '429 with Retry-After in seconds',
  }),
  numbered({
    name: 'rate-limit-date',
    unit: 'SECONDS',
    range: [0, 86_400],
    make: (retryAfter) => ({ kind: 'rate-limit', retryAfter, form: 'date' }),
    numberOf: (fault) =>
      fault.kind === 'rate-limit' && fault.form === 'date' ? fault.retryAfter : undefined,
    meaning: '429 with Retry-After as a date',
  }),
];

const bodies: readonly FaultSyntax[] = [
  plain('truncated-json', { kind: 'truncated-json' }, 'the answer stops in the middle'),
  plain('malformed-json', { kind: 'malformed-json' }, 'the answer is not quite JSON'),
  plain('html', { kind: 'html' }, 'a page for people under HTTP 200'),
  numbered({
    name: 'html',
    unit: 'STATUS',
    range: [200, 599],
    make: (status) => ({ kind: 'html', status }),
    numberOf: (fault) => (fault.kind === 'html' ? fault.status : undefined),
    meaning: 'a page for people under an HTTP status',
  }),
  plain('content-type', { kind: 'content-type' }, 'JSON under the content type text/plain'),
  plain('broken-body', { kind: 'broken-body' }, 'the connection breaks in the middle of the answer'),
  plain('empty-body', { kind: 'empty-body' }, 'the right status with nothing below it'),
  plain('byte-order-mark', { kind: 'byte-order-mark' }, 'a byte order mark before the answer'),
  ...ENVELOPES.map(([name, part, meaning]) => plain(name, { kind: 'odd-envelope', part }, meaning)),
  ...DATA.map(([name, data, meaning]) => plain(name, { kind: 'odd-data', data }, meaning)),
  ...HEADERS.map(([header, missing]) =>
    plain(`missing-${header}`, { kind: 'missing-header', header }, missing),
  ),
  ...HEADERS.map(([header, , wrong]) => plain(`wrong-${header}`, { kind: 'wrong-header', header }, wrong)),
];

const redirects: readonly FaultSyntax[] = [
  numbered({
    name: 'redirect',
    unit: 'STATUS',
    range: [300, 399],
    make: (status) => ({ kind: 'redirect', status }),
    numberOf: (fault) =>
      fault.kind === 'redirect' && (fault.to ?? 'slash') === 'slash' ? (fault.status ?? 302) : undefined,
    meaning: 'a redirect to the same address with a slash at the end',
  }),
  plain('redirect-loop', { kind: 'redirect', to: 'itself' }, 'a redirect to the same address'),
  plain('redirect-elsewhere', { kind: 'redirect', to: 'elsewhere' }, 'a redirect to another host'),
];

const pages: readonly FaultSyntax[] = [
  ...LINKS.map(([name, form, meaning]) => plain(name, { kind: 'odd-link', form }, meaning)),
  plain('no-pages', { kind: 'no-pages' }, 'everything at once, whatever is asked for'),
  plain('zero-limit', { kind: 'zero-limit' }, 'no objects, and a link that goes on with a limit of 0'),
  plain('oversized-page', { kind: 'oversized-page' }, 'three times as many objects as asked for'),
  plain('one-item-pages', { kind: 'one-item-pages' }, 'one object on a page'),
  plain('repeated-page', { kind: 'repeated-page' }, 'the objects of the page before'),
  plain('link-loop', { kind: 'link-loop' }, 'a next link to the same page'),
  plain('shrinking-total', { kind: 'shrinking-total' }, 'a total that falls with each page'),
  plain('stale-page', { kind: 'stale-page' }, 'objects as they were a day before'),
  plain('shifted-page', { kind: 'shifted-page', by: 1 }, 'an object came: one comes again'),
  plain('shifted-page-back', { kind: 'shifted-page', by: -1 }, 'an object went: one is passed over'),
];

const others: readonly FaultSyntax[] = [
  plain('wrong-token', { kind: 'wrong-token' }, 'credentials with a token that opens nothing'),
  plain('token-refused', { kind: 'token-refused' }, 'HTTP 401, whatever the token'),
  plain('result-never', { kind: 'result-never' }, 'the result of a command is never sent'),
  plain('result-twice', { kind: 'result-twice' }, 'the result of a command is sent twice'),
  numbered({
    name: 'result-late',
    unit: 'MS',
    range: [0, MAX_MS],
    make: (ms) => ({ kind: 'result-late', ms }),
    numberOf: (fault) => (fault.kind === 'result-late' ? fault.ms : undefined),
    meaning: 'the result of a command is sent late',
  }),
];

/** All kinds of faults, as they are written, for help texts and tables. */
export const faultSyntax: readonly FaultSyntax[] = [
  ...timing,
  ...statuses,
  ...redirects,
  ...bodies,
  ...pages,
  ...others,
];
