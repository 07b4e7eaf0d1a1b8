import { serve } from '@hono/node-server';
import { INSECURE_URLS, type VersionNumber } from 'ocpi-js';
import { locations } from 'ocpi-js/2.2.1';
import type { Partner } from 'ocpi-js/client';
import { createEmsp } from '../emsp-hono/emsp.js';
import { createAnyEmsp } from './any-emsp.js';
import { stateOf } from './facts.js';
import { obey, watchedFetch } from './platform.js';
import type { Way } from './spoken.js';

const [port, number, way] = process.argv.slice(2);
const onError = (error: unknown): void => console.error(error);
const options = { publicUrl: `http://127.0.0.1:${port}/ocpi`, urls: INSECURE_URLS, onError };
const client = { fetch: watchedFetch, urls: INSECURE_URLS };

function plainEmsp() {
  const emsp = createEmsp(options, client);
  const tryWith = (partner: Partner<'2.2.1'>) => partner.module(locations.sender).list({ limit: 1 }).all();
  return { ...emsp, tryWith };
}

const emsp =
  number === '2.2.1' && way === 'plain'
    ? plainEmsp()
    : createAnyEmsp(options, client, number as VersionNumber, way as Way);
let remembered: Partner | undefined;
const actions = {
  ...emsp,
  state: () => stateOf(emsp.store),
  /** Unregisters and then tries the old credentials token again. */
  async unregister() {
    remembered = await emsp.rememberCpo();
    await emsp.unregister();
  },
  tryOldToken: () => remembered && emsp.tryWith(remembered as never),
};
serve({ fetch: emsp.app.fetch, port: Number(port), hostname: '127.0.0.1' }, () => obey(actions as never));
