import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canConvert, convertAny, convertAnyPatch } from '../../src/convert/index.js';
import type { ObjectSchema } from '../../src/core/kind.js';
import { read, readPartial } from '../../src/core/read.js';
import { VERSION_NUMBERS, type VersionNumber } from '../../src/core/version.js';
import { sharedPath } from '../support/shared.js';
import { schemaOf, schemas } from './cases.js';

type Fields = Record<string, unknown>;

interface Example {
  readonly file: string;
  readonly version: VersionNumber;
  /** `Location`, `Partial<Location>`, `Token[]` or `Response<Token[]>`. */
  readonly type: string;
  readonly valid_json: boolean;
}

const folder = sharedPath('ocpi-spec/examples');
const index = folder ? (JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as Example[]) : [];
const examples = index.filter((one) => one.valid_json && VERSION_NUMBERS.includes(one.version));

/** What examples lack that their own table requires. */
const MISSING: Fields = {
  last_updated: '2020-01-01T00:00:00Z',
  tax_included: 'NO',
  power_type: 'AC_3_PHASE',
  voltage: 230,
  amperage: 16,
  max_voltage: 230,
  max_amperage: 16,
};

/** A country of two letters in a field for three: the specification's own mistake. */
const ALPHA3: Fields = { BE: 'BEL' };

interface Sample {
  readonly file: string;
  readonly version: VersionNumber;
  readonly name: string;
  readonly value: Fields;
}

const jsonOf = ({ file }: Example): unknown => JSON.parse(readFileSync(join(folder ?? '', file), 'utf8'));

/** The objects of an example, put right where the example breaks its own table. */
function samplesOf(example: Example): Sample[] {
  const [, data] = /^Response<(.+)>$/.exec(example.type) ?? [];
  const json = jsonOf(example);
  const payload = data ? (json as Fields).data : json;
  const name = (data ?? example.type).replace('[]', '');
  const { file, version } = example;
  if (!schemas[version].has(name)) return [];
  return [payload].flat().map((value) => ({ file, version, name, value: readable(version, name, value) }));
}

function readable(version: VersionNumber, name: string, value: unknown): Fields {
  const whole = repaired(schemaOf(version, name), value);
  const result = read(schemaOf(version, name), whole);
  if (!result.ok) throw new Error(`${name}: ${result.issues.map(({ message }) => message).join(' ')}`);
  return result.value as Fields;
}

function repaired(schema: ReturnType<typeof schemaOf>, value: unknown): unknown {
  const copy = structuredClone(value);
  for (const { code, pointer } of read(schema, value).issues) {
    const parts = pointer.split('/').slice(1);
    const field = parts.pop() ?? '';
    const owner = parts.reduce<Fields>((object, part) => object[part] as Fields, copy as Fields);
    if (code === 'missing_field') owner[field] = MISSING[field];
    if (field === 'country') owner[field] = ALPHA3[String(owner[field])] ?? owner[field];
  }
  return copy;
}

const samples = examples.flatMap(samplesOf);

/** Each version has its own; see docs/convert.md. */
const NOT_CONVERTED = new Set(['Version', 'VersionDetails', 'Endpoint', 'ClientInfo']);

const conversions = samples.flatMap((sample) =>
  VERSION_NUMBERS.filter((to) => to !== sample.version && canConvert(sample.name, sample.version, to)).map(
    (to) => ({ ...sample, to }),
  ),
);

const patches = examples.flatMap((example) => {
  const [, name] = /^Partial<(\w+)>$/.exec(example.type) ?? [];
  return name === undefined
    ? []
    : VERSION_NUMBERS.filter((to) => to !== example.version).map((to) => ({ ...example, name, to }));
});

/** A Location in which a Session takes place, from the examples of its version. */
function placeOf({ name, version, value }: Sample): Fields | undefined {
  const found = samples.find((one) => one.name === 'Location' && one.version === version && one.value.evses);
  if (name !== 'Session' || version === '2.1.1' || !found) return undefined;
  const [evse] = found.value.evses as Fields[];
  const [connector] = (evse?.connectors ?? []) as Fields[];
  const connectors = [{ ...connector, id: value.connector_id }];
  return { ...found.value, id: value.location_id, evses: [{ ...evse, uid: value.evse_uid, connectors }] };
}

const CONTEXT = {
  party: { country_code: 'BE', party_id: 'BEC' },
  tokenParty: { country_code: 'DE', party_id: 'TNM' },
  roles: ['CPO'],
};

describe.skipIf(!folder)('the examples of the specification', () => {
  it('are those that were counted', () => {
    const unknown = samples.filter(({ name }) => !NOT_CONVERTED.has(name)).length;
    expect([samples.length, unknown, conversions.length, patches.length]).toEqual([131, 111, 222, 58]);
  });

  it.each(conversions)('$file, a $name of $version, becomes a valid one of $to', (sample) => {
    const before = structuredClone(sample.value);
    const options = { ...CONTEXT, location: placeOf(sample) };
    const { value, losses } = convertAny(sample.name, sample.value, sample.version, sample.to, options);
    expect(read(schemaOf(sample.to, sample.name), value, { mode: 'strict' }).issues).toEqual([]);
    expect(sample.value).toEqual(before);
    for (const { reason } of losses) expect(reason).toMatch(/^[A-Z#].*[.;:\w]$/);
  });

  it.each(patches)('$file, a change of a $name of $version, becomes a valid one of $to', (example) => {
    const schema = schemaOf(example.version, example.name) as ObjectSchema<object>;
    const change = readPartial(schema, jsonOf(example));
    const { name, version, to } = example;
    const result = convertAnyPatch(name, change.value, version, to, CONTEXT);
    if (result.kind === 'needs-object') expect(result.losses).not.toEqual([]);
    else {
      const target = schemaOf(to, name) as ObjectSchema<object>;
      expect(readPartial(target, result.value, { mode: 'strict' }).issues).toEqual([]);
    }
  });
});
