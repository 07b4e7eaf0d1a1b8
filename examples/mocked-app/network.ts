import { setupServer } from 'msw/node';
import { good, peculiar } from './partners.js';

const server = setupServer(...good.handlers, ...peculiar.handlers);

/** The network of tests in Node: requests to the mocks are answered, anything else is a mistake. */
export const network = {
  start: async (): Promise<void> => server.listen({ onUnhandledFrame: 'error' }),
  stop: async (): Promise<void> => server.close(),
};
