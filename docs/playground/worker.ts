import { InputError } from './input.js';
import type { Answers, Job, Reply } from './protocol.js';

type Done = Answers[keyof Answers];

/** Loads what a job needs only when it is asked for. */
async function perform(job: Job): Promise<Done> {
  switch (job.kind) {
    case 'read':
      return (await import('./read-job.js')).readObjects(job);
    case 'price':
      return (await import('./price-job.js')).price(job);
    case 'convert':
      return (await import('./convert-job.js')).convert(job);
    case 'sample':
      return (await import('./samples.js')).sample(job);
    case 'names':
      return (await import('./targets.js')).namesFor(job);
  }
}

async function replyTo(id: number, job: Job): Promise<Reply> {
  try {
    return { id, ok: true, answer: await perform(job) };
  } catch (error) {
    const field = error instanceof InputError ? error.field : undefined;
    const message = error instanceof Error ? error.message : String(error);
    return { id, ok: false, failure: { field, message } };
  }
}

self.addEventListener('message', ({ data }: MessageEvent<{ id: number; job: Job }>) => {
  void replyTo(data.id, data.job).then((reply) => self.postMessage(reply));
});
