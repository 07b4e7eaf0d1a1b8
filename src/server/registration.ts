import type { CredentialsData, Version } from '../contract/version.js';
import { OcpiNegotiationError } from '../core/errors.js';
import { read } from '../core/read.js';
import { StatusCode } from '../core/status.js';
import { now } from '../core/time.js';
import { generateToken, hashToken } from '../core/token.js';
import { type Discovered, discover } from '../partners/discover.js';
import { mergeProfiles } from '../partners/profile.js';
import type { InboundToken, Registration } from '../partners/registration.js';
import { credentialsOf, type Self } from '../partners/self.js';
import { takenRole } from '../partners/taken.js';
import type { Access } from './authenticate.js';
import { summarize } from './input.js';
import type { HandlerOptions } from './options.js';
import { ok, type Reply, refuse } from './reply.js';

/** A request to a credentials endpoint, with all that it needs. */
export interface CredentialsRequest {
  readonly method: string;
  readonly body: unknown;
  readonly access: Access;
  readonly version: Version;
  readonly scope: string;
  readonly self: Self;
  readonly options: HandlerOptions;
  readonly correlationId: string;
}

const DEFAULT_OVERLAP = 60_000;

/**
 * The Receiver's side of registration, as a state machine: POST takes `invited` to `registered`, PUT keeps
 * `registered` with new tokens, DELETE takes it to `unregistered`; anything else is 405 and changes nothing.
 * @see OCPI 2.2.1, credentials, credentials_interfaces_and_endpoints
 */
export async function answerCredentials(request: CredentialsRequest): Promise<Reply> {
  const { status } = request.access.registration;
  switch (request.method) {
    case 'GET':
      return ok(await ownCredentials(request, request.access.token));
    case 'POST':
      return status === 'invited'
        ? accept(request)
        : notNow('POST', 'registered already; use PUT to change credentials');
    case 'PUT':
      return status === 'registered'
        ? accept(request)
        : notNow('PUT', 'not registered yet; use POST to register');
    case 'DELETE':
      return status === 'registered' ? unregister(request) : notNow('DELETE', 'not registered');
    default:
      return notNow(request.method, 'served with GET, POST, PUT and DELETE only');
  }
}

const notNow = (method: string, why: string): Reply =>
  refuse(StatusCode.clientError, `${method} is not possible now: this client is ${why}.`, 405);

/** Our credentials for the partner with a token: the shape is the version's own. */
async function ownCredentials(
  { self, version, scope, access }: CredentialsRequest,
  token: string,
): Promise<unknown> {
  const own = await credentialsOf(self, version.version, scope, access.registration.id);
  return version.credentials.write({ token, ...own });
}

/** POST and PUT: everything is checked and fetched before anything is committed. */
async function accept(request: CredentialsRequest): Promise<Reply> {
  const { version, options, access } = request;
  const parsed = read<unknown>(version.credentials.schema, request.body, {
    mode: options.mode ?? 'tolerant',
  });
  if (!parsed.ok) return refuse(StatusCode.invalidParameters, summarize(parsed.issues, 'credentials'));
  const theirs = version.credentials.read(parsed.value);
  const taken = await findTaken(request, theirs);
  if (taken) return taken;
  const fetched = await fetchTheirs(request, theirs);
  if ('statusCode' in fetched) return fetched;
  const token = generateToken();
  const hash = await hashToken(token);
  let committed = false;
  const registration = await options.partners.update(access.registration.id, (current) => {
    committed =
      current !== undefined && current.status === access.registration.status && knows(current, access);
    return committed && current ? registered(request, current, theirs, fetched, hash) : undefined;
  });
  if (!committed || !registration) return notNow(request.method, 'being registered by another request');
  await options.onRegistered?.(registration);
  return ok(await ownCredentials(request, token));
}

const knows = (current: Registration, access: Access): boolean =>
  access.registration.inbound.some((token) => current.inbound.some(({ hash }) => hash === token.hash));

/** Reads the other side's versions and endpoints with the token that it gave. */
async function fetchTheirs(
  request: CredentialsRequest,
  theirs: CredentialsData,
): Promise<Discovered | Reply> {
  const { version, options } = request;
  try {
    const found = await discover(version, theirs.url, theirs.token, {
      fetch: options.fetch,
      urls: options.urls,
      timeout: options.timeout,
      correlationId: request.correlationId,
    });
    return missingEndpoints(found, request) ?? found;
  } catch (error) {
    if (error instanceof OcpiNegotiationError) return refuse(StatusCode.unsupportedVersion, error.message);
    const reason = error instanceof Error ? error.message : 'unknown failure';
    return refuse(StatusCode.unusableApi, `Your API cannot be used: ${reason}`);
  }
}

function missingEndpoints(found: Discovered, { version, options }: CredentialsRequest): Reply | undefined {
  const needs = [{ module: 'credentials', role: undefined }, ...(options.requires ?? [])];
  const missing = needs.filter(
    ({ module, role }) =>
      !found.endpoints.some((e) => e.identifier === module && (!version.routed || !role || e.role === role)),
  );
  if (missing.length === 0) return undefined;
  const names = missing.map(({ module, role }) => (role ? `${module} (${role})` : module)).join(', ');
  return refuse(StatusCode.missingEndpoints, `Endpoints that are needed here are missing: ${names}.`);
}

/** Nobody may take the role of a party that another partner has registered. */
async function findTaken(
  { options, access, scope }: CredentialsRequest,
  theirs: CredentialsData,
): Promise<Reply | undefined> {
  const taken = await takenRole(options, { ...access.registration, scope }, theirs);
  if (taken === undefined) return undefined;
  return refuse(
    StatusCode.invalidParameters,
    `${taken} is registered by another platform; it has to unregister first.`,
  );
}

function registered(
  request: CredentialsRequest,
  current: Registration,
  theirs: CredentialsData,
  found: Discovered,
  hash: string,
): Registration {
  const { hubPartyId: _before, ...rest } = current;
  return {
    ...rest,
    status: 'registered',
    inbound: [{ hash, use: 'exchange' }, ...retired(current, request.options)],
    token: theirs.token,
    version: request.version.version,
    versionsUrl: theirs.url,
    endpoints: found.endpoints,
    roles: theirs.roles,
    profile: mergeProfiles(current.profile, found.learnt),
    ...(theirs.hub_party_id === undefined ? {} : { hubPartyId: theirs.hub_party_id }),
    ...(request.scope === '' ? {} : { scope: request.scope }),
    updatedAt: now(),
  };
}

/** What becomes of the tokens in use: Token A is spent, an exchange token lives on for the overlap. */
function retired(current: Registration, options: HandlerOptions): readonly InboundToken[] {
  const expires = new Date(Date.now() + (options.rotationOverlap ?? DEFAULT_OVERLAP)).toISOString();
  return current.inbound.map((token) =>
    token.use === 'exchange' ? { ...token, expires: token.expires ?? expires } : { ...token, use: 'spent' },
  );
}

async function unregister({ options, access }: CredentialsRequest): Promise<Reply> {
  const gone = await options.partners.update(access.registration.id, (current) => {
    if (!current) return undefined;
    const { token: _token, endpoints: _endpoints, ...rest } = current;
    return { ...rest, status: 'unregistered', inbound: [], updatedAt: now() };
  });
  if (gone) await options.onUnregistered?.(gone);
  return ok();
}
