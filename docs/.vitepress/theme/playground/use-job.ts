import { onBeforeUnmount, ref, shallowRef } from 'vue';
import { Desk } from '../../../playground/desk.js';
import type { Answers, Failure, Job } from '../../../playground/protocol.js';

/** Milliseconds after which the reader is told that something is still being done. */
const PATIENCE = 400;

/** Runs jobs of one kind and keeps the answer of the last; a newer one takes the place of an older one. */
export function useJob<J extends Job>() {
  const desk = new Desk();
  const answer = shallowRef<Answers[J['kind']]>();
  const failure = shallowRef<Failure>();
  const busy = ref(false);
  const slow = ref(false);
  onBeforeUnmount(() => desk.stop());

  /** Does a job; gives the answer, or nothing when there is none. */
  async function run(job: J): Promise<Answers[J['kind']] | undefined> {
    if (busy.value) desk.stop();
    busy.value = true;
    failure.value = undefined;
    const timer = setTimeout(() => {
      slow.value = true;
    }, PATIENCE);
    const outcome = await desk.run(job);
    clearTimeout(timer);
    if (outcome.state === 'stopped') return undefined;
    busy.value = false;
    slow.value = false;
    answer.value = outcome.state === 'done' ? outcome.answer : undefined;
    failure.value = outcome.state === 'failed' ? outcome.failure : undefined;
    return answer.value;
  }

  /** Ends what is being done. */
  function stop(): void {
    desk.stop();
    busy.value = false;
    slow.value = false;
  }

  return { answer, failure, busy, slow, run, stop };
}
