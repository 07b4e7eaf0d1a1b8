/** A number for each module it is about; `all` stands for the others. */
export type ByModule<T> = Readonly<Record<string, T>>;

/** A request that a partner does not serve. */
export interface Refusal {
  readonly module: string;
  /** Operation by its name in the contract, or HTTP method. Default: all. */
  readonly operation?: string;
  readonly status: number;
  readonly statusCode: number;
}

/** How many requests a partner takes. */
export interface Rate {
  readonly module: string;
  /** Operation by its name in the contract, or HTTP method. Default: all. */
  readonly operation?: string;
  readonly requests: number;
  /** Milliseconds. */
  readonly per: number;
  /** Whether pages after the first do not count. Default `false`. */
  readonly pagesAreFree?: boolean;
}

/** How a partner says that there were too many requests. */
export interface RateAnswer {
  readonly status: number;
  readonly statusCode: number;
  /** Whether `Retry-After` says how long to wait. */
  readonly retryAfter: boolean;
  /** Whether every answer has `X-RateLimit-Limit`, `-Remaining` and `-Reset`. */
  readonly headers: boolean;
}

/**
 * A change to the objects of a module. `path` leads to a part of them: names and `*` (each item of a list), joined by
 * slashes; empty for the object itself.
 */
export type ObjectChange =
  /** These fields are `null` where they would be absent. */
  | { readonly path: string; readonly nulls: readonly string[] }
  /** These fields are an empty text where they would be absent. */
  | { readonly path: string; readonly empty: readonly string[] }
  /** Fields that the specification does not have, or other values. */
  | { readonly path: string; readonly set: Readonly<Record<string, unknown>> }
  /** One more item at the end of the list. */
  | { readonly path: string; readonly append: unknown }
  /** The value, where it is `from`, becomes `to`, in one of so many objects. Default: in all. */
  | { readonly path: string; readonly from: string; readonly to: string; readonly oneIn?: number }
  /** The object stands in a list of one. */
  | { readonly path: string; readonly wrap: true };

/** How a partner speaks OCPI: in what it differs from the specification, or uses its freedom. All of it is data. */
export interface Dialect {
  readonly name: string;
  /** Where it is documented. */
  readonly sources: readonly string[];
  /** Objects on a page at most. */
  readonly pageSizes?: ByModule<number>;
  /** Next links carry a text that nobody but the partner can read. */
  readonly opaqueLinks?: boolean;
  readonly refuses?: readonly Refusal[];
  /** Commands that are answered by NOT_SUPPORTED. */
  readonly unsupportedCommands?: readonly string[];
  /** Fields of a body that this partner asks for although they are optional. */
  readonly requires?: ByModule<readonly string[]>;
  readonly rates?: readonly Rate[];
  readonly rateAnswer?: RateAnswer;
  /** Credentials tokens are taken as they are only, not in Base64. */
  readonly rawTokens?: boolean;
  /** The token comes in this header as it is, and not in `Authorization`. */
  readonly tokenHeader?: string;
  /** Versions and version details are refused to whoever sends a token, and open to all others. */
  readonly versionsWithoutToken?: boolean;
  /** Functional modules ask for the routing headers. */
  readonly requiresRouting?: boolean;
  /** There is no credentials module: the token was agreed on another way. */
  readonly withoutCredentials?: boolean;
  /** Version details do not say which interface an endpoint is. */
  readonly withoutEndpointRoles?: boolean;
  /** Days that `date_from` and `date_to` may be apart. */
  readonly maxWindow?: ByModule<number>;
  /** `data` of writes is an empty object. */
  readonly emptyData?: boolean;
  /** The answer to a new CDR does not say where it is. */
  readonly withoutLocationHeader?: boolean;
  /** EVSEs that are REMOVED are shown only to those who ask for changes since a date. */
  readonly hidesRemoved?: boolean;
  /** Times end without a Z. */
  readonly zonelessTimes?: boolean;
  /** Changes to the objects of a module. */
  readonly objects?: ByModule<readonly ObjectChange[]>;
}
