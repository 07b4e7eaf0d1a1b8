import * as fc from 'fast-check';
import { type ConvertOptions, canConvert } from '../../src/convert/index.js';
import type { Schema } from '../../src/core/kind.js';
import { VERSION_NUMBERS, type VersionNumber } from '../../src/core/version.js';
import { loadSchemas } from '../support/schemas.js';
import { arbitraryOf } from './arbitrary.js';

type Fields = Record<string, unknown>;

/** The schemas of every version, by the name by which objects are converted. */
export const schemas: Readonly<Record<VersionNumber, ReadonlyMap<string, Schema>>> = {
  '2.1.1': await named('2.1.1'),
  '2.2.1': await named('2.2.1'),
  '2.3.0': await named('2.3.0'),
};

async function named(version: VersionNumber): Promise<ReadonlyMap<string, Schema>> {
  const found = await loadSchemas(version);
  const [response, price] = [found.get('CommandResponse'), found.get('Price')];
  if (version === '2.1.1' && response) found.set('CommandResult', response);
  if (version === '2.2.1' && price) found.set('PriceLimit', price);
  return found;
}

/** An object that can be converted, and from where to where. */
export interface Case {
  readonly name: string;
  readonly from: VersionNumber;
  readonly to: VersionNumber;
}

/** Every object that can be converted, in every direction in which it can. */
export const cases: readonly Case[] = VERSION_NUMBERS.flatMap((from) =>
  VERSION_NUMBERS.flatMap((to) =>
    [...schemas[from].keys()]
      .filter((name) => from !== to && schemas[to].has(name) && canConvert(name, from, to))
      .map((name) => ({ name, from, to })),
  ),
);

/** The schema of an object; throws when a version does not have it. */
export function schemaOf(version: VersionNumber, name: string): Schema {
  const schema = schemas[version].get(name);
  if (!schema) throw new Error(`OCPI ${version} has no ${name}.`);
  return schema;
}

/** An object together with what must be known to convert it there and back. */
export interface Sample {
  readonly value: Fields;
  readonly options: ConvertOptions;
}

const PARTY = { country_code: 'NL', party_id: 'ABC' };
const EMSP = { country_code: 'DE', party_id: 'EMP' };

/** Samples of a case, valid in strict mode of the version they come from. */
export function samplesOf({ name, from, to }: Case): fc.Arbitrary<Sample> {
  const value = arbitraryOf(schemaOf(from, name)) as fc.Arbitrary<Fields>;
  const token = arbitraryOf(schemaOf('2.2.1', 'Token')) as fc.Arbitrary<Fields>;
  if (name === 'AuthorizationInfo') {
    return fc.tuple(value, token).map(([object, known]) => sample(object, { token: known }));
  }
  if (name !== 'Session') return value.map((object) => sample(object, {}));
  const location = arbitraryOf(schemaOf(from, 'Location')) as fc.Arbitrary<Fields>;
  return fc
    .tuple(value, location)
    .map(([object, place]) =>
      to === '2.1.1' ? sample(object, { location: placeFor(place, object) }) : sample(object, {}),
    );
}

function sample(value: Fields, known: ConvertOptions): Sample {
  const owner = value.country_code === undefined ? PARTY : (value as unknown as typeof PARTY);
  const party = { country_code: owner.country_code, party_id: owner.party_id ?? PARTY.party_id };
  return { value, options: { tokenParty: EMSP, roles: ['CPO'], ...known, party } };
}

/** A Location in which the EVSE and connector of a Session are. */
function placeFor(location: Fields, { location_id, evse_uid, connector_id }: Fields): Fields {
  const evses = (location.evses ?? []) as Fields[];
  const [first, ...others] = evses;
  if (!first) return { ...location, id: location_id };
  const [connector, ...more] = first.connectors as Fields[];
  const used = { ...first, uid: evse_uid, connectors: [{ ...connector, id: connector_id }, ...more] };
  return { ...location, id: location_id, evses: [used, ...others] };
}
