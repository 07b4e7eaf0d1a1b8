import type { PartyRole } from '../contract/version.js';
import { detailsChecks, versionsChecks } from './checks/discovery.js';
import { invitedChecks, registeringChecks } from './checks/registration.js';
import { switchingChecks, unregisteringChecks } from './checks/unregistration.js';
import { type Offer, type Opened, openTarget, openVersions } from './open.js';
import { type ConformanceOptions, DEFAULT_PARTY } from './options.js';
import { perform } from './perform.js';
import { planVersion } from './plan.js';
import { openPlatform } from './platform.js';
import { RegistrationSubject } from './registration.js';
import { Session } from './session.js';
import type { PlatformSubject } from './subjects.js';
import { bind, type CheckResult } from './types.js';
import { KNOWN_VERSIONS } from './versions.js';

/**
 * Checks a live partner and gives the result of each check as soon as it is there. Reads only, unless `write` is set or
 * a Token A is given. Throws a `TypeError` for options that do not fit together, and the reason of an aborted signal.
 */
export async function* runConformance(
  options: ConformanceOptions,
): AsyncGenerator<CheckResult, void, undefined> {
  if (!URL.canParse(options.url))
    throw new TypeError(`The versions URL ${JSON.stringify(options.url)} is not a URL.`);
  if (options.tokenA !== undefined && !options.listener) {
    throw new TypeError('Registration needs a listener, because the partner calls back.');
  }
  const session = new Session(options);
  session.token = options.tokenA ?? options.token;
  if (options.tokenA !== undefined) session.party ??= DEFAULT_PARTY;
  const offer = await openVersions(session);
  const opened: Opened[] = [];
  for (const version of offer.chosen) opened.push(await openTarget(session, version));
  yield* perform(session, undefined, bind([platformSubject(offer, opened, options)], versionsChecks));
  const roles = ourRoles(session, opened);
  if (options.listener)
    session.platform = await openPlatform(options.listener, roles, options.insecure ?? false);
  try {
    yield* options.tokenA === undefined
      ? checkAll(session, opened)
      : registerAndCheck(session, offer, opened, roles);
  } finally {
    await session.platform?.close();
  }
}

async function* checkAll(session: Session, opened: readonly Opened[]): AsyncGenerator<CheckResult> {
  for (const one of opened) {
    session.renew();
    const version = KNOWN_VERSIONS[one.target.number].version;
    session.encoding =
      session.options.tokenEncoding ?? (await encodingOf(session, one)) ?? version.tokenEncoding;
    yield* perform(session, one.target.number, await planVersion(one));
  }
}

/** How the token is written in a version: the way in which its details were answered. */
async function encodingOf(session: Session, { target }: Opened): Promise<'base64' | 'raw' | undefined> {
  const { tokenEncoding } = target.known.version;
  const answer = await session.send({ url: target.detailsUrl, encoding: tokenEncoding });
  return answer.status === 401 ? (tokenEncoding === 'raw' ? 'base64' : 'raw') : tokenEncoding;
}

/** Registers in the first version, goes on to each of the others by PUT, and unregisters at the end. */
async function* registerAndCheck(
  session: Session,
  offer: Offer,
  opened: readonly Opened[],
  roles: readonly PartyRole[],
): AsyncGenerator<CheckResult> {
  const held: Held = { registration: undefined };
  try {
    for (const one of opened) {
      session.renew();
      const version = offer.chosen.find(({ number }) => number === one.target.number);
      if (version) yield* checkRegistered(session, version, one, roles, held);
    }
    const { registration } = held;
    if (registration) {
      yield* perform(session, registration.target.number, bind([registration], unregisteringChecks));
    }
  } finally {
    session.signal = undefined;
    await held.registration?.unregister();
  }
}

/** The registration that there is, so that it is ended whatever happens. */
interface Held {
  registration: RegistrationSubject | undefined;
}

/** Registers in a version and makes all checks in it. */
async function* checkRegistered(
  session: Session,
  version: Offer['chosen'][number],
  { target, credentials }: Opened,
  roles: readonly PartyRole[],
  held: Held,
): AsyncGenerator<CheckResult> {
  const { number } = version;
  const { credentialsUrl } = target;
  const { platform, options } = session;
  if (credentialsUrl === undefined || !platform) {
    yield* perform(session, number, bind([{ place: '', target, credentials }], detailsChecks));
    return;
  }
  const isFirst = held.registration === undefined;
  const before = isFirst ? undefined : session.token;
  const at = { target, credentialsUrl, tokenA: options.tokenA ?? '', before };
  const subject = new RegistrationSubject(platform, roles, at);
  if (isFirst) yield* perform(session, number, bind([subject], invitedChecks));
  const { token } = await subject.register();
  const isRegistered = token !== undefined;
  if (isRegistered) held.registration = subject;
  const again = isRegistered ? await openTarget(session, version) : undefined;
  subject.target = again?.target ?? target;
  yield* perform(session, number, bind([subject], isFirst ? registeringChecks : switchingChecks));
  if (again) yield* perform(session, number, await planVersion(again));
}

function platformSubject(
  { versions, offered, chosen }: Offer,
  opened: readonly Opened[],
  options: ConformanceOptions,
): PlatformSubject {
  return {
    place: '',
    versions,
    schema: KNOWN_VERSIONS['2.3.0'].version.versions,
    offered,
    wanted: options.versions,
    checked: chosen.map(({ number }) => number),
    endpointUrls: opened.flatMap(({ target }) => target.advertised.map(({ url }) => url)),
    insecure: options.insecure ?? false,
  };
}

/** The roles that we play: as told, else the other side of what the partner plays. */
function ourRoles({ options, party }: Session, opened: readonly Opened[]): readonly PartyRole[] {
  const theirs = new Set([
    ...(options.roles ?? []),
    ...opened.flatMap(({ target }) => target.roles.map(({ role }) => role)),
  ]);
  const other = [
    ...(theirs.has('CPO') || !theirs.has('EMSP') ? ['EMSP'] : []),
    ...(theirs.has('EMSP') ? ['CPO'] : []),
  ];
  const { country_code, party_id } = party ?? DEFAULT_PARTY;
  return (options.partyRoles ?? other).map((role) => ({
    role,
    country_code,
    party_id,
    business_details: { name: 'OCPI conformance check' },
  }));
}
