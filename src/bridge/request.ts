import type { Interface } from '../contract/interface.js';
import type { Operation } from '../contract/operation.js';
import type { ConversionContext } from '../convert/context.js';
import type { Loss } from '../convert/loss.js';
import type { Turns } from '../core/turns.js';
import type { PartnerBridge } from '../partners/bridge.js';
import type { Context, Input, Served } from '../server/types.js';
import type { BridgeOptions, Subject } from './options.js';

/** What bridging a role takes. */
export interface RoleBridging {
  readonly options: BridgeOptions;
  /** What handlers are given to call the partner with. */
  readonly bridge: PartnerBridge;
  readonly turns: Turns;
}

/** An operation of a role that is called in another version. */
export interface BridgedOperation extends RoleBridging {
  readonly name: string;
  /** The interface in the partner's version. */
  readonly contract: Interface;
  /** The interface in ours, with its handlers. */
  readonly served: Served;
}

/** A request that is on its way to a handler of ours. */
export interface BridgedRequest extends BridgedOperation {
  readonly input: Input<Operation>;
  readonly context: Context;
  /** What conversions may use. */
  readonly contextFor: (
    object: unknown,
    from: Subject['from'],
    to: Subject['to'],
  ) => Promise<ConversionContext>;
  /** Tells everybody who wants to know what was lost. */
  readonly tell: (losses: readonly Loss[], object: unknown, from: Subject['from'], to: Subject['to']) => void;
}
