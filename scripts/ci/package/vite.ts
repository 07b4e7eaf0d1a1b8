import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { withPage } from '../../runtimes/chromium.js';
import { good, run } from './run.js';

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };

/** Builds a page with Vite and loads it in Chromium, under a policy that forbids code made from text. */
export async function checkVite(folder: string): Promise<void> {
  run('npx', ['vite', 'build'], folder);
  const server = createServer((request, response) => {
    const path = request.url === '/' ? '/index.html' : (request.url ?? '/');
    response.setHeader('content-security-policy', "default-src 'self'");
    response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream');
    const file = join(folder, 'dist', path);
    // Browsers ask for an icon, too.
    if (existsSync(file)) response.end(readFileSync(file));
    else response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const problems: string[] = [];
  try {
    const result = await withPage(async (page) => {
      page.on('pageerror', (error) => problems.push(error.message));
      page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      return page
        .waitForSelector('body[data-result]', { state: 'attached', timeout: 30_000 })
        .then((body) => body.getAttribute('data-result'));
    });
    if (result === undefined) return console.log('SKIPPED: there is no Chromium here');
    if (result !== 'ok' || problems.length > 0) throw new Error(`Vite: ${result} ${problems.join('; ')}`);
    good('a page built with Vite, in Chromium, where code from text is forbidden');
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
