import { INSECURE_URLS } from 'ocpi-js';
import { type CPO, createCpo } from '../cpo-express/cpo.js';
import { obey, watchedFetch } from './platform.js';

const [port, parties] = process.argv.slice(2);
const onError = (error: unknown): void => console.error(error);
const cpo = createCpo(
  { publicUrl: `http://127.0.0.1:${port}/ocpi`, urls: INSECURE_URLS, onError },
  { fetch: watchedFetch, urls: INSECURE_URLS },
  JSON.parse(parties ?? '') as (typeof CPO)[],
);
cpo.app.listen(Number(port), '127.0.0.1', () => obey(cpo as never));
