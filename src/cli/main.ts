#!/usr/bin/env node
import { once } from 'node:events';
import { run } from './run.js';
import type { Output } from './verb.js';

const output = (stream: NodeJS.WriteStream): Output => ({
  isTTY: stream.isTTY === true,
  async write(text) {
    if (!stream.write(text)) await once(stream, 'drain');
  },
});

// Somebody who reads only the beginning (`| head`) has what they wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2));

/** Aborts at the first SIGINT or SIGTERM, once a verb has asked to be told; until then they end the process. */
const stopped = (): AbortSignal => {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort());
  return controller.signal;
};

process.exitCode = await run(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: output(process.stdout),
  stderr: output(process.stderr),
  env: process.env,
  cwd: process.cwd(),
  get stop() {
    return stopped();
  },
});
