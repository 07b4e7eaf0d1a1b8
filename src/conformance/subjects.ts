import type { Schema } from '../core/kind.js';
import { uniqueId } from '../core/random.js';
import type { OfferedVersion } from '../partners/discover.js';
import type { Exchange } from './exchange.js';
import { ask, type Endpoint, harmlessUrl, type Target } from './target.js';
import type { Placed } from './types.js';

/** The partner before a version is chosen. */
export interface PlatformSubject extends Placed {
  readonly versions: Exchange;
  /** Schema of an entry of the list. */
  readonly schema: Schema;
  readonly offered: readonly OfferedVersion[];
  readonly wanted: readonly string[] | undefined;
  /** The versions that will be checked. */
  readonly checked: readonly string[];
  readonly endpointUrls: readonly string[];
  readonly insecure: boolean;
}

/** The partner in one version. */
export interface VersionSubject extends Placed {
  readonly target: Target;
  readonly credentials: Exchange;
}

/** An endpoint that has to be protected. */
export interface ProtectedSubject extends Placed {
  readonly target: Target;
  readonly url: string;
  /** Whether GET is a method of it, so that nothing but the token can be in the way. */
  readonly isReadable: boolean;
}

/** An answer of the partner, of whatever kind, as a sample of all. */
export interface AnswerSubject extends Placed {
  readonly target: Target;
  readonly kind: 'configuration' | 'functional' | 'error';
  readonly answer: Exchange;
}

/** Versions, details, credentials and every endpoint. */
export function protectedSubjects(target: Target): readonly ProtectedSubject[] {
  const { session, detailsUrl, credentialsUrl, endpoints } = target;
  const configuration = [
    { place: 'versions', url: session.options.url },
    { place: 'details', url: detailsUrl },
    ...(credentialsUrl === undefined ? [] : [{ place: 'credentials', url: credentialsUrl }]),
  ];
  return [
    ...configuration.map((one) => ({ ...one, target, isReadable: true })),
    ...endpoints.map((endpoint) => {
      const { url, expects } = harmlessUrl(target, endpoint);
      return { place: endpoint.place, url, target, isReadable: expects !== 'nothing' };
    }),
  ];
}

/** One answer of each kind: versions, details, credentials, every endpoint, no token, no such path. */
export async function answerSubjects(
  target: Target,
  credentials: Exchange,
): Promise<readonly AnswerSubject[]> {
  const { session, details, endpoints, detailsUrl } = target;
  const subjects: AnswerSubject[] = [
    {
      place: 'versions',
      target,
      kind: 'configuration',
      answer: await session.send({ url: session.options.url }),
    },
    { place: 'details', target, kind: 'configuration', answer: details },
  ];
  if (target.credentialsUrl !== undefined)
    subjects.push({ place: 'credentials', target, kind: 'configuration', answer: credentials });
  for (const endpoint of endpoints) subjects.push(await endpointAnswer(target, endpoint));
  const unknownUrl = `${detailsUrl.replace(/[?#].*$/, '').replace(/\/+$/, '')}/ocpijs-${uniqueId()}`;
  subjects.push({
    place: 'unknown-path',
    target,
    kind: 'error',
    answer: await session.send({ url: unknownUrl }),
  });
  subjects.push({
    place: 'no-token',
    target,
    kind: 'error',
    answer: await session.send({ url: detailsUrl, token: null }),
  });
  return subjects;
}

async function endpointAnswer(target: Target, endpoint: Endpoint): Promise<AnswerSubject> {
  const { url, expects } = harmlessUrl(target, endpoint);
  const answer = await ask(target, { url });
  return { place: endpoint.place, target, kind: expects === 'list' ? 'functional' : 'error', answer };
}
