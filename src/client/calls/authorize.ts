import type { Interface, Operations, TypesOf } from '../../contract/interface.js';
import type { Operation, OperationTypes } from '../../contract/operation.js';
import { OcpiHttpError, OcpiStatusError, OcpiValidationError } from '../../core/errors.js';
import type { VersionNumber } from '../../core/version.js';
import { timedSignal } from '../abort.js';
import { meaningsOf } from '../channel.js';
import { meaningOf } from '../meaning.js';
import type { CallOptions } from '../options.js';
import { connectionOf, type Partner } from '../partner.js';
import type { AnyArgs, Args, CallResult } from '../types.js';

/** Whether a token may charge; `unknown`: the eMSP does not know the token. */
export type Decision = 'allowed' | 'blocked' | 'expired' | 'no-credit' | 'not-allowed' | 'unknown';

/** What real-time authorization came to, and who decided. */
export type Authorization<I> =
  | { readonly decision: Decision; readonly by: 'partner'; readonly info: I | undefined }
  | {
      readonly decision: Decision;
      readonly by: 'fallback';
      readonly info: undefined;
      readonly error: unknown;
    };

/** Options of {@link authorize}. */
export interface AuthorizeOptions extends CallOptions {
  /** Milliseconds for everything. Default 2500, below the 3 seconds that charge points are seen to wait. */
  readonly deadline?: number | undefined;
  /** What is decided when the eMSP gives no usable answer in time. Default `not-allowed`. */
  readonly fallback?: Decision | ((error: unknown) => Decision) | undefined;
}

interface Methods {
  authorize(args: AnyArgs, options: CallOptions): Promise<CallResult<unknown>>;
}

type AuthorizeTypes<O extends Operations> =
  TypesOf<O['authorize']> extends infer T extends OperationTypes ? T : never;

const DECISIONS: Readonly<Record<string, Decision>> = {
  ALLOWED: 'allowed',
  BLOCKED: 'blocked',
  EXPIRED: 'expired',
  NO_CREDIT: 'no-credit',
  NOT_ALLOWED: 'not-allowed',
};

const DEADLINE = 2500;

/**
 * Asks an eMSP in real time whether a token may charge. Always decides: a partner that is late, fails or says what nobody
 * understands is answered by the fallback. Throws only for what is wrong on our side, such as an invalid body.
 * @see OCPI 2.2.1, mod_tokens, mod_tokens_post_method
 */
export async function authorize<
  V extends VersionNumber,
  O extends Operations & { readonly authorize: Operation },
>(
  partner: Partner<V>,
  contract: Interface<V, 'tokens', 'SENDER', O>,
  args: Args<AuthorizeTypes<O>>,
  options: AuthorizeOptions = {},
): Promise<Authorization<AuthorizeTypes<O>['data']>> {
  const connection = connectionOf(partner);
  const methods = partner.module(contract) as unknown as Methods;
  const { deadline = DEADLINE, fallback = 'not-allowed' } = options;
  const timed = timedSignal(deadline, options.signal);
  try {
    const result = await within(
      timed.signal,
      methods.authorize(args as AnyArgs, { ...options, signal: timed.signal }),
    );
    return decided(result as CallResult<AuthorizeTypes<O>['data']>, fallback);
  } catch (error) {
    if (error instanceof OcpiValidationError && error.direction === 'sent') throw error;
    if (options.signal?.aborted || !isPartners(error)) throw error;
    const meanings = meaningsOf(connection.channel, 'tokens');
    const meaning = meaningOf(error, { module: 'tokens', meanings });
    if (meaning === 'unknown-token' || meaning === 'not-found') {
      return { decision: 'unknown', by: 'partner', info: undefined };
    }
    return fallenBack(fallback, error);
  } finally {
    timed.done();
  }
}

/** The deadline holds even for a `fetch` that does not listen to its signal. */
function within<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = (): void =>
      reject(new OcpiHttpError('timeout', 'The authorization was not answered in time.'));
    signal.addEventListener('abort', late, { once: true });
    work.then(resolve, reject);
  });
}

/** Whether an error is about the partner or the way to it, and not about our use of this function. */
const isPartners = (error: unknown): boolean =>
  error instanceof OcpiHttpError || error instanceof OcpiStatusError || error instanceof OcpiValidationError;

function decided<I>(
  { data }: CallResult<I>,
  fallback: NonNullable<AuthorizeOptions['fallback']>,
): Authorization<I> {
  const { allowed } = data as { allowed?: unknown };
  const decision = typeof allowed === 'string' ? DECISIONS[allowed] : undefined;
  if (decision) return { decision, by: 'partner', info: data };
  return fallenBack(
    fallback,
    new TypeError(`The eMSP answered ${String(allowed)}, which means nothing here.`),
  );
}

const fallenBack = (
  fallback: NonNullable<AuthorizeOptions['fallback']>,
  error: unknown,
): Authorization<never> => ({
  decision: typeof fallback === 'function' ? fallback(error) : fallback,
  by: 'fallback',
  info: undefined,
  error,
});
