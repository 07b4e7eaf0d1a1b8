import { Turns } from '../core/turns.js';
import { VERSION_NUMBERS, type VersionNumber } from '../core/version.js';
import type { PartnerBridge } from '../partners/bridge.js';
import type { RoleBridge } from '../server/types.js';
import { callBridged, itemBridged } from './call.js';
import type { BridgeOptions } from './options.js';
import { bridgedRole } from './role.js';
import { pairOf, translateQuery } from './translate.js';
import { interfaceIn, versionOf } from './versions.js';
import { hasWhole } from './whole.js';

/** What bridges versions, for clients (`connect({ bridge })`) and for servers (`defineRole(…, { alsoAs, bridge })`). */
export interface Bridge extends PartnerBridge, RoleBridge {}

/**
 * Bridges versions, so that an application is written in one of them and talks to partners of all. One bridge serves
 * client and server; what it looks up and whom it tells is in the options.
 */
export function bridge(options: BridgeOptions = {}): Bridge {
  const turns = new Turns();
  const made: Bridge = {
    best,
    versionOf,
    interfaceIn,
    canReplace: (native, name) => hasWhole(native.operations, name),
    call: (call, send) => callBridged(options, call, send),
    listArgs: (call) => {
      const pair = pairOf(call.contract, call.native, call.name);
      return pair ? translateQuery(pair, call.args) : call.args;
    },
    item: (call, item) => itemBridged(options, call, item),
    role: (role, version) => bridgedRole(role, version, { options, bridge: made, turns }),
  };
  return made;
}

/** Our own version when the partner offers it, else the newest that it offers. */
function best(ours: VersionNumber, offered: readonly string[]) {
  const wanted = [ours, ...[...VERSION_NUMBERS].reverse()];
  const found = wanted.find((number) => offered.includes(number));
  return found && versionOf(found);
}
