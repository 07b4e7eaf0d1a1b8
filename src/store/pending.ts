import type { Party } from '../core/party.js';
import type { VersionNumber } from '../core/version.js';
import type { JsonObject } from './store.js';

/** A result that a partner waits for: kept until it is delivered, at most 24 hours after its deadline. */
export interface PendingResult {
  readonly id: string;
  readonly module: string;
  /** Operation of the partner's Sender interface that takes the result. */
  readonly operation: string;
  readonly command: string;
  /** The request, without its `response_url`. */
  readonly request: JsonObject;
  /** Registration id of the partner that asked. */
  readonly partner: string;
  /** Our party that answers. */
  readonly role: Party;
  readonly version: VersionNumber;
  readonly responseUrl: string;
  /** DateTime until which the partner waits. */
  readonly deadline: string;
  /** `waiting` for the charge point, `ready` to be delivered, being `sending`. */
  readonly state: 'waiting' | 'ready' | 'sending';
  readonly result?: JsonObject | undefined;
  /** Since when it is being sent. */
  readonly since?: string | undefined;
  readonly attempts: number;
  readonly lastError?: string | undefined;
}
