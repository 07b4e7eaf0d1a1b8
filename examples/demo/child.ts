import { type ChildProcess, fork } from 'node:child_process';
import type { Exchange, Told } from './protocol.js';

/** A platform in a process of its own. */
export interface Child {
  readonly url: string;
  ask(action: string, ...args: unknown[]): Promise<unknown>;
  stop(): void;
}

/** What a platform could not do. */
export class Failure extends Error {
  readonly statusCode: number | undefined;
  readonly httpStatus: number | undefined;

  constructor(told: Extract<Told, { kind: 'failed' }>) {
    super(told.message);
    this.statusCode = told.statusCode;
    this.httpStatus = told.httpStatus;
  }
}

type Settle = (told: Extract<Told, { kind: 'done' | 'failed' }>) => void;

/** Starts a platform (its port is the first argument) and waits until it listens. */
export async function start(
  script: string,
  args: readonly string[],
  onExchange: (line: Exchange) => void,
): Promise<Child> {
  const [port] = args;
  const file = new URL(script, import.meta.url).pathname;
  const child = fork(file, args, {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, Settle>();
  let asked = 0;
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => {
      const ended = `${script} ended with status ${code}`;
      reject(new Error(ended));
      for (const [id, settle] of waiting) settle({ kind: 'failed', id, message: ended });
    });
    child.on('message', (told: Told) => {
      if (told.kind === 'ready') resolve();
      else if (told.kind === 'exchange') onExchange(told.line);
      else waiting.get(told.id)?.(told);
    });
  });
  return {
    url: `http://127.0.0.1:${port}`,
    ask: (action, ...args) => {
      asked += 1;
      return exchange(child, waiting, asked, action, args);
    },
    stop: () => void child.kill(),
  };
}

function exchange(
  child: ChildProcess,
  waiting: Map<number, Settle>,
  id: number,
  action: string,
  args: readonly unknown[],
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    waiting.set(id, (told) => (told.kind === 'done' ? resolve(told.value) : reject(new Failure(told))));
    child.send({ id, action, args });
  });
}
