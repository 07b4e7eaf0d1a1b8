import type { PartyRole } from '../contract/version.js';
import { type Routing, readRouting } from '../core/headers.js';
import { fromFetch, type NeutralRequest, type NeutralResponse } from '../core/http.js';
import { StatusCode } from '../core/status.js';
import { joinUrl } from '../core/url.js';
import type { VersionNumber } from '../core/version.js';
import type { Partners } from '../partners/registration.js';
import type { Self } from '../partners/self.js';
import { type Access, makeAuthenticate } from './authenticate.js';
import { callModule } from './call.js';
import { advertisedEndpoints, advertisedVersions } from './discovery.js';
import { readJsonBody } from './input.js';
import type { ExchangeRecord, HandlerOptions } from './options.js';
import { answerCredentials } from './registration.js';
import { type Ids, ok, type Reply, readIds, refuse, render } from './reply.js';
import {
  buildRoutes,
  type Found,
  findMount,
  type Mount,
  pathOf,
  pathSegments,
  type RouteTable,
  slugOf,
} from './routes.js';
import { guarded, type ModuleCall, type Runtime } from './runtime.js';

/** An OCPI platform as a handler: give it to a server, to an adapter, or to a client as its `fetch`. */
export interface OcpiHandler extends Self {
  /** Answers a web-standard request; never rejects. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** Answers a request without a framework: for adapters. */
  readonly handle: (request: NeutralRequest) => Promise<NeutralResponse>;
  readonly publicUrl: string;
  readonly partners: Partners;
}

/**
 * Makes the handler of a platform: all its roles and versions under one public URL, discovery and registration included.
 * Throws a `TypeError` when `publicUrl` is not an absolute http(s) URL.
 */
export function createOcpiHandler(given: HandlerOptions): OcpiHandler {
  const options = { ...given, roles: given.roles.flatMap((role) => [role, ...(role.also ?? [])]) };
  if (!/^https?:\/\//i.test(options.publicUrl) || !URL.canParse(options.publicUrl)) {
    throw new TypeError(
      `publicUrl must be an absolute http(s) URL, not ${JSON.stringify(options.publicUrl)}.`,
    );
  }
  const prefix = new URL(options.publicUrl).pathname.split('/').filter(Boolean).map(decodeURIComponent);
  const routes = buildRoutes(options.roles, options.publicUrl);
  const self = selfOf(options, routes);
  const authenticate = makeAuthenticate(options.partners);
  const runtime: Runtime = { options, routes, prefix, self, authenticate };
  const handle = (request: NeutralRequest): Promise<NeutralResponse> => answer(request, runtime);
  return {
    ...self,
    publicUrl: options.publicUrl,
    handle,
    async fetch(request) {
      const { status, headers, body } = await handle(fromFetch(request));
      return new Response(body, { status, headers });
    },
  };
}

function selfOf(
  { partners, publicUrl, roles, sharedParties, credentials }: HandlerOptions,
  routes: RouteTable,
): Self {
  const inScope = (version: VersionNumber, scope: string | undefined): readonly PartyRole[] =>
    roles
      .filter((role) => role.version.version === version)
      .filter((role) => role.version.routed || !scope || slugOf(role.party, roles) === scope)
      .map((role) => role.party);
  const versionsUrl: Self['versionsUrl'] = (_version, scope) =>
    joinUrl(publicUrl, scope ? `${scope}/versions` : 'versions');
  return {
    partners,
    sharedParties,
    roles: inScope,
    versionsUrl,
    async credentials(version, scope, partner) {
      const own = await credentials?.({ version, scope, partner });
      return { url: versionsUrl(version, scope), roles: [...inScope(version, scope)], ...own };
    },
    endpointUrl({ version, module, role }, scope) {
      const mount = [...routes.values()].find(
        (one) =>
          one.kind === 'module' &&
          one.version?.version === version &&
          one.module === module &&
          one.interfaceRole === role &&
          (one.version.routed || !scope || one.scope === scope),
      );
      return mount?.url;
    },
  };
}

/** The whole way of a request; whatever goes wrong unexpectedly is told as 3000 without detail. */
async function answer(request: NeutralRequest, runtime: Runtime): Promise<NeutralResponse> {
  const { onExchange } = runtime.options;
  const started = onExchange ? performance.now() : 0;
  const ids = readIds(request);
  const routing = readRouting(request.headers);
  const reply = await route(request, ids, routing, runtime).catch((error: unknown) => {
    guarded(() => runtime.options.onError?.(error, `${request.method} ${pathOf(request.url)}`));
    return FAILED;
  });
  if (onExchange) {
    const record: ExchangeRecord = {
      method: request.method,
      path: pathOf(request.url),
      operation: reply.trace?.operation,
      partner: reply.trace?.partner,
      httpStatus: reply.status,
      statusCode: reply.statusCode,
      ...ids,
      duration: performance.now() - started,
    };
    guarded(() => onExchange(record));
  }
  return render(reply, ids, routing);
}

const FAILED = refuse(
  StatusCode.serverError,
  'The server failed; the request id finds the reason in its log.',
);

const UNAUTHORIZED = refuse(
  StatusCode.clientError,
  'The credentials token is missing or not valid here.',
  401,
);

async function route(request: NeutralRequest, ids: Ids, routing: Routing, runtime: Runtime): Promise<Reply> {
  const { rateLimit } = runtime.options;
  const access = await runtime.authenticate(request.headers.get('authorization'));
  const segments = pathSegments(request.url, runtime.prefix);
  const found = segments && findMount(runtime.routes, segments);
  if (!access || !mayEnter(access, found?.mount, request.method)) return UNAUTHORIZED;
  const partner = access.registration;
  const operation = nameOf(found);
  const wait = rateLimit && (await rateLimit({ partner, module: operation, method: request.method }));
  if (wait !== undefined) return { ...tooMany(wait), trace: { partner: partner.id, operation } };
  const reply = found ? await enter({ request, ids, routing, access, found, runtime }) : NO_PATH;
  return reply.trace ? reply : { ...reply, trace: { partner: partner.id, operation } };
}

/** What a path means, before the operation is known. */
function nameOf(found: Found | undefined): string {
  if (!found || (found.mount.kind !== 'module' && found.rest.length > 0)) return 'unknown path';
  return found.mount.module || found.mount.kind;
}

const NO_PATH = refuse(StatusCode.clientError, 'There is no such path here; start at the versions URL.', 404);

const tooMany = (seconds: number): Reply => ({
  ...refuse(StatusCode.clientError, `Too many requests; try again in ${seconds} s.`, 429),
  headers: { 'Retry-After': String(Math.ceil(seconds)) },
});

function enter(call: ModuleCall): Reply | Promise<Reply> {
  if (call.found.mount.kind === 'module') return callModule(call);
  return call.found.rest.length > 0 ? NO_PATH : configuration(call);
}

/** Token A opens versions and credentials only; when it is spent, just the refusal to register twice. */
function mayEnter(access: Access, mount: Mount | undefined, method: string): boolean {
  if (access.use === 'exchange') return true;
  if (access.use === 'spent') return mount?.kind === 'credentials' && method === 'POST';
  return mount === undefined || mount.kind !== 'module';
}

/** Versions, version details and credentials: never routed, the same in all versions. */
async function configuration({ request, ids, access, found, runtime }: ModuleCall): Promise<Reply> {
  const { mount } = found;
  const { options, routes, self } = runtime;
  if (mount.kind === 'credentials' && mount.version) {
    const body = await readJsonBody(request, options);
    if (!body.ok) return body.reply;
    return answerCredentials({
      method: request.method,
      body: body.value,
      access,
      version: mount.version,
      scope: mount.scope,
      self,
      options,
      correlationId: ids.correlationId,
    });
  }
  if (request.method !== 'GET') {
    return { ...refuse(StatusCode.clientError, 'Only GET is served here.', 405), headers: { Allow: 'GET' } };
  }
  if (mount.kind === 'versions') return ok(advertisedVersions(routes, mount.scope));
  return ok({
    version: mount.version?.version,
    endpoints: advertisedEndpoints(routes, mount),
  });
}
