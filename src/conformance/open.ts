import type { AdvertisedEndpoint, PartyRole } from '../contract/version.js';
import { read, readList } from '../core/read.js';
import { VERSION_NUMBERS, type VersionNumber } from '../core/version.js';
import type { OfferedVersion } from '../partners/discover.js';
import { answeredBy, isHub, partiesBehind } from './behind.js';
import { type Exchange, succeeded } from './exchange.js';
import type { Session } from './session.js';
import { bindEndpoints, fullRouting, readableLists, type Target } from './target.js';
import { KNOWN_VERSIONS, knownVersion } from './versions.js';

/** What the versions endpoint gave. */
export interface Offer {
  readonly versions: Exchange;
  readonly offered: readonly OfferedVersion[];
  /** Those that will be checked, the newest last. */
  readonly chosen: readonly (OfferedVersion & { readonly number: VersionNumber })[];
}

/** Asks for the versions, in one encoding of the token and then in the other. */
export async function openVersions(session: Session): Promise<Offer> {
  const { options } = session;
  const isOld = options.versions?.every((number) => number === '2.1.1') ?? false;
  const first = options.tokenEncoding ?? (isOld ? 'raw' : 'base64');
  const versions = await askEncoded(session, options.url, first);
  const { values } = readList(KNOWN_VERSIONS['2.3.0'].version.versions, versions.envelope?.data);
  const offered = succeeded(versions) ? (values as readonly OfferedVersion[]) : [];
  const wanted: readonly string[] = options.versions ?? VERSION_NUMBERS;
  const numbers = VERSION_NUMBERS.filter((number) => wanted.includes(number));
  const chosen = numbers.flatMap((number) => {
    const found = offered.find(({ version }) => version.trim() === number);
    return found ? [{ ...found, number }] : [];
  });
  return { versions, offered, chosen };
}

/** Makes a GET; a 401 is answered by the other encoding, unless the options fix it. What worked is kept. */
async function askEncoded(session: Session, url: string, first: 'base64' | 'raw'): Promise<Exchange> {
  session.encoding = first;
  const answer = await session.send({ url });
  if (answer.status !== 401 || session.options.tokenEncoding || session.token === undefined) return answer;
  const other = first === 'raw' ? 'base64' : 'raw';
  const again = await session.send({ url, encoding: other });
  if (!succeeded(again)) return answer;
  session.encoding = other;
  return again;
}

/** What is known of the partner in a version. */
export interface Opened {
  readonly target: Target;
  readonly credentials: Exchange;
}

/** Reads version details and credentials, and binds the endpoints to contracts. */
export async function openTarget(
  session: Session,
  { url, number }: OfferedVersion & { number: VersionNumber },
): Promise<Opened> {
  const known = knownVersion(number) ?? KNOWN_VERSIONS['2.2.1'];
  const details = await askEncoded(
    session,
    url,
    session.options.tokenEncoding ?? known.version.tokenEncoding,
  );
  const told = (details.envelope?.data ?? {}) as { endpoints?: unknown };
  const advertised = Array.isArray(told.endpoints) ? told.endpoints.filter(isEndpoint) : [];
  const credentialsUrl = advertised.find(({ identifier }) => identifier === 'credentials')?.url;
  const credentials = credentialsUrl === undefined ? details : await session.send({ url: credentialsUrl });
  const own = credentialsUrl === undefined ? [] : rolesOf(credentials, number);
  const bound = await bindEndpoints(session, known, advertised);
  const atHub = isHub(credentials, own);
  const roles = atHub ? [...own, ...(await partiesBehind(session, advertised, own))] : own;
  const endpoints = atHub ? answeredBy(roles, bound) : bound;
  const target: Target = {
    session,
    number,
    known,
    details,
    detailsUrl: url,
    advertised,
    endpoints,
    credentialsUrl,
    roles,
    isPartyRefused: false,
  };
  return { target: { ...target, isPartyRefused: await refusesParty(target) }, credentials };
}

/** Whether a list is given only when we do not say who we are. */
async function refusesParty(target: Target): Promise<boolean> {
  const [list] = readableLists(target.endpoints);
  const routing = list ? fullRouting(target, list.url) : {};
  if (!list || !routing.from) return false;
  if (succeeded(await target.session.send({ url: list.url, routing }))) return false;
  return succeeded(await target.session.send({ url: list.url }));
}

function isEndpoint(value: unknown): value is AdvertisedEndpoint {
  const endpoint = value as { identifier?: unknown; url?: unknown } | null;
  return (
    typeof endpoint === 'object' &&
    typeof endpoint?.identifier === 'string' &&
    typeof endpoint.url === 'string'
  );
}

function rolesOf(credentials: Exchange, number: VersionNumber): readonly PartyRole[] {
  const { version } = KNOWN_VERSIONS[number];
  const result = read(version.credentials.schema, credentials.envelope?.data);
  return succeeded(credentials) && result.ok ? version.credentials.read(result.value).roles : [];
}
