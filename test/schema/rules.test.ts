import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rule } from '../../src/core/kind.js';
import { rules as v2_1_1 } from '../../src/schema/v2_1_1/rules.js';
import { rules as v2_2_1 } from '../../src/schema/v2_2_1/rules.js';
import { rules as v2_3_0 } from '../../src/schema/v2_3_0/rules.js';
import { sharedPath } from '../support/shared.js';

type Json = Readonly<Record<string, unknown>>;
/** Objects that keep a rule, and objects that break it with the places at which they do. */
type Cases = { readonly keeps: readonly Json[]; readonly breaks: readonly (readonly [Json, ...string[]])[] };

const T = ['2026-03-01T10:00:00Z', '2026-03-01T10:00:00.001Z', '2026-03-01T11:00:00'] as const;
const period = (begin: string, end: string): Cases => ({
  keeps: [{ [begin]: T[0], [end]: T[2] }, { [begin]: T[0], [end]: T[1] }, { [begin]: T[0] }],
  breaks: [
    [{ [begin]: T[2], [end]: T[0] }, `/${end}`],
    [{ [begin]: T[0], [end]: T[0] }, `/${end}`],
  ],
});
const notEarlier = (begin: string, end: string): Cases => ({
  keeps: [{ [begin]: T[0], [end]: T[2] }, { [begin]: T[0], [end]: T[0] }, { [end]: T[0] }],
  breaks: [[{ [begin]: T[1], [end]: T[0] }, `/${end}`]],
});
const range = (min: string, max: string): Cases => ({
  keeps: [{ [min]: 1, [max]: 2 }, { [min]: 1 }, { [max]: 1 }],
  breaks: [
    [{ [min]: 2, [max]: 1 }, `/${max}`],
    [{ [min]: 1, [max]: 1 }, `/${max}`],
  ],
});
const atMost = (min: string, max: string): Cases => ({
  keeps: [{ [min]: 1, [max]: 1 }, { [min]: 1 }],
  breaks: [[{ [min]: 2, [max]: 1 }, `/${max}`]],
});
const limited = (restriction: string): Cases => ({
  keeps: [
    { price_components: [{ type: 'ENERGY' }], restrictions: {} },
    { price_components: [{ type: 'TIME' }, { type: 'FLAT' }], restrictions: { [restriction]: 'X' } },
  ],
  breaks: [
    [
      { price_components: [{ type: 'TIME' }, { type: 'ENERGY' }], restrictions: { [restriction]: 'X' } },
      '/price_components/1/type',
    ],
  ],
});
const ids = (list: string, id: string): Cases => ({
  keeps: [
    { [list]: [{ [id]: 'a' }, { [id]: 'b' }] },
    {},
    { [list]: Array.from({ length: 30 }, (_, i) => ({ [id]: `${i}` })) },
  ],
  breaks: [
    [{ [list]: [{ [id]: 'a' }, { [id]: 'b' }, { [id]: 'a' }] }, `/${list}/2/${id}`],
    [{ [list]: Array.from({ length: 20 }, (_, i) => ({ [id]: `${i % 19}` })) }, `/${list}/19/${id}`],
  ],
});

const HOURS = [{ weekday: 1, period_begin: '08:00', period_end: '18:00' }];
const periods = (type: string): Json => ({
  charging_periods: [{ dimensions: [{ type: 'ENERGY' }, { type }] }],
});

const CASES: Readonly<Record<string, Cases>> = {
  'Location.publish_allowed_to': {
    keeps: [
      { publish: false, publish_allowed_to: [{}] },
      { publish: true },
      { publish: true, publish_allowed_to: [] },
    ],
    breaks: [[{ publish: true, publish_allowed_to: [{}] }, '/publish_allowed_to']],
  },
  'Location.evse_uids': ids('evses', 'uid'),
  'EVSE.connector_ids': ids('connectors', 'id'),
  'Location.parking_places': ids('parking_places', 'id'),
  'Location.parking_ids': {
    keeps: [
      { evses: [{ parking: [{ parking_id: 'P1' }] }], parking_places: [{ id: 'P1' }] },
      { evses: [{}] },
      {},
    ],
    breaks: [
      [
        { evses: [{}, { parking: [{ parking_id: 'P2' }] }], parking_places: [{ id: 'P1' }] },
        '/evses/1/parking/0/parking_id',
      ],
    ],
  },
  'PublishTokenType.one_of': {
    keeps: [{ uid: 'x' }, { visual_number: 'x' }, { group_id: 'x' }],
    breaks: [[{ type: 'RFID', issuer: 'x' }, '/uid']],
  },
  'PublishTokenType.type': { keeps: [{ uid: 'x', type: 'RFID' }, {}], breaks: [[{ uid: 'x' }, '/type']] },
  'PublishTokenType.issuer': {
    keeps: [{ visual_number: 'x', issuer: 'y' }, {}],
    breaks: [[{ visual_number: 'x' }, '/issuer']],
  },
  'Hours.regular_hours': {
    keeps: [{ twentyfourseven: true }, { regular_hours: HOURS }],
    breaks: [[{ twentyfourseven: true, regular_hours: HOURS }, '/regular_hours']],
  },
  'RegularHours.weekday': {
    keeps: [{ weekday: 1 }, { weekday: 7 }],
    breaks: [
      [{ weekday: 0 }, '/weekday'],
      [{ weekday: 8 }, '/weekday'],
    ],
  },
  'RegularHours.period_end': {
    keeps: [{ period_begin: '08:00', period_end: '18:00' }],
    breaks: [[{ period_begin: '18:00', period_end: '08:00' }, '/period_end']],
  },
  'ExceptionalPeriod.period_end': period('period_begin', 'period_end'),
  'StatusSchedule.period_end': period('period_begin', 'period_end'),
  'EnergySource.percentage': {
    keeps: [{ percentage: 0 }, { percentage: 100 }],
    breaks: [[{ percentage: 100.1 }, '/percentage']],
  },
  'CDR.credit_reference_id': {
    keeps: [{ credit: true, credit_reference_id: 'C1' }, { credit: false }, {}],
    breaks: [[{ credit: true }, '/credit_reference_id']],
  },
  'CDR.credit': {
    keeps: [{ credit: true, credit_reference_id: 'C1' }, {}],
    breaks: [[{ credit_reference_id: 'C1' }, '/credit_reference_id']],
  },
  'CDR.id': {
    keeps: [{ id: 'x'.repeat(36) }, { id: 'x'.repeat(39), credit: true }],
    breaks: [[{ id: 'x'.repeat(37) }, '/id']],
  },
  'CDR.end_date_time': {
    keeps: [
      ...notEarlier('start_date_time', 'end_date_time').keeps,
      { start_date_time: T[0], end_date_time: '1970-01-01T00:00:00Z' },
    ],
    breaks: notEarlier('start_date_time', 'end_date_time').breaks,
  },
  'CDR.stop_date_time': notEarlier('start_date_time', 'stop_date_time'),
  'CDR.dimensions': {
    keeps: [periods('TIME'), periods('MAX_POWER'), {}],
    breaks: [[periods('STATE_OF_CHARGE'), '/charging_periods/0/dimensions/1/type']],
  },
  'Session.end_date_time': {
    keeps: [{ status: 'COMPLETED', end_date_time: T[0] }, { status: 'ACTIVE' }],
    breaks: [[{ status: 'COMPLETED' }, '/end_date_time']],
  },
  'Session.end_datetime': {
    keeps: [{ status: 'COMPLETED', end_datetime: T[0] }, { status: 'ACTIVE' }],
    breaks: [[{ status: 'COMPLETED' }, '/end_datetime']],
  },
  'Session.period': notEarlier('start_date_time', 'end_date_time'),
  'Tariff.price_limits': {
    keeps: [
      { min_price: { excl_vat: 1, before_taxes: 1 }, max_price: { excl_vat: 1, before_taxes: 1 } },
      { min_price: { excl_vat: 1 } },
    ],
    breaks: [],
  },
  'Tariff.end_date_time': notEarlier('start_date_time', 'end_date_time'),
  'TariffElement.reservation': limited('reservation'),
  'TariffElement.booking': limited('booking'),
  'TariffRestrictions.dates': {
    keeps: [{ start_date: '2026-01-01', end_date: '2026-01-02' }, { end_date: '2026-01-01' }],
    breaks: [[{ start_date: '2026-01-01', end_date: '2026-01-01' }, '/end_date']],
  },
  'TariffRestrictions.kwh': range('min_kwh', 'max_kwh'),
  'TariffRestrictions.current': range('min_current', 'max_current'),
  'TariffRestrictions.power': range('min_power', 'max_power'),
  'TariffRestrictions.duration': range('min_duration', 'max_duration'),
  'StartSession.evse_uid': {
    keeps: [{ connector_id: '1', evse_uid: 'E' }, {}],
    breaks: [[{ connector_id: '1' }, '/evse_uid']],
  },
  'ActiveChargingProfileResult.profile': {
    keeps: [{ result: 'ACCEPTED', profile: {} }, { result: 'REJECTED' }],
    breaks: [[{ result: 'ACCEPTED' }, '/profile']],
  },
  'ActiveChargingProfileResult.result': {
    keeps: [{ result: 'ACCEPTED', profile: {} }, { result: 'REJECTED' }],
    breaks: [[{ result: 'REJECTED', profile: {} }, '/profile']],
  },
  'Terminal.invoice_base_url': {
    keeps: [{ invoice_creator: 'CPO', invoice_base_url: 'https://x' }, { invoice_creator: 'PTP' }],
    breaks: [[{ invoice_creator: 'CPO' }, '/invoice_base_url']],
  },
  'BookingLocation.booking_option': {
    keeps: [{ booking_option: {} }, { evse_uid: 'E' }],
    breaks: [[{}, '/booking_option']],
  },
  'BookingTerms.durations': atMost('min_booking_duration', 'max_booking_duration'),
  'Period.end_date_time': period('start_date_time', 'end_date_time'),
  'Timeslot.end_date_time': period('start_date_time', 'end_date_time'),
  'Timeslot.power': atMost('min_power', 'max_power'),
  'Calendar.end_before': period('begin_from', 'end_before'),
};

/** Cases of one version only. */
const OWN: Readonly<Record<string, Cases>> = {
  '2.1.1 Hours.regular_hours': {
    keeps: [],
    breaks: [
      [{}, '/regular_hours'],
      [{ twentyfourseven: false, regular_hours: HOURS }, '/regular_hours'],
    ],
  },
  '2.1.1 Session.period': notEarlier('start_datetime', 'end_datetime'),
  '2.2.1 Hours.regular_hours': {
    keeps: [{ twentyfourseven: false, regular_hours: HOURS }],
    breaks: [[{ twentyfourseven: false, regular_hours: [] }, '/regular_hours']],
  },
  '2.2.1 Tariff.price_limits': {
    keeps: [],
    breaks: [
      [
        { min_price: { excl_vat: 2, incl_vat: 3 }, max_price: { excl_vat: 1, incl_vat: 2 } },
        '/max_price/excl_vat',
        '/max_price/incl_vat',
      ],
    ],
  },
  '2.3.0 Tariff.price_limits': {
    keeps: [],
    breaks: [[{ min_price: { before_taxes: 2 }, max_price: { before_taxes: 1 } }, '/max_price/before_taxes']],
  },
};
const NOT_OF_2_1_1 = new Set(['Session.period']);

const versions = { '2.1.1': v2_1_1, '2.2.1': v2_2_1, '2.3.0': v2_3_0 };
const rows = Object.entries(versions).flatMap(([version, rules]) =>
  rules.map((rule) => [`${version} ${rule.id}`, rule, version] as const),
);

describe.each(rows)('%s', (name, rule, version) => {
  const common = version === '2.1.1' && NOT_OF_2_1_1.has(rule.id) ? undefined : CASES[rule.id];
  const keeps = [...(common?.keeps ?? []), ...(OWN[name]?.keeps ?? [])];
  const breaks = [...(common?.breaks ?? []), ...(OWN[name]?.breaks ?? [])];

  it('holds for what keeps it and points at what breaks it', () => {
    expect(keeps.length).toBeGreaterThan(0);
    expect(breaks.length).toBeGreaterThan(0);
    for (const value of keeps) expect([value, rule.check(value)]).toEqual([value, undefined]);
    for (const [value, ...places] of breaks) expect([value, rule.check(value)]).toEqual([value, places]);
  });

  it('never throws, whatever its fields hold', () => {
    const odd = fc.oneof(
      fc.jsonValue(),
      fc.constant([{}, null, 1, { dimensions: [null, {}], parking: [null] }]),
    );
    const fields = Object.fromEntries(fieldsOf(breaks).map((field) => [field, odd]));
    fc.assert(
      fc.property(fc.record(fields, { requiredKeys: [] }), (value) => {
        const places = rule.check(value);
        expect(places === undefined || places.length > 0).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('says in one sentence what is wrong and what to do', () => {
    expect(rule.message).toMatch(/^\S.*\.$/);
    expect(rule.message).toMatch(/[;,] (give|set|say|send|leave|split|correct|shorten|add|\w+ must)|must/);
  });
});

const fieldsOf = (breaks: Cases['breaks']): string[] => [
  ...new Set(breaks.flatMap(([value]) => Object.keys(value))),
];

it('no two rules of a version have the same id', () => {
  for (const rules of Object.values(versions))
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
});

const text = sharedPath('ocpi-spec/text');
it.skipIf(text === undefined)('every anchor is in the text of its document', () => {
  for (const [name, rule, version] of rows) expect([name, hasAnchor(rule, version)]).toEqual([name, true]);
});

/** The headings of the Markdown documents as anchors: lower case, without punctuation, hyphens for blanks. */
const slug = (heading: string): string =>
  heading
    .replace(/^#+ /, '')
    .toLowerCase()
    .replaceAll(/[^\w\s-]|_/g, '')
    .trim()
    .replaceAll(/\s/g, '-');

function hasAnchor({ anchor }: Rule, version: string): boolean {
  const [document = '', place = ''] = anchor.split(', ');
  const [addition, module] = document.includes(' ') ? document.split(' ') : ['', document];
  const folder = addition ? `${version}-${addition}` : version;
  const file = `${text}/${folder}/${module}.${version === '2.1.1' ? 'md' : 'asciidoc'}`;
  const content = readFileSync(file, 'utf8');
  if (version !== '2.1.1') return content.includes(`[[${place}]]`);
  return content.split('\n').some((line) => line.startsWith('#') && slug(line) === place);
}
