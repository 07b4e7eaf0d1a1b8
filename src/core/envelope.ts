import { now } from './time.js';

/** The response format: what every OCPI answer is wrapped in. @see OCPI 2.2.1, transport_and_format, transport_and_format_response_format */
export interface Envelope<T = unknown> {
  /** The object or list asked for; absent on errors and where the specification names no data. */
  data?: T;
  /** OCPI status code, 1000 to 4999. */
  status_code: number;
  /** A text for people who debug. */
  status_message?: string;
  /** When the answer was made. */
  timestamp: string;
}

/** Makes the envelope of an answer. */
export function envelope<T>(statusCode: number, data?: T, message?: string): Envelope<T> {
  return {
    ...(data === undefined ? {} : { data }),
    status_code: statusCode,
    ...(message === undefined ? {} : { status_message: message }),
    timestamp: now(),
  };
}

/** What could be read of an envelope. */
export interface ReadEnvelope {
  readonly statusCode: number;
  readonly statusMessage: string | undefined;
  readonly timestamp: string | undefined;
  /** `undefined` when absent; `null` stays `null`. */
  readonly data: unknown;
}

/** Reads an envelope as leniently as can be done: only a status code that is a number or digits is needed. */
export function readEnvelope(value: unknown): ReadEnvelope | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const { status_code, status_message, timestamp, data } = value as Record<string, unknown>;
  const statusCode = typeof status_code === 'string' ? Number(status_code.trim() || Number.NaN) : status_code;
  if (typeof statusCode !== 'number' || !Number.isInteger(statusCode)) return undefined;
  return {
    statusCode,
    statusMessage: typeof status_message === 'string' ? status_message : undefined,
    timestamp: typeof timestamp === 'string' ? timestamp : undefined,
    data,
  };
}
