import { describeAnswer, type Exchange } from './exchange.js';
import type { Finding } from './types.js';

/** It is as expected. */
export const pass = (got: string, exchange?: Exchange): Finding => ({ verdict: 'pass', got, exchange });

/** It is not as expected: a fail or a warning by the level of the check. */
export const broken = (got: string, exchange?: Exchange): Finding => ({ verdict: 'broken', got, exchange });

/** It is allowed, or harmless, but a partner should know. */
export const warn = (got: string, exchange?: Exchange): Finding => ({ verdict: 'warn', got, exchange });

/** It is wrong whatever the level of the check. */
export const fail = (got: string, exchange?: Exchange): Finding => ({ verdict: 'fail', got, exchange });

/** The check could not be made. */
export const skip = (why: string, exchange?: Exchange): Finding => ({ verdict: 'skip', got: why, exchange });

/** Passes when a condition holds; `got` defaults to what was answered. */
export const judge = (ok: boolean, exchange: Exchange, got = describeAnswer(exchange)): Finding =>
  ok ? pass(got, exchange) : broken(got, exchange);

/** A few of many, for messages: `A, B, C and 4 more`. */
export function some(texts: readonly string[], most = 3): string {
  const shown = texts.slice(0, most).join(', ');
  return texts.length > most ? `${shown} and ${texts.length - most} more` : shown;
}

/** A number with what is counted: `1 object`, `2 objects`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
