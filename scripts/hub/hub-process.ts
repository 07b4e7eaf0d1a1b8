import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { HubAnswer, HubOrder, HubSetup } from './messages.js';

/** Another process that listens and can be told things: a hub, or a platform. */
export interface Other {
  readonly child: ChildProcess;
  readonly origin: string;
  tell(order: HubOrder): Promise<HubAnswer>;
  kill(): Promise<void>;
}

/** Starts a hub and waits until it listens. */
export const startHub = (setup: Partial<HubSetup> = {}): Promise<Other> =>
  startOther('hub-child.ts', { options: {}, ...setup });

/** Starts a script of this folder and waits until it says where it listens. */
export async function startOther(name: string, setup: object): Promise<Other> {
  const script = fileURLToPath(new URL(name, import.meta.url));
  const args = ['--import', 'tsx', script, JSON.stringify(setup)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const [{ port }] = (await once(child, 'message')) as [{ readonly port: number }];
  let last = 0;
  return {
    child,
    origin: `http://127.0.0.1:${port}`,
    tell(order) {
      const nr = ++last;
      return new Promise((resolve) => {
        const onMessage = (answer: HubAnswer & { readonly nr: number }): void => {
          if (answer.nr !== nr) return;
          child.off('message', onMessage);
          resolve(answer);
        };
        child.on('message', onMessage);
        child.send({ ...order, nr });
      });
    },
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}
