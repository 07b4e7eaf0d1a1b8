import { api } from './platform.js';

/** A Cloudflare Worker that serves OCPI below /ocpi and nothing else. */
const worker = {
  fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/ocpi/')) return api.fetch(request);
    return Promise.resolve(new Response('Not found', { status: 404 }));
  },
};

export { worker as default };
