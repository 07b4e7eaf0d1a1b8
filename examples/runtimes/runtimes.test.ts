import { invite } from 'ocpi-js/partners';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { api } from './platform.js';

type Fetch = (request: Request) => Promise<Response>;

afterEach(() => vi.unstubAllGlobals());

/** How each runtime would call what its file gives it. */
const runtimes: readonly [string, () => Promise<Fetch>][] = [
  ['Next.js', async () => (await import('./next-route.js')).GET],
  ['Cloudflare Workers', async () => (await import('./worker.js')).default.fetch],
  [
    'Bun',
    async () => {
      const serve = vi.fn<(options: { fetch: Fetch }) => void>();
      vi.stubGlobal('Bun', { serve });
      await import('./bun.js');
      return serve.mock.calls[0]?.[0].fetch as Fetch;
    },
  ],
  [
    'Deno',
    async () => {
      const serve = vi.fn<(options: object, handler: Fetch) => void>();
      vi.stubGlobal('Deno', { serve });
      await import('./deno.js');
      return serve.mock.calls[0]?.[1] as Fetch;
    },
  ],
];

describe.each(runtimes)('the platform in %s', (_name, load) => {
  test('answers a partner and refuses a stranger', async () => {
    const answer = await load();
    const { token } = await invite(api.partners);
    const ask = (authorization: string) =>
      answer(new Request('https://msp.example/ocpi/versions', { headers: { Authorization: authorization } }));
    expect(await (await ask(`Token ${btoa(token)}`)).json()).toMatchObject({
      data: [{ version: '2.2.1', url: 'https://msp.example/ocpi/2.2.1' }],
      status_code: 1000,
    });
    expect((await ask('Token nobody')).status).toBe(401);
  });
});

test('a Worker answers other paths itself', async () => {
  const { default: worker } = await import('./worker.js');
  expect((await worker.fetch(new Request('https://msp.example/'))).status).toBe(404);
});
