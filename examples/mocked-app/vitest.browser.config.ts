import { playwright } from '@vitest/browser-playwright';
import { msw } from 'msw/vite';
import { defineConfig } from 'vitest/config';
import { alias } from '../../vitest.alias.js';

const here = new URL('.', import.meta.url).pathname;

/** The same tests in Chromium: `vitest run --config examples/mocked-app/vitest.browser.config.ts`. */
export default defineConfig({
  // Serves the script of the service worker.
  plugins: [msw({ mode: 'worker-only' })],
  // In your own project the package is installed: the first alias is all that you need.
  resolve: { alias: [{ find: './network.js', replacement: `${here}network.browser.ts` }, ...alias] },
  test: {
    include: ['examples/mocked-app/*.test.ts'],
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({
        launchOptions: {
          executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
          args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
        },
      }),
      instances: [{ browser: 'chromium' }],
    },
  },
});
