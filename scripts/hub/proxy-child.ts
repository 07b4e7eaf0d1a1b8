import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A hop that knows nothing of OCPI: passes requests on with fetch and answers back as they are. */
const { origin } = JSON.parse(process.argv[2] ?? '{}') as { readonly origin: string };
const PASSED = [
  'authorization',
  'content-type',
  'ocpi-from-country-code',
  'ocpi-from-party-id',
  'ocpi-to-country-code',
  'ocpi-to-party-id',
];
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const headers: Record<string, string> = {};
  for (const name of PASSED) {
    const value = request.headers[name];
    if (typeof value === 'string') headers[name] = value;
  }
  const body = chunks.length === 0 ? undefined : Buffer.concat(chunks);
  const answer = await fetch(`${origin}${request.url}`, {
    method: request.method ?? 'GET',
    headers,
    ...(body ? { body } : {}),
  });
  const text = await answer.text();
  response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' }).end(text);
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on('message', ({ nr }: { readonly nr: number }) => {
  const { user, system } = process.cpuUsage();
  process.send?.({ nr, cpu: (user + system) / 1000 });
});
process.on('disconnect', () => process.exit());
