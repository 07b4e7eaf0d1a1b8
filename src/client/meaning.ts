import { OcpiHttpError, OcpiStatusError } from '../core/errors.js';
import { StatusCode } from '../core/status.js';
import type { StatusMeaning } from '../partners/profile.js';

/** Where a status came from. */
export interface MeaningContext {
  readonly module?: string | undefined;
  /** What the partner's codes mean, where that is not what the specification says. */
  readonly meanings?: Readonly<Record<number, StatusMeaning>> | undefined;
}

const BY_HTTP: Readonly<Record<number, StatusMeaning>> = {
  400: 'invalid',
  401: 'unauthorized',
  403: 'unauthorized',
  404: 'not-found',
  405: 'unsupported',
  408: 'temporary',
  425: 'temporary',
  429: 'rate-limited',
  500: 'temporary',
  501: 'unsupported',
  502: 'temporary',
  503: 'temporary',
  504: 'temporary',
};

const BY_CODE: Readonly<Record<number, StatusMeaning>> = {
  [StatusCode.invalidParameters]: 'invalid',
  [StatusCode.notEnoughInformation]: 'not-enough-information',
  [StatusCode.unknownLocation]: 'not-found',
  [StatusCode.unknownReceiver]: 'not-found',
  [StatusCode.hubTimeout]: 'temporary',
  [StatusCode.hubConnection]: 'temporary',
};

/**
 * What an error on the wire means, from both statuses: the profile's word first, then a telling HTTP status, then the OCPI
 * code. `undefined` for errors of other kinds. Code 2004 means an unknown token in the module tokens only.
 */
export function meaningOf(error: unknown, context: MeaningContext = {}): StatusMeaning | undefined {
  if (error instanceof OcpiHttpError) {
    if (error.failure === 'network' || error.failure === 'timeout' || isCutOff(error)) return 'temporary';
    return BY_HTTP[error.httpStatus ?? 0] ?? 'failed';
  }
  if (!(error instanceof OcpiStatusError)) return undefined;
  const { statusCode, httpStatus = 200 } = error;
  const told = context.meanings?.[statusCode];
  if (told) return told;
  if (httpStatus === 401 || httpStatus === 403 || httpStatus === 429) return BY_HTTP[httpStatus];
  if (statusCode === StatusCode.unknownToken) {
    return context.module === undefined || context.module === 'tokens' ? 'unknown-token' : 'not-found';
  }
  return BY_CODE[statusCode] ?? BY_HTTP[httpStatus] ?? (statusCode < 3000 ? 'invalid' : 'failed');
}

/** An answer that began as JSON and is none was cut off on its way; a page of HTML is something else. */
const isCutOff = ({ failure, excerpt }: OcpiHttpError): boolean =>
  failure === 'not-json' && /^\s*[{[]/.test(excerpt ?? '');
