import { retryAfter } from '../core/exchange.js';
import { Header, type Routing, routingHeaders } from '../core/headers.js';
import type { Party } from '../core/party.js';
import { randomText, uniqueId } from '../core/random.js';
import { authorization, type TokenEncoding } from '../core/token.js';
import { checkUrlAddresses, INSECURE_URLS, type UrlPolicy } from '../core/url-policy.js';
import { redactor } from './curl.js';
import { type Exchange, exchange, NOTHING, type SentRequest } from './exchange.js';
import type { ConformanceOptions } from './options.js';
import type { Platform } from './platform.js';

/** A request to make: the rest of it follows from the session. */
export interface Ask {
  readonly method?: string;
  readonly url: string;
  /** The token to present; `null` for none. Default: the one of the session. */
  readonly token?: string | null;
  readonly encoding?: TokenEncoding;
  readonly body?: unknown;
  /** A body that is sent as it is. */
  readonly text?: string;
  readonly routing?: Routing;
  readonly headers?: Readonly<Record<string, string>>;
  /** Headers that are not sent. */
  readonly without?: readonly string[];
}

const DEFAULT_TIMEOUT = 10_000;
const TOO_MANY = 429;
const MAX_TRIES = 3;

/** Seconds that are waited at most because a partner asks for it. */
const MAX_PATIENCE = 30;

const runId = (): string =>
  randomText(6)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '0');

/** What lasts for a whole run: who we are, which token is good, and how requests are made. */
export class Session {
  readonly options: ConformanceOptions;
  readonly urls: UrlPolicy;
  readonly secrets = redactor();
  /** Part of the ids of all objects of this run in one version: in the next, none of them is known. */
  run = runId();
  /** The platform that the partner calls, once it listens. */
  platform: Platform | undefined;
  /** The token that opens everything, once there is one. */
  token: string | undefined;
  encoding: TokenEncoding | undefined;
  /** Ends the run; `undefined` while what the run has done is taken back. */
  signal: AbortSignal | undefined;
  /** Our party as the partner knows it. */
  party: Party | undefined;
  /** The last exchange of the check that is being made: what can be repeated. */
  last: Exchange | undefined;

  constructor(options: ConformanceOptions) {
    this.options = options;
    this.urls = options.insecure ? INSECURE_URLS : {};
    this.encoding = options.tokenEncoding;
    this.party = options.party;
    this.signal = options.signal;
    if (options.tokenA !== undefined) this.secrets.add(options.tokenA, 'OCPI_TOKEN_A');
    if (options.token !== undefined) this.useToken(options.token);
  }

  /** From now on the ids of our objects are others. */
  renew(): void {
    this.run = runId();
  }

  /** Takes a token into use. */
  useToken(token: string): void {
    this.token = token;
    this.secrets.add(token, 'OCPI_TOKEN');
  }

  /**
   * Makes a request; never rejects. A URL that the policy refuses is not called, and a partner that asks for patience
   * (HTTP 429) is asked again after the time that it says.
   */
  async send(ask: Ask): Promise<Exchange> {
    for (let tries = 1; ; tries += 1) {
      await this.#wait(this.options.pause ?? 0);
      const answer = await this.#sendOnce(ask);
      if (answer.status !== TOO_MANY || tries === MAX_TRIES) return answer;
      await this.#wait(Math.min(retryAfter(answer.headers) ?? 1, MAX_PATIENCE) * 1000);
    }
  }

  async #wait(milliseconds: number): Promise<void> {
    const { signal } = this;
    if (milliseconds <= 0 || signal?.aborted) return;
    await new Promise<void>((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      signal?.addEventListener('abort', done);
    });
  }

  async #sendOnce(ask: Ask): Promise<Exchange> {
    const request = this.#requestOf(ask);
    const refusal = await checkUrlAddresses(ask.url, this.urls).then(
      () => undefined,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    if (refusal !== undefined) {
      this.last = { ...NOTHING, request, failure: refusal };
      return this.last;
    }
    const { fetch: send = (web: Request) => fetch(web), timeout = DEFAULT_TIMEOUT } = this.options;
    this.last = await exchange(send, request, timeout, this.signal);
    return this.last;
  }

  #requestOf(ask: Ask): SentRequest {
    const body = ask.text ?? (ask.body === undefined ? undefined : JSON.stringify(ask.body));
    const token = ask.token === undefined ? this.token : ask.token;
    const headers: Record<string, string> = {
      ...(token == null
        ? {}
        : { [Header.authorization]: authorization(token, ask.encoding ?? this.encoding ?? 'base64') }),
      [Header.requestId]: uniqueId(),
      [Header.correlationId]: uniqueId(),
      ...(body === undefined ? {} : { [Header.contentType]: 'application/json' }),
      ...routingHeaders(ask.routing ?? {}),
      ...ask.headers,
    };
    for (const name of ask.without ?? []) delete headers[name];
    return { method: ask.method ?? 'GET', url: ask.url, headers, body };
  }
}
