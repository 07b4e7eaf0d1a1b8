import type { Interface } from '../contract/interface.js';
import type { PartyRole } from '../contract/version.js';
import { envelope } from '../core/envelope.js';
import { readBody } from '../core/http.js';
import { parseJson } from '../core/json.js';
import { randomText } from '../core/random.js';
import { StatusCode } from '../core/status.js';
import { now } from '../core/time.js';
import { hashToken } from '../core/token.js';
import { joinUrl } from '../core/url.js';
import { INSECURE_URLS } from '../core/url-policy.js';
import { memoryPartners } from '../partners/memory.js';
import { createOcpiHandler } from '../server/handler.js';
import { defineRole } from '../server/role.js';
import { storeBacked } from '../store/backed.js';
import { memoryStore } from '../store/memory.js';
import type { Answering, CallbackListener } from './options.js';
import { KNOWN_VERSIONS } from './versions.js';

/** A request of the partner to us. */
export interface Received {
  readonly method: string;
  /** The path below the public URL, without a slash at its start. */
  readonly path: string;
  readonly headers: Headers;
  readonly text: string;
  readonly json: unknown;
}

/** A result that is waited for. */
export interface Expected {
  /** Where it has to be sent to. */
  readonly url: string;
  /** The first request there; `undefined` when none came in time. */
  readonly result: Promise<Received | undefined>;
  /** How many requests came there so far. */
  readonly count: () => number;
}

/** Our own platform while a run lasts: the partner registers with it and sends results to it. */
export interface Platform {
  readonly versionsUrl: string;
  /** A versions URL that always answers HTTP 500. */
  readonly brokenUrl: string;
  /** Everything that the partner has asked so far. */
  readonly received: readonly Received[];
  /** Lets the partner in with a token. */
  accept(token: string, use: 'registration' | 'exchange', roles: readonly PartyRole[]): Promise<void>;
  /** A new URL for one result, and a promise of the first request to it. */
  expectResult(timeout: number): Expected;
  close(): Promise<void>;
}

const PARTNER = 'partner';

/** Bytes of a request to us that are looked at. */
const MAX_BYTES = 1024 * 1024;

/** What the role implements, and the side that takes results of charging profiles: whoever asks has to have it. */
const isOurs = (contract: Interface, { role }: PartyRole): boolean =>
  contract.implementedBy.includes(role) ||
  (contract.module === 'chargingprofiles' && contract.role === 'SENDER');

/** Starts our platform behind a listener, with every version in these roles. */
export async function openPlatform(
  listener: CallbackListener,
  roles: readonly PartyRole[],
  insecure: boolean,
): Promise<Platform> {
  const { publicUrl } = listener;
  const partners = memoryPartners();
  const store = memoryStore();
  const handler = createOcpiHandler({
    publicUrl,
    partners,
    urls: insecure ? INSECURE_URLS : {},
    roles: Object.values(KNOWN_VERSIONS).flatMap(({ version, modules }) =>
      roles
        .slice(0, version.routed ? roles.length : 1)
        .map((role) => defineRole(version, role, storeBacked(store, modules, { serves: isOurs }))),
    ),
  });
  const inbox = makeInbox(publicUrl, handler.fetch);
  const listening = await listener.listen(inbox.answer);
  return {
    versionsUrl: joinUrl(publicUrl, 'versions'),
    brokenUrl: joinUrl(publicUrl, 'broken/versions'),
    received: inbox.received,
    expectResult: inbox.expectResult,
    close: () => listening.close(),
    async accept(token, use, theirs) {
      const hash = await hashToken(token);
      await partners.update(PARTNER, () => ({
        id: PARTNER,
        status: use === 'exchange' ? 'registered' : 'registering',
        inbound: [{ hash, use }],
        roles: theirs,
        updatedAt: now(),
      }));
    },
  };
}

/** Records what comes in, and answers what is no business of the handler. */
function makeInbox(
  publicUrl: string,
  next: Answering,
): Pick<Platform, 'received' | 'expectResult'> & { answer: Answering } {
  const received: Received[] = [];
  const waiting = new Map<string, (request: Received) => void>();
  const prefix = new URL(publicUrl).pathname.replace(/\/+$/, '');
  return {
    received,
    async answer(request) {
      const record = await recordOf(request, prefix);
      received.push(record);
      if (record.path.startsWith('broken/')) return answerJson(500, StatusCode.serverError);
      if (!record.path.startsWith('results/')) return next(request);
      waiting.get(record.path)?.(record);
      return answerJson(200, StatusCode.success);
    },
    expectResult(timeout) {
      const path = `results/${randomText(32)}`;
      const result = new Promise<Received | undefined>((resolve) => {
        const timer = setTimeout(() => resolve(undefined), timeout);
        waiting.set(path, (request) => {
          clearTimeout(timer);
          resolve(request);
        });
      });
      const count = (): number => received.filter((request) => request.path === path).length;
      return { url: joinUrl(publicUrl, path), result, count };
    },
  };
}

async function recordOf(request: Request, prefix: string): Promise<Received> {
  const { method, headers } = request;
  const { pathname } = new URL(request.url);
  const path = pathname.startsWith(`${prefix}/`) ? pathname.slice(prefix.length + 1) : pathname.slice(1);
  const body = await readBody(request.clone().body, MAX_BYTES);
  const text = body.kind === 'text' ? body.text : '';
  const json = parseJson(text);
  return { method, path, headers, text, json: json.ok ? json.value : undefined };
}

const answerJson = (status: number, statusCode: number): Response =>
  new Response(JSON.stringify(envelope(statusCode)), {
    status,
    headers: { 'content-type': 'application/json' },
  });
