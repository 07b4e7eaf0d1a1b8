import type { Issue } from './issue.js';

/** The stable `code` of every error that this package throws. */
export type OcpiErrorCode =
  | 'OCPI_STATUS'
  | 'OCPI_HTTP'
  | 'OCPI_VALIDATION'
  | 'OCPI_NEGOTIATION'
  | 'OCPI_URL'
  | 'OCPI_LIMIT'
  | 'OCPI_CONVERSION';

/** What every error of this package has; `instanceof OcpiError` tells ours from others. */
export abstract class OcpiError extends Error {
  abstract readonly code: OcpiErrorCode;

  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** Where an error on the wire happened: both statuses and the ids that find the request in a partner's logs. */
export interface WireContext {
  readonly method?: string | undefined;
  /** The URL without its query. */
  readonly url?: string | undefined;
  /** The HTTP status; absent when there was no answer. */
  readonly httpStatus?: number | undefined;
  readonly requestId?: string | undefined;
  readonly correlationId?: string | undefined;
  /** Seconds that the partner asked to wait (`Retry-After`). */
  readonly retryAfter?: number | undefined;
}

/** The partner answered with an OCPI status code that is not success; thrown in a handler it is the answer. */
export class OcpiStatusError extends OcpiError implements WireContext {
  readonly code = 'OCPI_STATUS';
  /** The OCPI status code, 2000 to 4999. */
  readonly statusCode: number;
  readonly httpStatus: number | undefined;
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly requestId: string | undefined;
  readonly correlationId: string | undefined;
  readonly retryAfter: number | undefined;
  /** The `status_message` of the partner. */
  readonly partnerMessage: string | undefined;

  constructor(
    statusCode: number,
    message: string,
    context: WireContext & { partnerMessage?: string | undefined; cause?: unknown } = {},
  ) {
    super(message, context.cause === undefined ? undefined : { cause: context.cause });
    this.statusCode = statusCode;
    this.httpStatus = context.httpStatus;
    this.method = context.method;
    this.url = context.url;
    this.requestId = context.requestId;
    this.correlationId = context.correlationId;
    this.retryAfter = context.retryAfter;
    this.partnerMessage = context.partnerMessage;
  }
}

/** Why an exchange gave no readable OCPI answer. */
export type HttpFailure =
  | 'network'
  | 'timeout'
  | 'aborted'
  | 'status'
  | 'not-json'
  | 'not-envelope'
  | 'redirect';

/** No readable OCPI envelope came: the network failed, time ran out, or the answer was something else. */
export class OcpiHttpError extends OcpiError implements WireContext {
  readonly code = 'OCPI_HTTP';
  readonly failure: HttpFailure;
  readonly httpStatus: number | undefined;
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly requestId: string | undefined;
  readonly correlationId: string | undefined;
  readonly retryAfter: number | undefined;
  /** The first characters of an answer that is not JSON. */
  readonly excerpt: string | undefined;

  constructor(
    failure: HttpFailure,
    message: string,
    context: WireContext & {
      excerpt?: string | undefined;
      cause?: unknown;
    } = {},
  ) {
    super(message, context.cause === undefined ? undefined : { cause: context.cause });
    this.failure = failure;
    this.httpStatus = context.httpStatus;
    this.method = context.method;
    this.url = context.url;
    this.requestId = context.requestId;
    this.correlationId = context.correlationId;
    this.retryAfter = context.retryAfter;
    this.excerpt = context.excerpt;
  }
}

/** A value does not fit its schema; `issues` name every field. */
export class OcpiValidationError extends OcpiError {
  readonly code = 'OCPI_VALIDATION';
  /** `sent`: ours, stopped before it left; `received`: the partner's. */
  readonly direction: 'sent' | 'received';
  readonly issues: readonly Issue[];
  /** What was being done, for example `locations.receiver putLocation`. */
  readonly where: string;

  constructor(direction: 'sent' | 'received', where: string, issues: readonly Issue[]) {
    const first = issues.find((issue) => issue.severity === 'error') ?? issues[0];
    const detail = first ? `: ${first.pointer || '/'} ${first.message}` : '';
    super(
      `${direction === 'sent' ? 'The value to send' : 'The value received'} for ${where} is not valid${detail}`,
    );
    this.direction = direction;
    this.where = where;
    this.issues = issues;
  }
}

/** Both sides cannot agree: no common version, a missing module, the wrong interface role. */
export class OcpiNegotiationError extends OcpiError {
  readonly code = 'OCPI_NEGOTIATION';
  readonly offered: readonly string[];
  readonly wanted: readonly string[];

  constructor(message: string, offered: readonly string[], wanted: readonly string[]) {
    super(message);
    this.offered = offered;
    this.wanted = wanted;
  }
}

/** A URL that a partner gave may not be used; `rule` names the rule of the URL policy that refused it. */
export class OcpiUrlError extends OcpiError {
  readonly code = 'OCPI_URL';
  readonly rule: string;
  /** Origin and path of the refused URL, without credentials and query. */
  readonly url: string;

  constructor(rule: string, url: string, message: string) {
    super(message);
    this.rule = rule;
    this.url = url;
  }
}

/** A limit was reached: body size, pages, depth, or a list that goes round in circles. */
export class OcpiLimitError extends OcpiError {
  readonly code = 'OCPI_LIMIT';
  readonly limit: string;

  constructor(limit: string, message: string) {
    super(message);
    this.limit = limit;
  }
}

/** Something that a conversion between versions lost or had to make up, as the error names it. */
export interface ConversionFinding {
  readonly pointer: string;
  readonly code: string;
  readonly reason: string;
  readonly kind: 'lost' | 'assumed' | 'defaulted';
}

/**
 * An object cannot be given in another version: `lossy` when nothing may be lost and something would be, `context` when
 * something must be said from outside, `unrepresentable` when the version has no words for it.
 */
export class OcpiConversionError extends OcpiError {
  readonly code = 'OCPI_CONVERSION';
  readonly why: 'lossy' | 'context' | 'unrepresentable';
  /** What was lost or stands in the way; pointers go into the object that was to be converted. */
  readonly losses: readonly ConversionFinding[];

  constructor(why: OcpiConversionError['why'], message: string, losses: readonly ConversionFinding[] = []) {
    super(message);
    this.why = why;
    this.losses = losses;
  }
}
