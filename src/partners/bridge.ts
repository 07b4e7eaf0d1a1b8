import type { Interface } from '../contract/interface.js';
import type { Version } from '../contract/version.js';
import type { Issue } from '../core/issue.js';
import type { Party } from '../core/party.js';
import type { ReadItem } from '../core/read.js';
import type { InterfaceRole, VersionNumber } from '../core/version.js';

/** What a call gives, as far as bridging changes it. */
export interface Answered {
  readonly data: unknown;
  readonly issues: readonly Issue[];
}

/** A call that we write in our version to a partner that speaks another one. */
export interface BridgedCall {
  /** The interface in our version. */
  readonly contract: Interface;
  /** The same interface in the version that the partner speaks. */
  readonly native: Interface;
  /** The operation in our version; the partner's may lack it. */
  readonly name: string;
  /** Path and query parameters side by side, the body as `body`. */
  readonly args: Readonly<Record<string, unknown>>;
  /** Our party that speaks, as far as it is known. */
  readonly from: Party | undefined;
  /** The partner's party that is meant, where there is no choice. */
  readonly to: Party | undefined;
}

/** Makes a call of the partner's own version. */
export type SendNative<A extends Answered> = (
  name: string,
  args: Readonly<Record<string, unknown>>,
) => Promise<A>;

/**
 * What stands between the version that we write in and the one that a partner speaks. It knows all versions, which
 * neither client nor server does; `bridge()` of `ocpi-js/bridge` makes one.
 */
export interface PartnerBridge {
  /** The version to speak with a partner that offers these; `undefined` when there is none. */
  best(ours: VersionNumber, offered: readonly string[]): Version | undefined;
  /** A version as a value, by its number. */
  versionOf(number: VersionNumber): Version;
  /** An interface in some version, when that has it. */
  interfaceIn(number: VersionNumber, module: string, role: InterfaceRole): Interface | undefined;
  /** Whether a call can be made although the partner's version has no such operation: a PATCH as GET and PUT. */
  canReplace(native: Interface, name: string): boolean;
  /** Makes a call by calls of the partner's version, and gives the answer in ours. */
  call<A extends Answered>(call: BridgedCall, send: SendNative<A>): Promise<A>;
  /** The parameters of a list in the partner's version. */
  listArgs(call: BridgedCall): Readonly<Record<string, unknown>>;
  /** One object of a list in our version; one that cannot be converted is not valid. */
  item(call: BridgedCall, item: ReadItem<unknown>): Promise<ReadItem<unknown>>;
}
