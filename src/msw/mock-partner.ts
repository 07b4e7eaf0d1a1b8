import { type HttpHandler, HttpResponse, http } from 'msw';
import type { VersionNumber } from '../core/version.js';
import type { MockOptions } from '../testing/mock/options.js';
import { type MockPlatform, mockPlatform } from '../testing/mock/platform.js';

/** A partner as msw handlers. */
export interface MockPartner<V extends VersionNumber = VersionNumber> extends MockPlatform<V> {
  /** Give them to `setupServer(...mock.handlers)` or `setupWorker(...)`; requests to other URLs fall through. */
  readonly handlers: readonly HttpHandler[];
}

/**
 * A complete OCPI partner for a test, a story or an app in the browser: the real server over data made from a seed, as
 * handlers for msw 3. `mock.token` is registered already; `mock.tokenA` is for registering.
 */
export function mockPartner<V extends VersionNumber>(options: MockOptions<V>): MockPartner<V> {
  const platform = mockPlatform(options);
  const base = new URL(options.url);
  const path = base.pathname.replace(/\/+$/, '');
  const belongs = ({ request }: { readonly request: Request }): boolean => {
    const { origin, pathname } = new URL(request.url);
    return origin === base.origin && (pathname === path || pathname.startsWith(`${path}/`));
  };
  // A connection that breaks on purpose must look like one; msw takes what is thrown for a mistake of the handler.
  const answer = (request: Request): Promise<Response> =>
    platform.fetch(request).catch(() => HttpResponse.error());
  return { ...platform, handlers: [http.all(belongs, ({ request }) => answer(request))] };
}
