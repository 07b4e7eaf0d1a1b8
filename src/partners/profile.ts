import type { IssueCode } from '../core/issue.js';
import type { TokenEncoding } from '../core/token.js';

/** How the token is written: `base64`, `raw`, or `try`: as the version has it, and the other way when that is a 401. */
export type TokenStyle = TokenEncoding | 'try';

/**
 * Whether versions and version details want the token: `required` always, `none` never, `try` with the token and, when
 * that is a 401, once without.
 */
export type VersionsAuth = 'required' | 'none' | 'try';

/** What an endpoint's URL looks like when it is called without a path below it: as advertised, or made so. */
export type SlashStyle = 'keep' | 'add' | 'remove';

/**
 * How lists continue: `link` follows the `Link` header and counts on by offsets when there is none; `opaque` knows only
 * the `Link`; `offset` never looks at a `Link`; `single` takes the first answer for the whole list.
 */
export type PagingStyle = 'link' | 'opaque' | 'offset' | 'single';

/** What a status of a partner means: what to do about it, whatever code says so. */
export type StatusMeaning =
  | 'invalid'
  | 'not-enough-information'
  | 'not-found'
  | 'unknown-token'
  | 'unauthorized'
  | 'unsupported'
  | 'rate-limited'
  | 'temporary'
  | 'failed';

/** How a partner's lists are read. */
export interface PagingProfile {
  /** Default `link`. */
  readonly style?: PagingStyle | undefined;
  /** `limit` that is asked for when the call names none. Default: none, the partner decides. */
  readonly pageSize?: number | undefined;
  /** Milliseconds between `date_from` and `date_to` that the partner answers at most; longer ones are split. */
  readonly window?: number | undefined;
}

/** How often a partner may be called. */
export interface RateProfile {
  readonly requests: number;
  /** Milliseconds in which that many requests may be made. */
  readonly per: number;
}

/** When a failed GET is tried again; nothing else ever is. */
export interface RetryOptions {
  /** How many times at most after the first. Default 3. */
  readonly limit?: number;
  /** Milliseconds before the first retry; doubled each time, with full jitter. Default 300. */
  readonly delay?: number;
  /** Milliseconds that a single wait may last, `Retry-After` included. Default 60000. */
  readonly maxDelay?: number;
  /** Milliseconds for all tries and waits together. Default 120000. */
  readonly deadline?: number;
}

/** A value for all modules, and others for some of them by module identifier. */
export interface ByModule<T> {
  readonly all?: T | undefined;
  readonly modules?: Readonly<Record<string, T>> | undefined;
}

/** Everything in which partners differ, as data that can be stored as JSON; what is absent follows the version. */
export interface PartnerProfile {
  /** The dialect, for messages. */
  readonly name?: string | undefined;
  /** Default: the version's (2.1.1 raw, later base64); a 401 during discovery tries the other one and remembers it. */
  readonly tokenEncoding?: TokenStyle | undefined;
  /** A header that carries the bare token instead of `Authorization: Token …`. */
  readonly tokenHeader?: string | undefined;
  /** Default `try`. */
  readonly versionsAuth?: VersionsAuth | undefined;
  /** Whether routing headers are sent. Default: as the version has it (not in 2.1.1). */
  readonly routing?: boolean | undefined;
  /** Default `keep`. */
  readonly trailingSlash?: SlashStyle | undefined;
  /** Whether PATCH is understood; where it is not, PUT of the whole object takes its place. Default `true`. */
  readonly patch?: ByModule<boolean> | undefined;
  /** Whether credentials are renewed by PUT; otherwise by DELETE and a new registration. Default `true`. */
  readonly credentialsPut?: boolean | undefined;
  readonly paging?: ByModule<PagingProfile> | undefined;
  readonly rate?: ByModule<RateProfile> | undefined;
  /** Milliseconds for one try, its body included. Default 30000. */
  readonly timeout?: number | undefined;
  readonly retry?: RetryOptions | undefined;
  /** What OCPI status codes mean where it is not what the specification says: `{ all: { 2004: 'rate-limited' } }`. */
  readonly meanings?: ByModule<Readonly<Record<number, StatusMeaning>>> | undefined;
  /** Operations that the partner does not have, as `module.operation`: `commands.reserveNow`. */
  readonly unsupported?: readonly string[] | undefined;
  /** Fields of bodies that the partner insists on, by `module.operation`: `{ 'commands.startSession': ['evse_uid'] }`. */
  readonly requires?: Readonly<Record<string, readonly string[]>> | undefined;
  /** Kinds of issues that strict mode tolerates from this partner. */
  readonly tolerates?: readonly IssueCode[] | undefined;
}

/** The value for a module: its own, else the one for all. */
export const forModule = <T>(values: ByModule<T> | undefined, module: string): T | undefined =>
  values?.modules && Object.hasOwn(values.modules, module) ? values.modules[module] : values?.all;

/** One profile out of several; later ones win field by field, values by module are merged, and `try` gives way to what is known. */
export function mergeProfiles(...profiles: readonly (PartnerProfile | undefined)[]): PartnerProfile {
  const merged: Record<string, unknown> = {};
  for (const profile of profiles) {
    for (const [name, value] of Object.entries(profile ?? {})) {
      if (value !== undefined) merged[name] = mergeField(merged[name], value);
    }
  }
  return merged;
}

function mergeField(before: unknown, value: unknown): unknown {
  if (value === 'try' && before !== undefined) return before;
  if (!isByModule(before) || !isByModule(value)) return value;
  return {
    ...before,
    ...value,
    ...(before.modules || value.modules ? { modules: { ...before.modules, ...value.modules } } : {}),
  };
}

const isByModule = (value: unknown): value is ByModule<unknown> =>
  typeof value === 'object' && value !== null && ('all' in value || 'modules' in value);
