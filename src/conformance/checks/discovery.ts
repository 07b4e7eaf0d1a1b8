import { isAbsoluteUrl } from '../../core/primitives.js';
import { read, readList } from '../../core/read.js';
import { printableUrl } from '../../core/url.js';
import { describeAnswer, listOf, succeeded } from '../exchange.js';
import { broken, counted, judge, pass, skip, some, warn } from '../finding.js';
import type { PlatformSubject, VersionSubject } from '../subjects.js';
import type { Check, Finding } from '../types.js';

const isHttps = (url: string): boolean => url.toLowerCase().startsWith('https:');

/** The list of versions. */
export const versionsChecks: readonly Check<PlatformSubject>[] = [
  {
    id: 'discovery/versions',
    title: 'The versions endpoint lists versions',
    expected: 'HTTP 200, OCPI 1xxx and a list of at least one version',
    level: 'must',
    cites: ['versions/list'],
    run: ({ versions }) => {
      const list = listOf(versions);
      return judge(
        succeeded(versions) && (list?.length ?? 0) > 0,
        versions,
        list ? `${counted(list.length, 'version')}` : describeAnswer(versions),
      );
    },
  },
  {
    id: 'discovery/version-entries',
    title: 'Every version has a number and a URL, once',
    expected: 'version and an absolute url, no version twice',
    level: 'must',
    cites: ['versions/entry'],
    run: ({ versions, schema, offered }) => {
      if (!listOf(versions)) return skip('There is no list of versions.', versions);
      const { items } = readList(schema, versions.envelope?.data);
      const wrong = items
        .filter((item) => !item.ok || item.issues.length > 0)
        .map((item) => item.issues[0]?.message ?? '');
      const numbers = offered.map(({ version }) => version);
      const doubled = numbers.filter((number, index) => numbers.indexOf(number) !== index);
      const problems = [...wrong, ...doubled.map((number) => `${number} is listed twice`)];
      return judge(
        problems.length === 0,
        versions,
        problems.length === 0 ? numbers.join(', ') : some(problems),
      );
    },
  },
  {
    id: 'discovery/versions-wanted',
    title: 'A version to be checked is offered',
    expected: 'The versions that were asked for, or one that can be checked',
    level: 'must',
    cites: ['versions/list'],
    run: ({ versions, offered, wanted, checked }) => {
      const missing = (wanted ?? []).filter((number) => !checked.includes(number));
      const names = offered.map(({ version }) => version).join(', ') || 'nothing';
      return judge(
        missing.length === 0 && checked.length > 0,
        versions,
        missing.length > 0 ? `${missing.join(', ')} missing; offered: ${names}` : `Offered: ${names}`,
      );
    },
  },
  {
    id: 'discovery/tls',
    title: 'All URLs are https',
    expected: 'https in the URLs of versions and endpoints',
    level: 'must',
    cites: ['transport/security/tls'],
    run: ({ versions, offered, endpointUrls, insecure }) => {
      const plain = [versions.request.url, ...offered.map(({ url }) => url), ...endpointUrls].filter(
        (url) => !isHttps(url),
      );
      if (insecure && plain.length > 0) return skip('The run was told to allow http.', versions);
      return judge(
        plain.length === 0,
        versions,
        plain.length === 0 ? 'https everywhere' : some([...new Set(plain.map(printableUrl))]),
      );
    },
  },
];

/** Version details and credentials, as far as they are only read. */
export const detailsChecks: readonly Check<VersionSubject>[] = [
  {
    id: 'discovery/details',
    title: 'Version details are valid',
    expected: 'HTTP 200, OCPI 1xxx, version and endpoints',
    level: 'must',
    cites: ['versions/details'],
    run: ({ target: { details, known } }) => {
      if (!succeeded(details)) return broken(describeAnswer(details), details);
      const { ok, issues } = read(known.version.details, details.envelope?.data);
      if (!ok)
        return broken(some(issues.map((issue) => `${issue.pointer || '/'}: ${issue.message}`)), details);
      return issues.length > 0
        ? warn(some(issues.map(({ message }) => message)), details)
        : pass('Valid', details);
    },
  },
  {
    id: 'discovery/details-version',
    title: 'Version details are about the version that was asked for',
    expected: 'The number of the list of versions',
    level: 'must',
    cites: ['versions/details-version'],
    run: ({ target: { details, number } }) => {
      const told = (details.envelope?.data as { version?: unknown } | null | undefined)?.version;
      return judge(told === number, details, `version ${JSON.stringify(told)}`);
    },
  },
  {
    id: 'discovery/credentials-endpoint',
    title: 'The credentials module is there',
    expected: 'One endpoint with the identifier credentials',
    level: 'must',
    cites: ['versions/credentials'],
    run: ({ target: { details, advertised } }) => {
      const { length } = advertised.filter(({ identifier }) => identifier === 'credentials');
      return judge(length === 1, details, `${counted(length, 'credentials endpoint')}`);
    },
  },
  {
    id: 'discovery/endpoint-urls',
    title: 'Every endpoint has an absolute URL',
    expected: 'Absolute URLs',
    level: 'must',
    cites: ['versions/endpoint-url'],
    run: ({ target: { details, advertised } }) => {
      const wrong = advertised.filter(({ url }) => !isAbsoluteUrl(url) || !URL.canParse(url));
      return judge(
        wrong.length === 0,
        details,
        wrong.length === 0
          ? `${counted(advertised.length, 'endpoint')}`
          : some(wrong.map(({ identifier, url }) => `${identifier}: ${url}`)),
      );
    },
  },
  {
    id: 'discovery/endpoint-roles',
    title: 'Every endpoint says which side it is',
    expected: 'role SENDER or RECEIVER',
    level: 'must',
    cites: ['versions/endpoint-role'],
    versions: ['2.2.1', '2.3.0'],
    run: ({ target: { details, advertised } }) => {
      const wrong = advertised.filter(
        ({ identifier, role }) => identifier !== 'credentials' && role !== 'SENDER' && role !== 'RECEIVER',
      );
      return judge(
        wrong.length === 0,
        details,
        wrong.length === 0
          ? `${counted(advertised.length, 'endpoint')}`
          : some(wrong.map(({ identifier, role }) => `${identifier}: ${role ?? 'no role'}`)),
      );
    },
  },
  {
    id: 'discovery/endpoint-once',
    title: 'No endpoint is listed twice',
    expected: 'One endpoint for each side of a module',
    level: 'must',
    cites: ['versions/endpoint-once'],
    run: ({ target: { details, advertised } }) => {
      const keys = advertised
        .filter(({ identifier }) => identifier !== 'credentials')
        .map(({ identifier, role }) => `${identifier} ${role ?? ''}`.trim());
      const doubled = keys.filter((key, index) => keys.indexOf(key) !== index);
      return judge(
        doubled.length === 0,
        details,
        doubled.length === 0 ? `${counted(keys.length, 'endpoint')}` : some(doubled),
      );
    },
  },
  {
    id: 'discovery/modules',
    title: 'Only modules of the specification are advertised',
    expected: 'Modules of the version, others only where they were agreed on',
    level: 'should',
    cites: ['versions/modules'],
    run: ({ target: { details, advertised, known } }) => {
      const strange = advertised.filter(
        ({ identifier }) => identifier !== 'credentials' && !Object.hasOwn(known.modules, identifier),
      );
      return judge(
        strange.length === 0,
        details,
        strange.length === 0
          ? 'Modules of the specification only'
          : some(strange.map(({ identifier }) => identifier)),
      );
    },
  },
  {
    id: 'discovery/credentials',
    title: 'GET credentials gives the partner’s credentials',
    expected: 'A valid credentials object of the version',
    level: 'must',
    cites: ['credentials/get', 'credentials/token'],
    run: checkCredentials,
  },
  {
    id: 'discovery/credentials-url',
    title: 'The credentials name the versions URL',
    expected: 'The versions URL of the platform',
    level: 'should',
    cites: ['credentials/own-url'],
    run: checkOwnUrl,
  },
  {
    id: 'discovery/credentials-roles',
    title: 'No role is named twice in the credentials',
    expected: 'Roles that differ in role, country_code or party_id',
    level: 'must',
    cites: ['credentials/roles'],
    versions: ['2.2.1', '2.3.0'],
    run: ({ credentials, target: { roles } }) => {
      if (roles.length === 0) return skip('There are no roles.', credentials);
      const keys = roles.map(({ role, country_code, party_id }) =>
        `${role} ${country_code}/${party_id}`.toUpperCase(),
      );
      const doubled = keys.filter((key, index) => keys.indexOf(key) !== index);
      return judge(
        doubled.length === 0,
        credentials,
        doubled.length === 0 ? some(keys, 5) : `Twice: ${some(doubled)}`,
      );
    },
  },
];

function checkCredentials({ credentials, target }: VersionSubject): Finding {
  if (target.credentialsUrl === undefined) return skip('There is no credentials endpoint.');
  if (!succeeded(credentials)) return broken(describeAnswer(credentials), credentials);
  const { ok, issues } = read(target.known.version.credentials.schema, credentials.envelope?.data);
  const found = issues.map((issue) => `${issue.pointer || '/'}: ${issue.message}`);
  if (!ok) return broken(some(found), credentials);
  return found.length > 0 ? warn(some(found), credentials) : pass('Valid', credentials);
}

/** The URL is the one that was asked, or another that lists the same version: 2.1.1 has one for each role. */
async function checkOwnUrl({ credentials, target: { session, number } }: VersionSubject): Promise<Finding> {
  const { url } = (credentials.envelope?.data ?? {}) as { url?: unknown };
  if (!succeeded(credentials) || typeof url !== 'string')
    return skip('There are no credentials.', credentials);
  const bare = (text: string): string => text.replace(/\/+$/, '');
  if (bare(url) === bare(session.options.url)) return pass(`url ${url}`, credentials);
  if (!URL.canParse(url) || new URL(url).origin !== new URL(session.options.url).origin)
    return broken(`url ${url}`, credentials);
  const answer = await session.send({ url });
  const versions = (listOf(answer) ?? []) as readonly { version?: unknown }[];
  const isOne = versions.some((one) => one?.version === number);
  return judge(
    isOne,
    answer,
    `url ${url}, which ${isOne ? 'lists the version too' : 'does not list the version'}`,
  );
}
