import type { Answering, ConformanceOptions } from '../../src/conformance/options.js';
import { runConformance } from '../../src/conformance/run.js';
import type { CheckResult } from '../../src/conformance/types.js';
import { INSECURE_URLS } from '../../src/core/url-policy.js';
import type { VersionNumber } from '../../src/core/version.js';
import type { MockRole } from '../../src/testing/mock/options.js';
import { type MockPlatform, mockPlatform } from '../../src/testing/mock/platform.js';

const PARTNER = 'https://partner.test/ocpi';
const OURS = 'https://check.test/ocpi';

/** A partner and the options with which it is checked, in one process without sockets. */
export interface CheckTarget {
  readonly mock: MockPlatform;
  readonly options: ConformanceOptions;
}

/** What stands between the mock and who asks it. */
export type Wrap = (next: Answering) => Answering;

const unchanged: Wrap = (next) => next;

/** Makes a mock partner that is reached through `wrap`, and a listener that it reaches. */
export function makeTarget(
  role: MockRole,
  version: VersionNumber | readonly VersionNumber[],
  wrap: Wrap = unchanged,
  wrapOut: Wrap = unchanged,
  faults: readonly string[] = [],
): CheckTarget {
  let answer: Answering | undefined;
  const outgoing: Answering = wrapOut(async (request) => {
    if (!answer || new URL(request.url).origin !== new URL(OURS).origin) throw new TypeError('fetch failed');
    return answer(request);
  });
  const mock = mockPlatform({
    url: PARTNER,
    version,
    role,
    locations: 6,
    faults,
    behaviour: { onChargingProfile: () => ({ response: 'UNKNOWN_SESSION' }) },
    client: { fetch: outgoing, urls: { ...INSECURE_URLS, resolve: null } },
  });
  const { country_code, party_id } = mock.partner;
  const listener = {
    publicUrl: OURS,
    async listen(answering: Answering) {
      answer = answering;
      return {
        close: async () => {
          answer = undefined;
        },
      };
    },
  };
  const options: ConformanceOptions = {
    url: mock.versionsUrl,
    token: mock.token,
    party: { country_code, party_id },
    fetch: wrap(mock.fetch),
    write: true,
    insecure: true,
    resultTimeout: 500,
    listener,
  };
  return { mock, options };
}

/** All results of a run. */
export async function resultsOf(options: ConformanceOptions): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for await (const result of runConformance(options)) results.push(result);
  return results;
}
