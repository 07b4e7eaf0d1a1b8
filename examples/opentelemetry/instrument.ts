import type { ExchangeRecord } from 'ocpi-js/server';

/** What is used of `trace.getTracer('ocpi')` of `@opentelemetry/api`. */
export interface Tracer {
  startSpan(
    name: string,
    options: { kind: number; startTime: number; attributes: Record<string, string | number> },
  ): { setStatus(status: { code: number }): unknown; end(time: number): void };
}

/** What is used of `metrics.getMeter('ocpi')` of `@opentelemetry/api`. */
export interface Meter {
  createHistogram(
    name: string,
    options: { unit: string },
  ): { record(value: number, attributes: Record<string, string | number>): void };
}

/** `SpanKind.SERVER` and `SpanStatusCode.ERROR` of `@opentelemetry/api`. */
const SERVER = 1;
const ERROR = 2;

/**
 * A span and a duration for every request that partners make:
 * `createOcpiHandler({ …, onExchange: instrument(trace.getTracer('ocpi'), metrics.getMeter('ocpi')) })`.
 * Records have no token, query or body in them.
 */
export function instrument(tracer: Tracer, meter: Meter): (exchange: ExchangeRecord) => void {
  const durations = meter.createHistogram('ocpi.server.request.duration', { unit: 'ms' });
  return (exchange) => {
    const end = Date.now();
    const labels = {
      'http.request.method': exchange.method,
      'http.response.status_code': exchange.httpStatus,
      'ocpi.operation': exchange.operation ?? 'unauthorized',
      'ocpi.status_code': exchange.statusCode,
      ...(exchange.partner === undefined ? {} : { 'ocpi.partner': exchange.partner }),
    };
    const ids = { 'ocpi.request_id': exchange.requestId, 'ocpi.correlation_id': exchange.correlationId };
    const span = tracer.startSpan(`ocpi ${labels['ocpi.operation']}`, {
      kind: SERVER,
      startTime: end - exchange.duration,
      attributes: { ...labels, ...ids, 'url.path': exchange.path },
    });
    if (exchange.httpStatus >= 500 || exchange.statusCode >= 3000) span.setStatus({ code: ERROR });
    span.end(end);
    durations.record(exchange.duration, labels);
  };
}
