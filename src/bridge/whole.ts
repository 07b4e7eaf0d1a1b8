import type { Operations } from '../contract/interface.js';
import type { ConversionContext } from '../convert/context.js';
import { convertAny } from '../convert/convert.js';
import { applyPatch } from '../core/merge.js';
import type { VersionNumber } from '../core/version.js';
import type { JsonObject } from '../store/store.js';
import { showable, type Translated } from './translate.js';

/** The names of GET and PUT beside a PATCH: `getEvse` and `putEvse` for `patchEvse`. */
export const besides = (patch: string): { readonly get: string; readonly put: string } => {
  const object = patch.replace(/^patch/, '');
  return { get: `get${object}`, put: `put${object}` };
};

/** Whether there is a PUT in place of a PATCH. */
export const hasWhole = (operations: Operations, patch: string): boolean =>
  patch.startsWith('patch') && operations[besides(patch).put] !== undefined;

/** A change of the one version to an object of the other. */
export interface ChangeOfWhole {
  /** Name of the object: `Location`. */
  readonly name: string;
  readonly stored: JsonObject;
  readonly change: JsonObject;
  /** The version of the stored object. */
  readonly storedIn: VersionNumber;
  /** The version of the change. */
  readonly changedIn: VersionNumber;
  /** What the conversion of an object may use. */
  readonly contextFor: (
    object: unknown,
    from: VersionNumber,
    to: VersionNumber,
  ) => Promise<ConversionContext>;
}

/**
 * A stored object with a change of another version applied: it goes to the version of the change and back. What that
 * version cannot hold is carried along, so that only what the change names is another afterwards.
 */
export async function changedWhole(change: ChangeOfWhole): Promise<Translated> {
  const { name, stored, storedIn, changedIn, contextFor } = change;
  const there = await contextFor(stored, storedIn, changedIn);
  const { value: other } = convertAny(name, stored, storedIn, changedIn, { ...there, carry: true });
  const changed = applyPatch(other as JsonObject, change.change);
  const back = await contextFor(changed, changedIn, storedIn);
  return showable(convertAny(name, changed, changedIn, storedIn, back));
}
