import { VERSION_NUMBERS, type VersionNumber } from 'ocpi-js';
import { modules as modules_2_1_1, v2_1_1 } from 'ocpi-js/2.1.1';
import { modules as modules_2_2_1, v2_2_1 } from 'ocpi-js/2.2.1';
import { modules as modules_2_3_0, v2_3_0 } from 'ocpi-js/2.3.0';
import { type Bridge, bridge } from 'ocpi-js/bridge';
import type { Partner } from 'ocpi-js/client';
import { type ConvertOptions, convertAny } from 'ocpi-js/convert';
import type { Modules, Store } from 'ocpi-js/store';

const VERSIONS = { '2.1.1': v2_1_1, '2.2.1': v2_2_1, '2.3.0': v2_3_0 };
const MODULES = { '2.1.1': modules_2_1_1, '2.2.1': modules_2_2_1, '2.3.0': modules_2_3_0 };

/** The methods of a module, when its version is known at run time only. */
type Methods = Readonly<Record<string, (args?: object) => Promise<Answer> & AsyncIterable<object>>>;

interface Answer {
  readonly data: { readonly allowed?: string };
  readonly location?: string | undefined;
}

/** How a platform reaches another: in its own version, in any by a bridge, or in its own through a hub, which converts. */
export type Way = 'plain' | 'bridged' | 'hub';

/** What a platform of the demonstration is written in, and how it talks to others. */
export interface Dialect {
  readonly number: VersionNumber;
  readonly version: (typeof VERSIONS)[VersionNumber];
  readonly modules: Modules;
  /** The other versions that it speaks, by a bridge; absent when it speaks its own only. */
  readonly also: { readonly alsoAs: (typeof VERSIONS)[VersionNumber][]; readonly bridge: Bridge } | undefined;
  /** The interface of a module. */
  contract(
    module: string,
    side: 'sender' | 'receiver',
  ): Modules[string]['sender'] | Modules[string]['receiver'];
  /** The methods of a module of a partner. */
  methods(partner: Partner, module: string, side: 'sender' | 'receiver'): Methods;
  /** An object of 2.2.1, which the demonstration is told in, in this version. */
  written(name: string, object: object, options?: ConvertOptions): object;
}

/** The dialect of a platform with a store. */
export function dialectOf(number: VersionNumber, way: Way, store: Store): Dialect {
  const modules = MODULES[number] as unknown as Modules;
  const alsoAs = VERSION_NUMBERS.filter((other) => other !== number).map((other) => VERSIONS[other]);
  const contract: Dialect['contract'] = (module, side) => {
    const found = modules[module]?.[side];
    if (!found) throw new Error(`OCPI ${number} has no ${module}.`);
    return found;
  };
  return {
    number,
    version: VERSIONS[number],
    modules,
    also: way === 'bridged' ? { alsoAs, bridge: bridge({ store }) } : undefined,
    contract,
    methods: (partner, module, side) => partner.module(contract(module, side)) as unknown as Methods,
    written: (name, object, options) => convertAny(name, object, '2.2.1', number, options).value as object,
  };
}
