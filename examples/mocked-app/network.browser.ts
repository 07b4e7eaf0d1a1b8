import { setupWorker } from 'msw/browser';
import { good, peculiar } from './partners.js';

const worker = setupWorker(...good.handlers, ...peculiar.handlers);

/** The network of tests in a browser: a service worker answers requests to the mocks, all else passes. */
export const network = {
  start: async (): Promise<void> => void (await worker.start({ onUnhandledFrame: 'bypass', quiet: true })),
  stop: async (): Promise<void> => worker.stop(),
};
