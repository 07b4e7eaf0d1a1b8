import { connect } from '../../../src/client/connect.js';
import type { ClientOptions } from '../../../src/client/options.js';
import type { Partner } from '../../../src/client/partner.js';
import { v2_2_1 } from '../../../src/contract/v2_2_1/version.js';
import type { AdvertisedEndpoint } from '../../../src/contract/version.js';
import { INSECURE_URLS } from '../../../src/core/url-policy.js';
import type { FaultServer } from './fault-server.js';

/** The token that tests send; nothing may ever show it. */
export const TOKEN = 'secret-token-Zq9xW7rT';

/** Quick retries, so that tests of failures do not wait. */
export const QUICK = { delay: 1, limit: 3 } as const;

const MODULES = [
  'locations',
  'tariffs',
  'sessions',
  'cdrs',
  'tokens',
  'commands',
  'chargingprofiles',
  'hubclientinfo',
];

/** Endpoints for both sides of all modules: `/sender/locations`, `/receiver/locations`, … */
export const endpointsAt = (url: string, end = ''): AdvertisedEndpoint[] =>
  MODULES.flatMap((identifier) => [
    { identifier, role: 'SENDER', url: `${url}/sender/${identifier}${end}` },
    { identifier, role: 'RECEIVER', url: `${url}/receiver/${identifier}${end}` },
  ]);

/** A partner at a server, called with {@link TOKEN} and no discovery. */
export const partnerAt = (
  server: Pick<FaultServer, 'url'>,
  options: ClientOptions = {},
  end = '',
): Promise<Partner<'2.2.1'>> =>
  connect({
    version: v2_2_1,
    endpoints: endpointsAt(server.url, end),
    token: TOKEN,
    urls: INSECURE_URLS,
    retry: QUICK,
    from: { country_code: 'DE', party_id: 'MSP' },
    ...options,
  });
