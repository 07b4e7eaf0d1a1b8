import { type HttpHandler, http } from 'msw';
import type { MockOptions } from '../testing/mock/options.js';
import { type MockPlatform, mockPlatform } from '../testing/mock/platform.js';

/** A partner as msw handlers. */
export interface MockPartner extends MockPlatform {
  /** Give them to `setupServer(...mock.handlers)` or `setupWorker(...)`; requests to other URLs fall through. */
  readonly handlers: readonly HttpHandler[];
}

/**
 * A complete OCPI partner for a test, a story or an app in the browser: the real server over data made from a seed, as
 * handlers for msw 3. `mock.token` is registered already; `mock.tokenA` is for registering.
 */
export function mockPartner(options: MockOptions): MockPartner {
  const platform = mockPlatform(options);
  const url = options.url.replace(/\/+$/, '');
  const belongs = ({ request }: { readonly request: Request }): boolean =>
    request.url === url || request.url.startsWith(`${url}/`);
  return { ...platform, handlers: [http.all(belongs, ({ request }) => platform.fetch(request))] };
}
