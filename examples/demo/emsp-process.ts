import { serve } from '@hono/node-server';
import { INSECURE_URLS } from 'ocpi-js';
import { locations } from 'ocpi-js/2.2.1';
import type { Partner } from 'ocpi-js/client';
import { createEmsp } from '../emsp-hono/emsp.js';
import { obey, watchedFetch } from './platform.js';

const port = Number(process.argv[2]);
const onError = (error: unknown): void => console.error(error);
const emsp = createEmsp(
  { publicUrl: `http://127.0.0.1:${port}/ocpi`, urls: INSECURE_URLS, onError },
  { fetch: watchedFetch, urls: INSECURE_URLS },
);
let remembered: Partner<'2.2.1'> | undefined;
const actions = {
  ...emsp,
  /** Unregisters and then tries the old credentials token again. */
  async unregister() {
    remembered = await emsp.rememberCpo();
    await emsp.unregister();
  },
  tryOldToken: () => remembered?.module(locations.sender).list({ limit: 1 }).all(),
};
serve({ fetch: emsp.app.fetch, port, hostname: '127.0.0.1' }, () => obey(actions as never));
