import type { ObjectSchema, OptionalSchema, Schema } from '../core/kind.js';
import type { Patch } from '../core/object.js';
import { partial } from '../core/object.js';

/** HTTP methods that OCPI uses. */
export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Query parameters by name; optional ones are made with `optional(…)`. */
export type QueryShape = Readonly<Record<string, Schema | OptionalSchema>>;

/** What a handler of the operation gives back: a page, an object or nothing, an answer, the outcome of a write. */
export type OperationKind = 'list' | 'get' | 'write' | 'action';

/** What a request to an operation carries, and what comes back: types only, they do not exist at run time. */
export interface OperationTypes {
  kind: OperationKind;
  /** Whether the client is given the URL. */
  given: boolean;
  params: Record<string, string>;
  query: object;
  body: unknown;
  data: unknown;
}

/** One operation of an interface: everything that client, server, mocks and documents need to know about it, as data. */
export interface Operation<T extends OperationTypes = OperationTypes> {
  readonly kind: OperationKind;
  readonly method: HttpMethod;
  /** Below the endpoint's URL: `/{country_code}/{party_id}/{location_id}`; empty for the endpoint itself. */
  readonly path: string;
  /**
   * The specification leaves the URL to the server that answers (`response_url`, the `Location` of a CDR): a client is
   * given it, and `path` is where this package's server puts it.
   */
  readonly givenUrl: boolean;
  readonly query: QueryShape;
  readonly body: Schema | undefined;
  /** Whether the body may be left out. */
  readonly bodyOptional: boolean;
  /** Whether the body is the PATCH form, which must contain `last_updated`. */
  readonly patch: boolean;
  /** The schema of `data`, of one item for lists; `undefined` where the specification names none. */
  readonly data: Schema | undefined;
  /** Which path parameter must equal which field of the body: `{ location_id: 'id' }`. */
  readonly identity: Readonly<Record<string, string>>;
  /** The operation (by name, same interface) whose URL the `Location` header of the answer is. */
  readonly createdAt: string | undefined;
  /** Anchor in the specification. */
  readonly anchor: string;
  /** Types of params, query, body and data; never set. */
  readonly types?: T;
}

/** The names in a path template as a type. */
export type PathParams<P extends string> = P extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PathParams<Rest>
  : never;

/** The values of a query shape. */
export type QueryOf<Q extends QueryShape> = {
  [K in keyof Q as Q[K] extends OptionalSchema ? never : K]: ValueOf<Q[K]>;
} & { [K in keyof Q as Q[K] extends OptionalSchema ? K : never]?: ValueOf<Q[K]> | undefined };

type ValueOf<S> = S extends OptionalSchema<infer T> ? T : S extends Schema<infer T> ? T : never;

interface Common<P extends string, Q extends QueryShape, G extends boolean = boolean> {
  readonly path?: P;
  readonly query?: Q;
  readonly anchor: string;
  readonly givenUrl?: G;
}

type Params<P extends string> = { [K in PathParams<P>]: string };

function define<T extends OperationTypes>(
  kind: OperationKind,
  method: HttpMethod,
  common: Common<string, QueryShape>,
  more: Partial<Operation<T>>,
): Operation<T> {
  return {
    kind,
    method,
    path: common.path ?? '',
    query: common.query ?? {},
    anchor: common.anchor,
    givenUrl: common.givenUrl ?? false,
    body: undefined,
    bodyOptional: false,
    patch: false,
    data: undefined,
    identity: {},
    createdAt: undefined,
    ...more,
  };
}

/** A paginated list: GET on the endpoint (or `path`), `data` is a list of `item`. */
export function list<T, const Q extends QueryShape, const P extends string = ''>(
  spec: Common<P, Q> & { readonly item: Schema<T>; readonly query: Q },
): Operation<{ kind: 'list'; given: false; params: Params<P>; query: QueryOf<Q>; body: undefined; data: T }> {
  return define('list', 'GET', spec, { data: spec.item });
}

/** GET of one object. */
export function get<
  T,
  const P extends string = '',
  const Q extends QueryShape = Record<never, never>,
  const G extends boolean = false,
>(
  spec: Common<P, Q, G> & { readonly data: Schema<T> },
): Operation<{ kind: 'get'; given: G; params: Params<P>; query: QueryOf<Q>; body: undefined; data: T }> {
  return define('get', 'GET', spec, { data: spec.data });
}

/** PUT of a whole object. */
export function put<T, const P extends string = '', const Q extends QueryShape = Record<never, never>>(
  spec: Common<P, Q> & {
    readonly body: Schema<T>;
    readonly identity?: Readonly<Partial<Record<PathParams<P>, string>>>;
  },
): Operation<{ kind: 'write'; given: false; params: Params<P>; query: QueryOf<Q>; body: T; data: unknown }> {
  return define('write', 'PUT', spec, {
    body: spec.body,
    identity: (spec.identity ?? {}) as Record<string, string>,
  });
}

/** PATCH of an object: the body has only what changes, and `last_updated`. */
export function patch<T, const P extends string = '', const Q extends QueryShape = Record<never, never>>(
  spec: Common<P, Q> & {
    readonly body: ObjectSchema<T>;
    readonly identity?: Readonly<Partial<Record<PathParams<P>, string>>>;
  },
): Operation<{
  kind: 'write';
  given: false;
  params: Params<P>;
  query: QueryOf<Q>;
  body: Patch<T>;
  data: unknown;
}> {
  return define('write', 'PATCH', spec, {
    body: partial(spec.body),
    patch: true,
    identity: (spec.identity ?? {}) as Record<string, string>,
  });
}

/** DELETE of an object. */
export function remove<const P extends string = '', const Q extends QueryShape = Record<never, never>>(
  spec: Common<P, Q>,
): Operation<{
  kind: 'write';
  given: false;
  params: Params<P>;
  query: QueryOf<Q>;
  body: undefined;
  data: unknown;
}> {
  return define('write', 'DELETE', spec, {});
}

/** POST of an object that the receiver keeps, or without a body, of a change that the path names. */
export function post<
  T = undefined,
  const P extends string = '',
  const Q extends QueryShape = Record<never, never>,
  const G extends boolean = false,
>(
  spec: Common<P, Q, G> & { readonly body?: Schema<T>; readonly createdAt?: string },
): Operation<{ kind: 'write'; given: G; params: Params<P>; query: QueryOf<Q>; body: T; data: unknown }> {
  return define('write', 'POST', spec, { body: spec.body, createdAt: spec.createdAt });
}

/** A request that asks for an answer of its own type: commands, authorization, charging profiles. */
export function action<
  T,
  B = undefined,
  const P extends string = '',
  const Q extends QueryShape = Record<never, never>,
  const O extends boolean = false,
>(
  spec: Common<P, Q> & {
    readonly method: HttpMethod;
    readonly data: Schema<T>;
    readonly body?: Schema<B>;
    readonly bodyOptional?: O;
  },
): Operation<{
  kind: 'action';
  given: false;
  params: Params<P>;
  query: QueryOf<Q>;
  body: O extends true ? B | undefined : B;
  data: T;
}> {
  return define('action', spec.method, spec, {
    body: spec.body,
    bodyOptional: spec.bodyOptional ?? false,
    data: spec.data,
  });
}
