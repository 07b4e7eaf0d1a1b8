import type { VersionNumber } from '../../core/version.js';

/** The request whose result is waited for. */
export interface ResultRequest {
  /** The version that the partner speaks: the result arrives in it. */
  readonly version: VersionNumber;
  /** `commands` or `chargingprofiles`. */
  readonly module: string;
  /** The operation that is called: `startSession`, `setChargingProfile`. */
  readonly operation: string;
  /** The operation of our Sender interface that the partner calls with the result: `postResult`. */
  readonly resultOperation: string;
  /** Id of the registration with the partner, the only one who may post the result. */
  readonly partner: string | undefined;
}

/** A result that is waited for. */
export interface PendingResult {
  /** The URL that the partner is to post the result to: unguessable, and for this result only. */
  readonly url: string;
  /** The body that was posted, or `undefined` when none came within the milliseconds. Rejects when the signal aborts. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<unknown>;
  /** No result is waited for any more. */
  close?(): void | Promise<void>;
}

/** The port to whatever receives the results of commands and charging profiles for us. */
export interface ResultWaiter {
  /** Makes a response URL and begins to listen, before the request is sent. */
  open(request: ResultRequest): PendingResult | Promise<PendingResult>;
}
