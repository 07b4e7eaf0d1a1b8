import type { Party } from '../core/party.js';
import type { InterfaceRole, VersionNumber } from '../core/version.js';
import type { Clients } from './clients.js';
import type { Deliveries } from './deliveries.js';
import type { Directories, Member, Platform } from './directory.js';
import type { Forward } from './forward.js';
import type { Known } from './known.js';
import type { Message } from './message.js';
import type { HubOptions } from './options.js';
import type { Preparing } from './outbound.js';
import type { Places } from './places.js';

/** What the parts of a hub share. */
export interface HubEnv {
  readonly options: HubOptions;
  readonly hub: Party;
  readonly directories: Directories;
  readonly forward: Forward;
  readonly places: Places;
  readonly preparing: Preparing;
  /** Who can be reached. */
  readonly clients: Clients;
  /** Brings pushes to their receivers. */
  readonly deliveries: Deliveries;
  /** Public URL of an endpoint of the hub as a platform of this version (and scope, in 2.1.1) sees it. */
  readonly endpointUrl: (
    contract: { readonly version: VersionNumber; readonly module: string; readonly role: InterfaceRole },
    scope: string | undefined,
  ) => string | undefined;
  /** What passed through, as far as it tells whose objects are whose. */
  readonly known: Known;
  /** A platform has sent something. */
  readonly heard: (platform: Platform) => void;
  /** Learns from what passes through. */
  readonly learn: (passed: Passed) => void;
}

/** A message that was passed on, with what the receiver answered. */
export interface Passed {
  readonly message: Message;
  readonly from: Member;
  readonly to: Member | undefined;
  readonly data: unknown;
  readonly statusCode: number;
}
