import { OcpiError, OcpiHttpError } from '../core/errors.js';
import { type Answer, readAnswer, readAnyAnswer, retryAfter, wireContext } from '../core/exchange.js';
import { Header } from '../core/headers.js';
import { uniqueId } from '../core/random.js';
import { sleep, type TimedSignal, timedSignal } from './abort.js';
import { type Channel, meaningsOf, retryOf, timeoutOf } from './channel.js';
import { plainCause, secretsOf, withoutSecrets } from './redact.js';
import { follow, readerOf } from './redirect.js';
import { deadlineOf, retryDelay } from './retry.js';

/** One request; its request id is made anew for every try. */
export interface Outgoing {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** The body as JSON text, sent as it is in place of `body`. */
  readonly text?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for one try. */
  readonly timeout?: number | undefined;
  /** The module it belongs to, for the partner's rates and codes. */
  readonly module?: string | undefined;
}

/** What became of a try: an answer, or an error with the seconds that the partner asked to wait. */
type Outcome =
  | { readonly answer: Answer }
  | { readonly error: unknown; readonly retryAfter: number | undefined };

/**
 * Makes a request and reads its envelope; a GET that failed for a passing reason is tried again, with a new request id.
 * Throws the errors of `readAnswer`, an `OcpiHttpError` without an answer and an `OcpiUrlError` for a refused URL; none of
 * them holds the token.
 */
export async function send(outgoing: Outgoing, channel: Channel): Promise<Answer> {
  let started = Date.now();
  const { method, module = '', signal } = outgoing;
  const retry = retryOf(channel);
  const meanings = meaningsOf(channel, module);
  for (let attempt = 0; ; attempt += 1) {
    started += await heldBack(outgoing, channel);
    const whole = timeoutOf(channel, outgoing.timeout);
    const left = deadlineOf(retry) - (Date.now() - started);
    const timeout = method === 'GET' ? Math.min(whole, left) : whole;
    const outcome = await tryOnce({ ...outgoing, timeout }, channel, readAnswer);
    if ('answer' in outcome) return outcome.answer;
    const { error, retryAfter } = outcome;
    const elapsed = Date.now() - started;
    const wait = retryDelay({ method, error, attempt, elapsed, retryAfter, meanings }, retry);
    if (wait === undefined) throw error;
    await unlessAborted(outgoing, sleep(wait, signal));
  }
}

/**
 * Makes a request once and reads its envelope, whatever the statuses are: for passing answers on. Throws like {@link send},
 * but never an `OcpiStatusError`.
 */
export async function sendOnce(outgoing: Outgoing, channel: Channel): Promise<Answer> {
  await heldBack(outgoing, channel);
  const timeout = timeoutOf(channel, outgoing.timeout);
  const outcome = await tryOnce({ ...outgoing, timeout }, channel, readAnyAnswer);
  if ('answer' in outcome) return outcome.answer;
  throw outcome.error;
}

/** Waits for the partner's rate; gives the milliseconds, which count towards no deadline. */
async function heldBack(outgoing: Outgoing, { limiter }: Channel): Promise<number> {
  const before = Date.now();
  await unlessAborted(outgoing, limiter.take(outgoing.module ?? '', outgoing.signal));
  return Date.now() - before;
}

async function unlessAborted(outgoing: Outgoing, wait: Promise<void>): Promise<void> {
  try {
    await wait;
  } catch (error) {
    throw withoutSecrets(abortedError(outgoing, error), secretsOf(outgoing.headers, outgoing.body));
  }
}

async function tryOnce(
  outgoing: Outgoing & { readonly timeout: number },
  channel: Channel,
  readAs: typeof readAnswer,
): Promise<Outcome> {
  const headers = headersOf(outgoing);
  const context = wireContext(outgoing.method, outgoing.url, readerOf(headers));
  let asked: number | undefined;
  let timed: TimedSignal | undefined;
  try {
    timed = timedSignal(outgoing.timeout, outgoing.signal);
    const response = await follow({ ...outgoing, sent: headers, signal: timed.signal }, channel);
    asked = retryAfter(response.headers);
    return { answer: await readAs(response, context, { maxBytes: channel.options.maxBytes }) };
  } catch (error) {
    const secrets = secretsOf(outgoing.headers, outgoing.body);
    const named = error instanceof OcpiError ? error : noAnswer(outgoing, context, timed, error);
    return { error: withoutSecrets(named, secrets), retryAfter: asked };
  } finally {
    timed?.done();
  }
}

/** The headers as they are sent, in lower case; a `Headers` object would be copied several times on its way. */
function headersOf(outgoing: Outgoing): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  for (const name of Object.keys(outgoing.headers))
    headers[name.toLowerCase()] = outgoing.headers[name] ?? '';
  headers.accept = 'application/json';
  headers[REQUEST_ID] = uniqueId();
  if (outgoing.body !== undefined || outgoing.text !== undefined)
    headers['content-type'] = 'application/json';
  return headers;
}

const REQUEST_ID = Header.requestId.toLowerCase();

function noAnswer(
  outgoing: Outgoing,
  context: ReturnType<typeof wireContext>,
  timed: TimedSignal | undefined,
  error: unknown,
): OcpiHttpError {
  if (outgoing.signal?.aborted) return abortedError(outgoing, error, context);
  const failure = timed?.timedOut() ? 'timeout' : 'network';
  const why = failure === 'timeout' ? 'in time' : `(${reasonOf(error)})`;
  const message = `${outgoing.method} ${context.url} got no answer ${why}.`;
  return new OcpiHttpError(failure, message, { ...context, cause: error });
}

function abortedError(
  { method, url, headers }: Outgoing,
  cause: unknown,
  context = wireContext(method, url, new Headers(headers)),
): OcpiHttpError {
  return new OcpiHttpError('aborted', `${method} ${context.url} was aborted.`, { ...context, cause });
}

function reasonOf(error: unknown): string {
  for (let cause: unknown = error, depth = 0; cause instanceof Error && depth < 5; depth += 1) {
    const { code } = plainCause(cause, []) as { code?: string };
    if (code !== undefined) return code;
    cause = cause.cause;
  }
  return 'network failure';
}
