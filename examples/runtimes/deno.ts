import { api } from './platform.js';

declare const Deno: {
  serve(options: { port: number }, handler: (request: Request) => Promise<Response>): unknown;
};

// deno run --allow-net deno.ts
Deno.serve({ port: 3000 }, (request) => api.fetch(request));
