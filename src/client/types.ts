import type { Operations, TypesOf } from '../contract/interface.js';
import type { OperationTypes } from '../contract/operation.js';
import type { Issue } from '../core/issue.js';
import type { CallOptions } from './options.js';
import type { List, ListOptions } from './paging/list.js';

/** What a call gives: the data, what was tolerated in it, and both statuses. */
export interface CallResult<T> {
  readonly data: T;
  readonly issues: readonly Issue[];
  readonly statusCode: number;
  readonly statusMessage: string | undefined;
  readonly httpStatus: number;
  /** Where a posted object is kept, absolute: the `Location` header, or a URL in the answer's data. */
  readonly location: string | undefined;
  readonly requestId: string | undefined;
  readonly correlationId: string | undefined;
}

/** Path parameters of a call: the owner's party may be left out when it is our own. */
type PathArgs<P> = Omit<P, 'country_code' | 'party_id'> &
  Partial<Pick<P, keyof P & ('country_code' | 'party_id')>>;

type BodyArgs<B> = undefined extends B ? { body?: B } : { body: B };

/** The arguments of an operation: path and query parameters side by side, the body as `body`; `url` where one is given. */
export type Args<T extends OperationTypes> = (T['given'] extends true
  ? { url: string }
  : PathArgs<T['params']>) &
  T['query'] &
  ([T['body']] extends [undefined] ? Record<never, never> : BodyArgs<T['body']>);

/** A typed method for an operation; arguments may be left out when none is needed. */
export type Method<T extends OperationTypes> = T['kind'] extends 'list'
  ? (args?: Args<T>, options?: ListOptions) => List<T['data']>
  : Record<never, never> extends Args<T>
    ? (args?: Args<T>, options?: CallOptions) => Promise<CallResult<T['data']>>
    : (args: Args<T>, options?: CallOptions) => Promise<CallResult<T['data']>>;

/** One typed method for each operation of an interface. */
export type ModuleClient<O extends Operations> = { readonly [K in keyof O]: Method<TypesOf<O[K]>> };

/** Arguments of any operation, when its types are not known. */
export type AnyArgs = Readonly<Record<string, unknown>>;
