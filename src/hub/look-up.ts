import type { ContextFor, Subject } from '../bridge/options.js';
import { pathUrl } from '../client/connection.js';
import { uniqueId } from '../core/random.js';
import { isSuccess } from '../core/status.js';
import { encodeSegment } from '../core/url.js';
import { chooseMember, type Directories } from './directory.js';
import type { Forward } from './forward.js';
import { textOf } from './known.js';
import type { HubOptions } from './options.js';

/** What looking up takes. */
export interface LookUpParts {
  readonly options: HubOptions;
  readonly directories: Directories;
  readonly forward: Forward;
}

/**
 * Finds what a conversion needs to know: what the application says, and for a Session that goes to 2.1.1, which has all of
 * the Location inside, the Location as the owner of both gives it.
 */
export function lookUp(parts: LookUpParts): ContextFor {
  return async (subject) => {
    const told = (await parts.options.bridging?.contextFor?.(subject)) ?? {};
    if (told.location || subject.to !== '2.1.1' || subject.module !== 'sessions') return told;
    const location = await locationOf(subject, parts);
    return location ? { ...told, location } : told;
  };
}

async function locationOf(
  { object, owner, from }: Subject,
  { options, directories, forward }: LookUpParts,
): Promise<object | undefined> {
  const id = textOf(object, 'location_id');
  if (!owner || id === undefined) return undefined;
  const member = chooseMember((await directories()).find(owner), 'locations', 'SENDER');
  if (!member || member.platform.version.version.version !== from) return undefined;
  const { platform, party } = member;
  const { country_code, party_id } = options.party;
  const forwarded = await forward({
    platform,
    module: 'locations',
    operation: 'getLocation',
    method: 'GET',
    url: pathUrl(platform.connection, 'locations', 'SENDER', `/${encodeSegment(id)}`),
    routing: { to: party, from: { country_code, party_id } },
    correlationId: uniqueId(),
  });
  if (!('answer' in forwarded) || !isSuccess(forwarded.answer.envelope.statusCode)) return undefined;
  const { data } = forwarded.answer.envelope;
  return typeof data === 'object' && data !== null ? data : undefined;
}
