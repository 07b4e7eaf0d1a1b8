import { toNode } from '../../../src/adapters/node.js';
import { v2_2_1 } from '../../../src/contract/v2_2_1/version.js';
import { INSECURE_URLS } from '../../../src/core/url-policy.js';
import { invite } from '../../../src/partners/invite.js';
import { memoryPartners } from '../../../src/partners/memory.js';
import { createOcpiHandler, type OcpiHandler } from '../../../src/server/handler.js';
import type { HandlerOptions } from '../../../src/server/options.js';
import { defineRole } from '../../../src/server/role.js';
import type { Served } from '../../../src/server/types.js';
import { listening } from '../../support/listening.js';

/** Our own side behind a real socket: what partners are, the mock is. */
export interface Platform {
  readonly api: OcpiHandler;
  readonly versionsUrl: string;
  /** Makes a Token A. */
  invite(): Promise<string>;
}

const PARTIES = {
  CPO: { role: 'CPO', country_code: 'NL', party_id: 'ABC', business_details: { name: 'ABC' } },
  EMSP: { role: 'EMSP', country_code: 'DE', party_id: 'MSP', business_details: { name: 'MSP' } },
} as const;

/** Starts a platform of one role that ends with the test. */
export async function startPlatform(
  role: keyof typeof PARTIES,
  served: readonly Served<'2.2.1'>[],
  more: Partial<HandlerOptions> = {},
): Promise<Platform> {
  const { origin, server } = await listening();
  const publicUrl = `${origin}/ocpi`;
  const partners = memoryPartners();
  const roles = [defineRole(v2_2_1, PARTIES[role], served)];
  const api = createOcpiHandler({ publicUrl, partners, roles, urls: INSECURE_URLS, ...more });
  server.on('request', toNode(api));
  return {
    api,
    versionsUrl: `${publicUrl}/versions`,
    invite: async () => (await invite(partners)).token,
  };
}
