import { OcpiHttpError, OcpiStatusError } from '../../core/errors.js';
import { Background } from './background.js';
import type { Circuit } from './breaker.js';
import { type Clock, systemClock } from './clock.js';
import { HubLimitError } from './limit-error.js';
import { type Ending, type Passage, Target, type TargetOptions } from './target.js';

/** How much the hub forwards at the same time, and how long it waits. */
export interface LimitOptions {
  /** Messages under way to one target at most. Default 16. */
  readonly underWay?: number | undefined;
  /** Messages that nobody waits for (broadcasts) under way to one target, and in all. Default 4 and 64. */
  readonly patient?: number | undefined;
  readonly patientInAll?: number | undefined;
  /** Messages waiting for one target at most. Default 256. */
  readonly waiting?: number | undefined;
  /** The part of both that one source may have, 0 to 1. Default 0.5. */
  readonly share?: number | undefined;
  /** Messages of one source to all targets at most, waiting ones included. Default 4000. */
  readonly perSource?: number | undefined;
  /** Milliseconds for a message, waiting included. Default 20000, less than the 30 seconds that clients wait. */
  readonly timeout?: number | undefined;
  /** The same for operations that cannot wait, by module and name. Default: 2500 for `tokens.authorize`. */
  readonly timeouts?: Readonly<Record<string, number>> | undefined;
  /** Failures in a row after which a target is left alone. Default 5. */
  readonly failures?: number | undefined;
  /** Milliseconds for which it is left alone at first, doubled each time up to the most. Default 2000 and 60000. */
  readonly cooldown?: number | undefined;
  readonly maxCooldown?: number | undefined;
  /** Whether what a call threw means that the target does not work. Default: no answer, or HTTP 5xx. */
  readonly isFailure?: ((error: unknown) => boolean) | undefined;
  readonly clock?: Clock | undefined;
}

/** A message that is to be forwarded. */
export interface LimitedCall {
  /** The platform that sends it. */
  readonly source: string;
  /** The platform that it is for. */
  readonly target: string;
  /** `module.name` of the operation, for its time-out. */
  readonly operation?: string | undefined;
  /** Milliseconds that the sender will wait; the shorter time counts. */
  readonly budget?: number | undefined;
  /** Whether it may wait for its turn as long as it takes, beside those that are in a hurry. Its time begins with its turn. */
  readonly isPatient?: boolean | undefined;
  /** Aborts when the sender goes away; that says nothing about the target. */
  readonly signal?: AbortSignal | undefined;
}

/** How a target is doing. */
export interface TargetState {
  readonly underWay: number;
  readonly waiting: number;
  readonly circuit: Circuit;
}

/** The limits of one hub process. */
export interface Limits {
  /**
   * Calls a target when its turn has come; the signal aborts when time is over or the sender goes away. `hasFailed` tells
   * of results that mean the same as a failure. Throws a {@link HubLimitError}, the reason of the call's signal, or what
   * the work throws.
   */
  run<T>(
    call: LimitedCall,
    work: (signal: AbortSignal) => Promise<T>,
    hasFailed?: (result: T) => boolean,
  ): Promise<T>;
  stateOf(target: string): TargetState;
  /** Lets a message pass to a target that is left alone (default: to each), to see whether it works again. */
  probe(target?: string): void;
  /** Targets and sources that something is known of; for tests and metrics. */
  size(): number;
}

/** Remembered targets beyond this number are forgotten, oldest first, when nothing is under way to them. */
const MAX_TARGETS = 10_000;

const TIMEOUTS: Readonly<Record<string, number>> = { 'tokens.authorize': 2500 };

/** Makes the limits: each target has its own, so that one that is slow delays no other. */
export function createLimits(options: LimitOptions = {}): Limits {
  const { clock = systemClock, perSource = 4000, isFailure = hasNotAnswered } = options;
  const targets = new Map<string, Target>();
  const sources = new Map<string, number>();
  const own = targetOptions(options);
  const background = new Background(options.patientInAll ?? 64);

  const count = (source: string, change: 1 | -1): void => {
    const now = (sources.get(source) ?? 0) + change;
    if (now > 0) sources.set(source, now);
    else sources.delete(source);
  };
  const targetOf = (id: string): Target => {
    const found = targets.get(id);
    if (found) return found;
    const target = new Target(id, own, background);
    targets.set(id, target);
    if (targets.size > MAX_TARGETS) forgetOne(targets, target);
    return target;
  };

  const run = async <T>(
    call: LimitedCall,
    work: (signal: AbortSignal) => Promise<T>,
    hasFailed: (result: T) => boolean = () => false,
  ): Promise<T> => {
    const { source, target: id, isPatient = false } = call;
    call.signal?.throwIfAborted();
    if (!isPatient && (sources.get(source) ?? 0) >= perSource)
      throw new HubLimitError('share', 'The hub', 1000);
    const target = targetOf(id);
    if (!isPatient) count(source, 1);
    try {
      const timeout = timeoutOf(call, options);
      return await pass(call, target, work, { clock, timeout, isFailure, hasFailed });
    } finally {
      if (!isPatient) count(source, -1);
      if (target.isIdle && target.breaker.isPristine) targets.delete(id);
    }
  };
  return {
    run,
    stateOf(id) {
      const target = targets.get(id);
      const circuit = target?.breaker.circuit(clock.now()) ?? 'closed';
      return { underWay: target?.underWay ?? 0, waiting: target?.waiting ?? 0, circuit };
    },
    probe(id) {
      if (id === undefined) for (const target of targets.values()) target.breaker.hurry();
      else targets.get(id)?.breaker.hurry();
    },
    size: () => targets.size + sources.size,
  };
}

function targetOptions(options: LimitOptions): TargetOptions {
  const { underWay = 16, waiting = 256, share = 0.5, failures = 5 } = options;
  const { cooldown = 2000, maxCooldown = 60_000 } = options;
  const part = (whole: number): number => Math.max(1, Math.ceil(whole * share));
  return {
    underWay,
    underWayEach: part(underWay),
    patient: options.patient ?? 4,
    waiting,
    waitingEach: part(waiting),
    failures,
    cooldown,
    maxCooldown,
  };
}

function timeoutOf({ operation = '', budget = Infinity }: LimitedCall, options: LimitOptions): number {
  const { timeout = 20_000, timeouts = TIMEOUTS } = options;
  return Math.min(budget, timeouts[operation] ?? timeout);
}

/** What a passage needs to know besides the call. */
interface Passing<T> {
  readonly clock: Clock;
  readonly timeout: number;
  readonly isFailure: (error: unknown) => boolean;
  readonly hasFailed: (result: T) => boolean;
}

/** One message from its entry to its end: whatever happens first decides, and nothing is left behind. */
function pass<T>(
  { source, target: id, isPatient = false, signal }: LimitedCall,
  target: Target,
  work: (signal: AbortSignal) => Promise<T>,
  { clock, timeout, isFailure, hasFailed }: Passing<T>,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const controller = new AbortController();
    let state: 'waiting' | 'under-way' | 'over' = 'waiting';
    let cancel: (() => void) | undefined;
    const end = (ending: Ending, settle: () => void): void => {
      if (state === 'over') return;
      const before = state;
      state = 'over';
      cancel?.();
      signal?.removeEventListener('abort', onAbort);
      settle();
      if (before === 'under-way') target.leave(passage, ending, clock.now());
      else target.drop(passage);
    };
    const stop = (ending: Ending, reason: unknown): void => {
      end(ending, () => reject(reason));
      controller.abort(reason);
    };
    const passage: Passage = {
      source,
      isPatient,
      isProbe: false,
      refuse: (error) => end('given-up', () => reject(error)),
      start() {
        state = 'under-way';
        if (isPatient) startTime();
        begin(work, controller.signal).then(
          (value) => end(hasFailed(value) ? 'failed' : 'answered', () => resolve(value)),
          (error: unknown) => end(isFailure(error) ? 'failed' : 'answered', () => reject(error)),
        );
      },
    };
    const onAbort = (): void => stop('given-up', signal?.reason);
    const startTime = (): void => {
      cancel = clock.after(timeout, () => stop('failed', new HubLimitError('timeout', id, 0)));
    };
    if (!isPatient) startTime();
    signal?.addEventListener('abort', onAbort, { once: true });
    try {
      target.enter(passage, clock.now());
    } catch (error) {
      end('given-up', () => reject(error));
    }
  });
}

/** Work that throws at once is work that rejects. */
const begin = async <T>(work: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> =>
  work(signal);

/** The first of the targets, in the order in which they were met, that nothing is under way to. */
function forgetOne(targets: Map<string, Target>, except: Target): void {
  for (const [id, target] of targets) {
    if (target !== except && target.isIdle) {
      targets.delete(id);
      return;
    }
  }
}

/** An answer, whatever it says, shows that the target works; HTTP 5xx does not. */
function hasNotAnswered(error: unknown): boolean {
  if (error instanceof OcpiStatusError) return false;
  if (error instanceof OcpiHttpError && error.httpStatus !== undefined) return error.httpStatus >= 500;
  return true;
}
