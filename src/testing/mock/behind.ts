import { connect } from '../../client/connect.js';
import type { Partner } from '../../client/partner.js';
import { register } from '../../client/register.js';
import type { Version } from '../../contract/version.js';
import type { VersionNumber } from '../../core/version.js';
import type { Hub } from '../../hub/hub.js';
import { invite } from '../../partners/invite.js';
import { memoryPartners } from '../../partners/memory.js';
import { createOcpiHandler } from '../../server/handler.js';
import type { Limits } from '../../server/options.js';
import type { Role } from '../../server/types.js';
import { ANY_URL } from './any-url.js';

/** Id of the registration of the platform with the hub. */
export const BEHIND = 'behind';

/** Where the platform is, for the hub alone: a name that nobody else can have. */
const URL_BEHIND = 'https://behind-the-hub.invalid/ocpi';

/** Id of the registration of the hub with the platform. */
const HUB = 'hub';

/** What the platform behind a hub is made of. */
export interface BehindParts {
  readonly role: Role;
  readonly limits: Limits;
  readonly hub: Hub;
  /** The slug of the hub's role for this platform, where the hub speaks 2.1.1. */
  readonly scope: string | undefined;
}

/** The platform behind a hub: registered with it like any other, and reached through it alone. */
export interface Behind {
  /** Whether a request is for the platform. */
  has(request: Request): boolean;
  fetch(request: Request): Promise<Response>;
  /** Registers the platform with the hub, anew if need be. */
  join(): Promise<void>;
  /** The hub as the platform calls it. */
  client<V extends VersionNumber>(version: Version<V>): Promise<Partner<V>>;
}

/** Makes the platform of the party behind a hub. */
export function makeBehind({ role, limits, hub, scope }: BehindParts): Behind {
  const partners = memoryPartners();
  const calling = { fetch: hub.fetch, urls: ANY_URL };
  const api = createOcpiHandler({ publicUrl: URL_BEHIND, partners, roles: [role], limits, ...calling });
  const { version, party } = role;
  const from = { country_code: party.country_code, party_id: party.party_id };
  return {
    has: ({ url }) => url.startsWith(URL_BEHIND),
    fetch: api.fetch,
    async join() {
      await partners.remove(HUB);
      const { token } = await invite(hub.partners, { id: BEHIND, scope });
      const versionsUrl = hub.versionsUrl(version.version, scope);
      await register({ version, versionsUrl, token, self: api, id: HUB, hub: true, ...calling });
    },
    async client(wanted) {
      const registration = await partners.get(HUB);
      if (registration?.version === wanted.version) {
        return connect({ version: wanted, registration, from, ...calling });
      }
      const versionsUrl = hub.versionsUrl(wanted.version, scope);
      return connect({ version: wanted, versionsUrl, token: registration?.token ?? '', from, ...calling });
    },
  };
}
