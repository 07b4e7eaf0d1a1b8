import { playwright } from '@vitest/browser-playwright';
import { msw } from 'msw/vite';
import { defineConfig, mergeConfig } from 'vitest/config';
import root from '../../vitest.config.js';

const here = new URL('.', import.meta.url).pathname;

/** The same tests in Chromium: `vitest run --config examples/mocked-app/vitest.browser.config.ts`. */
export default mergeConfig(
  root,
  defineConfig({
    // Serves the script of the service worker.
    plugins: [msw({ mode: 'worker-only' })],
    resolve: { alias: [{ find: './network.js', replacement: `${here}network.browser.ts` }] },
    test: {
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
  }),
);
