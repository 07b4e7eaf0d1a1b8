import type { Interface, Module } from '../contract/interface.js';
import { modules as modules_2_1_1 } from '../contract/v2_1_1/modules.js';
import { v2_1_1 } from '../contract/v2_1_1/version.js';
import { modules as modules_2_2_1 } from '../contract/v2_2_1/modules.js';
import { v2_2_1 } from '../contract/v2_2_1/version.js';
import { modules as modules_2_3_0 } from '../contract/v2_3_0/modules.js';
import { v2_3_0 } from '../contract/v2_3_0/version.js';
import type { Version } from '../contract/version.js';
import type { InterfaceRole, VersionNumber } from '../core/version.js';

/** Modules of a version by identifier, whatever their types. */
export type AnyModules = Readonly<Record<string, Module | undefined>>;

interface Spoken {
  readonly version: Version;
  readonly modules: AnyModules;
}

const SPOKEN: Readonly<Record<VersionNumber, Spoken>> = {
  '2.1.1': { version: v2_1_1, modules: modules_2_1_1 as unknown as AnyModules },
  '2.2.1': { version: v2_2_1, modules: modules_2_2_1 as unknown as AnyModules },
  '2.3.0': { version: v2_3_0, modules: modules_2_3_0 as unknown as AnyModules },
};

/** A version as a value, by its number. */
export const versionOf = (number: VersionNumber): Version => SPOKEN[number].version;

/** The same interface in another version, when that has it. */
export function interfaceIn(
  number: VersionNumber,
  module: string,
  role: InterfaceRole,
): Interface | undefined {
  const found = SPOKEN[number].modules[module];
  return role === 'SENDER' ? found?.sender : found?.receiver;
}

/** The identifiers of the modules of a version. */
export const moduleIds = (number: VersionNumber): readonly string[] => Object.keys(SPOKEN[number].modules);
