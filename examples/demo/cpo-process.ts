import { INSECURE_URLS, type VersionNumber } from 'ocpi-js';
import { type CPO, createCpo } from '../cpo-express/cpo.js';
import { createAnyCpo } from './any-cpo.js';
import { stateOf } from './facts.js';
import { obey, watchedFetch } from './platform.js';
import type { Way } from './spoken.js';

const [port, parties, number, way] = process.argv.slice(2);
const onError = (error: unknown): void => console.error(error);
const options = { publicUrl: `http://127.0.0.1:${port}/ocpi`, urls: INSECURE_URLS, onError };
const client = { fetch: watchedFetch, urls: INSECURE_URLS };
const owners = JSON.parse(parties ?? '') as (typeof CPO)[];
const cpo =
  number === '2.2.1' && way === 'plain'
    ? createCpo(options, client, owners)
    : createAnyCpo(options, client, owners, number as VersionNumber, way as Way);
const actions = { ...cpo, state: () => stateOf(cpo.store) };
cpo.app.listen(Number(port), '127.0.0.1', () => obey(actions as never));
