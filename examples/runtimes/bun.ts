import { api } from './platform.js';

declare const Bun: {
  serve(options: { port: number; fetch: (request: Request) => Promise<Response> }): unknown;
};

// bun run bun.ts
Bun.serve({ port: 3000, fetch: (request) => api.fetch(request) });
