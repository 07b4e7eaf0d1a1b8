import type { UrlPolicy } from '../../core/url-policy.js';

/** Mocks live on reserved names and on loopback, so they may call any URL. */
export const ANY_URL: UrlPolicy = { allowHttp: true, allowPrivate: true, resolve: null };
