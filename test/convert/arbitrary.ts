import * as fc from 'fast-check';
import { kindOf, type ObjectKind, type Schema, type StringKind, valueKindOf } from '../../src/core/kind.js';

type Arbitrary = fc.Arbitrary<unknown>;
type Fields = Record<string, unknown>;

const ASCII = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-*_.';
const PRINTABLE = `${ASCII} äöüßéñ漢字😀"\\/~`;

/** Texts made of some characters; mostly short, sometimes as long as allowed. */
function textOf(characters: string, min: number, max: number): Arbitrary {
  const unit = fc.constantFrom(...characters);
  const short = fc.string({ unit, minLength: min, maxLength: Math.min(max, 12) });
  const long = fc.string({ unit, minLength: Math.min(max, 200), maxLength: Math.min(max, 260) });
  return fc.oneof({ weight: 9, arbitrary: short }, { weight: 1, arbitrary: long });
}

const digits = (length: number): fc.Arbitrary<string> =>
  fc.integer({ min: 0, max: 10 ** length - 1 }).map((value) => String(value).padStart(length, '0'));

const two = (min: number, max: number): fc.Arbitrary<string> =>
  fc.integer({ min, max }).map((value) => String(value).padStart(2, '0'));

function coordinate(kind: StringKind, degrees: number): Arbitrary {
  const lengths = [5, 6, 7].filter((length) => kind.pattern?.test(`1.${'0'.repeat(length)}`));
  return fc
    .tuple(
      fc.constantFrom('', '-'),
      fc.integer({ min: 0, max: degrees }),
      fc.constantFrom(...lengths).chain(digits),
    )
    .map(([sign, whole, fraction]) => `${sign}${whole}.${fraction}`);
}

function formatted(kind: StringKind): Arbitrary | undefined {
  switch (kind.format) {
    case 'alpha2':
      return fc.constantFrom('NL', 'DE', 'be', 'CA');
    case 'alpha3':
      return fc.constantFrom('NLD', 'DEU', 'BEL', 'CAN');
    case 'currency':
      return fc.constantFrom('EUR', 'CAD', 'NOK');
    case 'language':
      return fc.constantFrom('nl', 'en', 'fr');
    case 'time':
      return fc.tuple(two(0, 23), two(0, 59)).map((parts) => parts.join(':'));
    case 'date':
      return fc.tuple(two(1, 12), two(1, 28)).map(([month, day]) => `2026-${month}-${day}`);
    case 'latitude':
      return coordinate(kind, 89);
    case 'longitude':
      return coordinate(kind, 179);
    default:
      return undefined;
  }
}

function text(kind: StringKind): Arbitrary {
  if (kind.kind === 'url') return fc.constantFrom('https://example.com/a', 'https://example.org/b?c=d');
  const max = Math.min(kind.max ?? 40, kind.kind === 'ciString' ? 39 : 260);
  return (
    formatted(kind) ??
    textOf(kind.kind === 'ciString' || max <= 4 ? ASCII : PRINTABLE, Math.max(1, kind.min ?? 1), max)
  );
}

/** Identifiers that every version allows. */
const identifier = textOf(ASCII, 1, 36);

const dateTime = fc
  .integer({ min: Date.UTC(2020, 0), max: Date.UTC(2030, 0) })
  .map((time) => `${new Date(time).toISOString().slice(0, 19)}Z`);

/** Numbers with at most four decimals, as OCPI writes them. */
const number = fc
  .tuple(fc.integer({ min: -99_999, max: 999_999 }), fc.integer({ min: 0, max: 4 }))
  .map(([value, decimals]) => Number(`${value}e-${decimals}`) || 0);

/** Values of a schema that are valid in strict mode. */
export function arbitraryOf(schema: Schema): Arbitrary {
  const kind = valueKindOf(schema);
  switch (kind.kind) {
    case 'string':
    case 'ciString':
    case 'url':
      return text(kind);
    case 'dateTime':
      return dateTime;
    case 'number':
      return number;
    case 'int':
      return fc.integer({ min: 0, max: 10 ** Math.min(kind.digits ?? 6, 6) - 1 });
    case 'boolean':
      return fc.boolean();
    case 'enum':
      return fc.constantFrom(...kind.values);
    case 'list':
      return fc.array(arbitraryOf(kind.item), { minLength: kind.min, maxLength: 3 });
    case 'object':
      return objectOf(kind);
    default:
      return fc.constantFrom(1, 'a', true);
  }
}

const IDENTIFIERS =
  /^(id|uid|auth_id|contract_id|location_id|evse_uid|evse_id|connector_id|tariff_id|session_id)$/;

function objectOf(kind: ObjectKind): Arbitrary {
  const fields: Record<string, Arbitrary> = {};
  const requiredKeys: string[] = [];
  for (const [field, schema] of Object.entries(kind.shape)) {
    fields[field] = IDENTIFIERS.test(field) ? identifier : arbitraryOf(schema);
    if (field === 'evse_uids' || field === 'connector_ids' || field === 'tariff_ids') {
      fields[field] = fc.array(identifier, { maxLength: 3 });
    }
    if (kindOf(schema).kind !== 'optional') requiredKeys.push(field);
  }
  if ('hub_party_id' in kind.shape) fields.hub_party_id = fc.constantFrom('NLHUB', 'DEABC', 'A');
  if (kind.name === 'RegularHours') fields.weekday = fc.integer({ min: 1, max: 7 });
  if (kind.name === 'EnergySource') fields.percentage = fc.integer({ min: 0, max: 100 });
  fields.vendor_field = fc.constantFrom<unknown>('kept', 1, { deep: [true] });
  return fc
    .record(fields, { requiredKeys })
    .map((value) => mended(kind, arranged(kind, value as Fields)))
    .filter((value) => value !== undefined);
}

/** What the specification says in prose, where leaving out a field would not make it so. */
function arranged(kind: ObjectKind, value: Fields): Fields {
  switch (kind.name) {
    case 'Hours':
      return chosen(kind, value);
    case 'Location':
      return { ...value, ...parked(value) };
    case 'EVSE':
      return { ...value, ...numbered(value, 'connectors', 'id', 'C') };
    case 'CDR':
      return { ...value, charging_periods: measured(value.charging_periods as Fields[]) };
    case 'TariffElement':
      return reserved(value);
    case 'PriceComponent':
      return value.vat === undefined ? value : { ...value, vat: Math.abs(Number(value.vat)) % 30 };
    default:
      return value;
  }
}

function chosen(kind: ObjectKind, value: Fields): Fields {
  const { twentyfourseven, regular_hours, ...rest } = value;
  if (twentyfourseven === true) return { twentyfourseven, ...rest };
  const required = kindOf(kind.shape.twentyfourseven as Schema).kind !== 'optional';
  const hours = Array.isArray(regular_hours) && regular_hours.length > 0 ? { regular_hours } : {};
  if (required) return { twentyfourseven: !('regular_hours' in hours), ...hours, ...rest };
  return 'regular_hours' in hours ? { ...hours, ...rest } : { twentyfourseven: false, ...rest };
}

/** EVSEs with identifiers of their own, and only with parking places that the Location has. */
function parked(value: Fields): Fields {
  const places = numbered(value, 'parking_places', 'id', 'P');
  const has = Array.isArray(places.parking_places) && places.parking_places.length > 0;
  const evses = numbered(value, 'evses', 'uid', 'E');
  if (!Array.isArray(evses.evses)) return places;
  const linked = evses.evses.map(({ parking, ...evse }: Fields) =>
    has && Array.isArray(parking)
      ? { ...evse, parking: parking.map((link: Fields) => ({ ...link, parking_id: 'P0' })) }
      : evse,
  );
  return { ...places, evses: linked };
}

const SESSION_ONLY = /^(CURRENT|ENERGY_EXPORT|ENERGY_IMPORT|POWER|STATE_OF_CHARGE)$/;

function measured(periods: readonly Fields[]): Fields[] {
  return periods.map((period) => ({
    ...period,
    dimensions: (period.dimensions as Fields[]).map((dimension) =>
      SESSION_ONLY.test(String(dimension.type)) ? { ...dimension, type: 'TIME' } : dimension,
    ),
  }));
}

function reserved(value: Fields): Fields {
  const { reservation } = (value.restrictions ?? {}) as Fields;
  if (reservation === undefined) return value;
  const components = value.price_components as Fields[];
  return { ...value, price_components: components.map((component) => ({ ...component, type: 'FLAT' })) };
}

/** Leaves out the optional fields that rules between fields complain about; `undefined` when that is not enough. */
function mended(kind: ObjectKind, value: Fields, tries = 8): Fields | undefined {
  const broken = kind.rules.flatMap((rule) => rule.check(value) ?? []);
  const [first] = broken;
  if (first === undefined) return value;
  const field = first.split('/')[1] ?? '';
  const schema = kind.shape[field];
  if (tries === 0 || !schema || kindOf(schema).kind !== 'optional' || value[field] === undefined)
    return undefined;
  const { [field]: _, ...rest } = value;
  return mended(kind, rest, tries - 1);
}

function numbered(value: Fields, list: string, id: string, letter: string): Fields {
  const items = value[list];
  if (!Array.isArray(items)) return {};
  return { [list]: items.map((item: Fields, index) => ({ ...item, [id]: `${letter}${index}` })) };
}
