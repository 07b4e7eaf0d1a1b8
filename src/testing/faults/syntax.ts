import { StatusCode } from '../../core/status.js';
import type { Fault, FaultHeader } from './fault.js';

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
    range: [300, 599],
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
    numberOf: (fault) => (fault.kind === 'ocpi' ? fault.statusCode : undefined),
    meaning: 'HTTP 200 with an OCPI status code',
  }),
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
  ...HEADERS.map(([header, missing]) =>
    plain(`missing-${header}`, { kind: 'missing-header', header }, missing),
  ),
  ...HEADERS.map(([header, , wrong]) => plain(`wrong-${header}`, { kind: 'wrong-header', header }, wrong)),
];

const pages: readonly FaultSyntax[] = [
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
export const faultSyntax: readonly FaultSyntax[] = [...timing, ...statuses, ...bodies, ...pages, ...others];
