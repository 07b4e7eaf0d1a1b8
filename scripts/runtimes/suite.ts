import { patchOrPut } from '../../src/client/calls/patch-or-put.js';
import { withResults } from '../../src/client/calls/results.js';
import type { ResultWaiter } from '../../src/client/calls/waiter.js';
import { register } from '../../src/client/register.js';
import { unregister } from '../../src/client/update.js';
import { commands } from '../../src/contract/v2_2_1/commands.js';
import { locations } from '../../src/contract/v2_2_1/locations.js';
import { tokens } from '../../src/contract/v2_2_1/tokens.js';
import { v2_2_1 } from '../../src/contract/v2_2_1/version.js';
import { uniqueId } from '../../src/core/random.js';
import { INSECURE_URLS } from '../../src/core/url-policy.js';
import { memoryPartners } from '../../src/partners/memory.js';
import type { Self } from '../../src/partners/self.js';
import type { Token } from '../../src/schema/v2_2_1/tokens.js';

/** Where the partner of the suite is. */
export interface SuiteOptions {
  /** Origin of the server that plays the CPO, and takes the calls to us where a runtime cannot listen. */
  readonly origin: string;
  /** Token A. */
  readonly token: string;
}

/** What the suite did; a failure is thrown. */
export interface SuiteReport {
  readonly registered: string;
  readonly pulled: number;
  readonly pushed: readonly string[];
  readonly command: string;
  readonly refused: string;
}

const ME = { country_code: 'DE', party_id: 'MSP' };
const NOW = '2026-01-01T00:00:00Z';

const token: Token = {
  ...ME,
  uid: 'T1',
  type: 'RFID',
  contract_id: 'DE-MSP-C12345678-X',
  issuer: 'MSP',
  valid: true,
  whitelist: 'NEVER',
  last_updated: NOW,
};

/** Registers, pulls, pushes, sends a command and unregisters: the same in every runtime. */
export async function smoke({ origin, token: tokenA }: SuiteOptions): Promise<SuiteReport> {
  const self = platformAt(origin);
  const partner = await register({
    version: v2_2_1,
    versionsUrl: `${origin}/ocpi/versions`,
    token: tokenA,
    self,
    urls: INSECURE_URLS,
  });
  const found = await partner.module(locations.sender).list({ limit: 40 }).all();
  const put = await partner.module(tokens.receiver).putToken({ token_uid: 'T1', body: token });
  const change = {
    token_uid: 'T1',
    body: { valid: false, last_updated: NOW },
    whole: { ...token, valid: false },
  };
  const patched = await patchOrPut(partner, tokens.receiver, 'patchToken', change);
  const client = withResults(partner, commands, waiter(origin));
  const started = await client.startSession({ body: { token, location_id: found[0]?.id ?? '' } });
  const outcome = await started.result;
  const refused = await partner
    .module(locations.sender)
    .getLocation({ location_id: 'nowhere' })
    .then(
      () => 'nothing',
      (error: { code?: string; statusCode?: number }) => `${error.code} ${error.statusCode}`,
    );
  await unregister({ version: v2_2_1, self, id: partner.id ?? '', urls: INSECURE_URLS });
  return {
    registered: partner.roles.map((other) => `${other.role} ${other.country_code}*${other.party_id}`).join(),
    pulled: new Set(found.map(({ id }) => id)).size,
    pushed: [String(put.httpStatus), patched.via],
    command: outcome.outcome === 'result' ? outcome.result.result : outcome.outcome,
    refused,
  };
}

/** What registering has to know about us; the server answers for us. */
function platformAt(origin: string): Self {
  const role = { ...ME, role: 'EMSP', business_details: { name: 'MSP' } };
  return {
    partners: memoryPartners(),
    versionsUrl: () => `${origin}/emsp/versions`,
    endpointUrl: () => undefined,
    roles: () => [role],
  };
}

/** Asks the server for what was posted for us. */
const waiter = (origin: string): ResultWaiter => ({
  open() {
    const url = `${origin}/emsp/results/${uniqueId()}`;
    return {
      url,
      async wait(milliseconds) {
        for (const end = Date.now() + milliseconds; Date.now() < end; ) {
          const response = await fetch(url);
          if (response.status === 200) return response.json();
          await response.text();
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        return undefined;
      },
    };
  },
});

const EXPECTED: SuiteReport = {
  registered: 'CPO NL*ABC',
  pulled: 100,
  pushed: ['201', 'patch'],
  command: 'ACCEPTED',
  refused: 'OCPI_STATUS 2003',
};

/** Runs the suite; gives `ok`, or what was different, or the error. */
export async function run(options: SuiteOptions): Promise<string> {
  try {
    const [wanted, came] = [EXPECTED, await smoke(options)].map((report) => JSON.stringify(report));
    return wanted === came ? 'ok' : `expected ${wanted}, came ${came}`;
  } catch (error) {
    const { name, message, cause } = error as Error;
    return `${name}: ${message}${cause instanceof Error ? ` (${cause.message})` : ''}`;
  }
}
