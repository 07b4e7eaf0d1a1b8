import { once } from 'node:events';
import { createServer } from 'node:http';
import type { CallbackListener } from '../conformance/options.js';
import { listenerOf } from './listener.js';
import { UsageError } from './verb.js';

/** Listens on a port of this machine for what a partner calls back. */
export function callbackListener(publicUrl: string, port: number): CallbackListener {
  return {
    publicUrl,
    async listen(answer) {
      const server = createServer(listenerOf(answer, publicUrl));
      server.listen(port);
      await once(server, 'listening').catch((error: NodeJS.ErrnoException) => {
        throw new UsageError(`I cannot listen on port ${port} (${error.code}); --port names another.`);
      });
      return {
        close: () =>
          new Promise((resolve) => {
            server.closeAllConnections();
            server.close(() => resolve());
          }),
      };
    },
  };
}
