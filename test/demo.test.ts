import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { afterEach, describe, expect, test } from 'vitest';
import { CPO } from '../examples/cpo-express/cpo.js';
import { createAnyCpo } from '../examples/demo/any-cpo.js';
import { createAnyEmsp } from '../examples/demo/any-emsp.js';
import { type Child, Failure } from '../examples/demo/child.js';
import { LOCATIONS } from '../examples/demo/data.js';
import { stateOf } from '../examples/demo/facts.js';
import { narrator } from '../examples/demo/narrator.js';
import type { Way } from '../examples/demo/spoken.js';
import { play } from '../examples/demo/steps.js';
import type { Partner } from '../src/client/index.js';
import { INSECURE_URLS } from '../src/core/url-policy.js';
import { VERSION_NUMBERS, type VersionNumber } from '../src/core/version.js';

type Actions = Readonly<Record<string, (...args: never[]) => unknown>>;

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A platform of this process in place of one in a process of its own. */
const child = (url: string, actions: Actions): Child => ({
  url,
  stop: () => undefined,
  async ask(action, ...args) {
    try {
      return await actions[action]?.(...(args as never[]));
    } catch (error) {
      const { message, ...told } = error as Error & { statusCode: number; httpStatus: number };
      throw new Failure({ kind: 'failed', id: 0, message, ...told });
    }
  },
});

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => server.close());
  closing.push(() => server.closeAllConnections());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const options = (url: string) => ({ publicUrl: `${url}/ocpi`, urls: INSECURE_URLS });
const client = { urls: INSECURE_URLS };

async function cpoOn(version: VersionNumber, way: Way): Promise<Child> {
  let app: ReturnType<typeof createAnyCpo>['app'] | undefined;
  const url = await listen(createServer((request, response) => app?.(request, response)));
  const cpo = createAnyCpo(options(url), client, [CPO], version, way);
  app = cpo.app;
  return child(url, { ...cpo, state: () => stateOf(cpo.store) } as unknown as Actions);
}

async function emspOn(version: VersionNumber, way: Way): Promise<Child> {
  let app: ReturnType<typeof createAnyEmsp>['app'] | undefined;
  const fetch = (request: Request) => app?.fetch(request) ?? new Response('', { status: 503 });
  const server = await new Promise<Server>((resolve) => {
    const started = serve({ fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(started as Server));
  });
  closing.push(() => server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const emsp = createAnyEmsp(options(url), client, version, way);
  app = emsp.app;
  let remembered: Partner | undefined;
  const actions = {
    ...emsp,
    state: () => stateOf(emsp.store),
    async unregister() {
      remembered = await emsp.rememberCpo();
      await emsp.unregister();
    },
    tryOldToken: () => remembered && emsp.tryWith(remembered as never),
  };
  return child(url, actions as unknown as Actions);
}

const pairs = VERSION_NUMBERS.flatMap((cpo) => VERSION_NUMBERS.map((emsp) => [cpo, emsp] as const));
const states: unknown[] = [];

describe('the demonstration', () => {
  test.each(pairs)(
    'with a CPO on %s and an eMSP on %s takes every step to the same final state',
    async (a, b) => {
      const [cpo, emsp] = [
        await cpoOn(a, a > b ? 'bridged' : 'plain'),
        await emspOn(b, b > a ? 'bridged' : 'plain'),
      ];
      await play(
        cpo,
        emsp,
        LOCATIONS,
        narrator(() => undefined),
      );
      states.push(await emsp.ask('state'));
      expect(states.at(-1)).toEqual(states[0]);
    },
  );
});
