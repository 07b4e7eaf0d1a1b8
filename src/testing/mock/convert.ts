import { convertAny } from '../../convert/convert.js';
import { OcpiConversionError } from '../../core/errors.js';
import type { VersionNumber } from '../../core/version.js';
import type { StoreBackedOptions } from '../../store/options.js';
import type { JsonObject, StoredObject } from '../../store/store.js';
import type { Cast } from './parties.js';

/** Names of the objects that modules keep; what is missing here exists in one version only. */
const NAMES: Readonly<Record<string, string>> = {
  locations: 'Location',
  tariffs: 'Tariff',
  sessions: 'Session',
  cdrs: 'CDR',
  tokens: 'Token',
  hubclientinfo: 'ClientInfo',
};

type Convert = NonNullable<StoreBackedOptions['convert']>;

/** Shows one set of data in several versions: an object is converted once, and left out where it cannot be expressed. */
export function converterOf(cast: Cast): Convert {
  const known = new WeakMap<JsonObject, Map<VersionNumber, JsonObject | undefined>>();
  return (object, version) => {
    if (object.version === version) return object.value;
    const versions = known.get(object.value) ?? new Map<VersionNumber, JsonObject | undefined>();
    known.set(object.value, versions);
    if (!versions.has(version)) versions.set(version, converted(object, version, cast));
    return versions.get(version);
  };
}

function converted(
  { key, value, version: from }: StoredObject,
  to: VersionNumber,
  { party, partner, world }: Cast,
): JsonObject | undefined {
  const name = NAMES[key.module];
  if (name === undefined) return undefined;
  const locations = world.version === from ? world.locations : [];
  const location = locations.find(({ id }) => id === locationId(value));
  const tokenParty = party.role === 'EMSP' ? party : partner;
  try {
    return convertAny(name, value, from, to, { party: key.owner, tokenParty, location }).value as JsonObject;
  } catch (error) {
    if (error instanceof OcpiConversionError) return undefined;
    throw error;
  }
}

/** The Location of a Session or CDR, which 2.1.1 has all of inside. */
const locationId = ({ location_id, cdr_location }: JsonObject): unknown =>
  location_id ?? (cdr_location as { readonly id?: unknown } | undefined)?.id;
