import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convertAny, convertAnyPatch, convertPatch } from '../../src/convert/index.js';
import { connector221, EMSP, evse221, location230, NOW, PARTY, session221 } from './fixtures.js';

const last_updated = NOW;

describe('a change', () => {
  it('keeps what it does not name, clears what it clears, and renames what is renamed', () => {
    const change = { max_voltage: 400, tariff_ids: null, last_updated };
    expect(convertPatch('Connector', change, '2.2.1', '2.1.1')).toEqual({
      kind: 'patch',
      value: { voltage: 400, tariff_id: null, last_updated },
      losses: [],
    });
  });

  it('of a field that the target lacks changes nothing there, and says so', () => {
    const result = convertPatch('Location', { help_phone: '+31', last_updated }, '2.3.0', '2.1.1');
    expect(result).toMatchObject({
      kind: 'patch',
      value: { last_updated },
      losses: [{ pointer: '/help_phone' }],
    });
  });

  it('fills what the target cannot clear with its default, and asks for the object where there is none', () => {
    const cleared = convertPatch('Location', { parking_type: null, last_updated }, '2.2.1', '2.1.1');
    expect(cleared).toMatchObject({ kind: 'patch', value: { type: 'UNKNOWN' } });
    const asked = convertAnyPatch('Session', { cdr_token: null, last_updated }, '2.2.1', '2.1.1');
    expect(asked).toMatchObject({ kind: 'needs-object', losses: [{ pointer: '/cdr_token' }] });
  });

  it('that does not say all that its counterpart depends on asks for the object', () => {
    const moved = convertAnyPatch('Session', { evse_uid: 'E2', last_updated }, '2.2.1', '2.1.1');
    expect(moved).toMatchObject({
      kind: 'needs-object',
      losses: [{ pointer: '/evse_uid', code: 'no_place' }],
    });
    const taxed = convertPatch('Tariff', { tax_included: 'YES', last_updated }, '2.3.0', '2.2.1');
    expect(taxed).toMatchObject({ kind: 'needs-object', losses: [{ pointer: '/tax_included' }] });
  });

  it('whose default depends on something that it does not say asks for the object', () => {
    const options = {
      party: PARTY,
      timeZone: (country: string) => (country === 'NLD' ? 'Europe/Amsterdam' : 'Etc/UTC'),
    };
    const cleared = { time_zone: null, last_updated };
    expect(convertPatch('Location', cleared, '2.1.1', '2.2.1', options).kind).toBe('needs-object');
    const moved = convertPatch('Location', { ...cleared, country: 'NLD' }, '2.1.1', '2.2.1', options);
    expect(moved).toMatchObject({ value: { time_zone: 'Europe/Amsterdam' } });
  });

  it('to something that the target cannot express asks for the object', () => {
    const result = convertPatch('Connector', { standard: 'CHAOJI', last_updated }, '2.3.0', '2.1.1');
    expect(result).toMatchObject({
      kind: 'needs-object',
      losses: [{ pointer: '/standard', code: 'no_value' }],
    });
  });

  it('merges EVSEs by their uid, whole ones and parts', () => {
    const evses = [
      { uid: 'E1', status: 'CHARGING', last_updated },
      { ...evse221, uid: 'E2' },
    ];
    const result = convertAnyPatch('Location', { evses, last_updated }, '2.2.1', '2.1.1');
    const { max_voltage: voltage, max_amperage: amperage, tariff_ids, ...connector } = connector221;
    const older = { ...connector, voltage, amperage, tariff_id: tariff_ids?.[0] };
    expect(result).toMatchObject({
      kind: 'patch',
      value: { evses: [evses[0], { ...evse221, uid: 'E2', connectors: [older] }] },
    });
  });

  it('clears what it clears inside of an EVSE that is whole otherwise', () => {
    const evses = [{ ...evse221, floor_level: null, connectors: [{ ...connector221, tariff_ids: null }] }];
    const result = convertAnyPatch('Location', { evses, last_updated }, '2.2.1', '2.1.1');
    expect(result).toMatchObject({
      kind: 'patch',
      value: {
        evses: [{ uid: 'E1', floor_level: null, connectors: [{ id: '1', tariff_id: null, voltage: 230 }] }],
      },
    });
  });

  it('takes a field that only the target has for that field when it fits, and says so when it does not', () => {
    const fits = convertAnyPatch('Location', { help_phone: '+31', last_updated }, '2.1.1', '2.3.0');
    expect(fits).toMatchObject({ value: { help_phone: '+31' }, losses: [] });
    const cleared = convertAnyPatch('Location', { help_phone: null, last_updated }, '2.2.1', '2.3.0');
    expect(cleared).toMatchObject({ value: { help_phone: null } });
    const other = convertAnyPatch('Location', { help_phone: { a: 1 }, last_updated }, '2.2.1', '2.3.0');
    expect(other).toMatchObject({
      value: { last_updated },
      losses: [{ pointer: '/help_phone', code: 'name_taken' }],
    });
    const taken = { type: 'ON_STREET', parking_type: 'PARKING_LOT', last_updated };
    expect(convertAnyPatch('Location', taken, '2.1.1', '2.2.1')).toMatchObject({
      value: { parking_type: 'ON_STREET' },
      losses: [{ pointer: '/parking_type', code: 'name_taken' }],
    });
  });

  it('of a session adds the cost without VAT and the periods', () => {
    const change = {
      kwh: 3,
      total_cost: { excl_vat: 2, incl_vat: 2.42 },
      charging_periods: [
        {
          start_date_time: NOW,
          dimensions: [
            { type: 'ENERGY', volume: 1 },
            { type: 'POWER', volume: 7 },
          ],
        },
      ],
      last_updated,
    };
    const result = convertAnyPatch('Session', change, '2.3.0', '2.1.1', { vat: 21 });
    expect(result).toMatchObject({
      kind: 'patch',
      losses: [{ pointer: '/charging_periods/0/dimensions/1' }],
    });
  });

  it('asks for the object when what it loses is to be carried', () => {
    const result = convertPatch('Location', { help_phone: '+31', last_updated }, '2.3.0', '2.2.1', {
      carry: true,
    });
    expect(result.kind).toBe('needs-object');
  });

  it('keeps fields that nobody named', () => {
    const result = convertAnyPatch('Location', { x_vendor: null, y: [1], last_updated }, '2.1.1', '2.3.0');
    expect(result).toMatchObject({ kind: 'patch', value: { x_vendor: null, y: [1] } });
  });

  it('of the same version is the very change, and what is no change is refused', () => {
    const change = { name: 'x', last_updated };
    expect(convertAnyPatch('Location', change, '2.2.1', '2.2.1')).toMatchObject({ value: change });
    expect(() => convertAnyPatch('Location', 'x', '2.2.1', '2.1.1')).toThrow(TypeError);
    expect(() => convertAnyPatch('ClientInfo', change, '2.2.1', '2.1.1')).toThrow(TypeError);
  });

  it('throws in lossless mode what it would lose', () => {
    const convert = () =>
      convertPatch('Location', { help_phone: '+31', last_updated }, '2.3.0', '2.1.1', { mode: 'lossless' });
    expect(convert).toThrow(/help_phone/);
  });
});

describe('converting a change and then applying it', () => {
  const options = { party: PARTY, tokenParty: EMSP };
  const law = (name: string, object: Record<string, unknown>, context: object) => {
    const fields = Object.keys(object).filter((field) => field !== 'last_updated');
    fc.assert(
      fc.property(fc.subarray(fields), fc.constantFrom('2.1.1' as const, '2.2.1' as const), (named, to) => {
        const change = { ...Object.fromEntries(named.map((field) => [field, object[field]])), last_updated };
        const all = { ...options, ...context };
        const whole = convertAny(name, object, '2.3.0', to, all).value as Record<string, unknown>;
        const result = convertAnyPatch(name, change, '2.3.0', to, all);
        if (result.kind === 'patch') expect({ ...whole, ...result.value }).toEqual(whole);
      }),
    );
  };

  it('is applying it and then converting, for every choice of fields of a Location', () => {
    law('Location', { ...location230 }, {});
  });

  it('is applying it and then converting, for every choice of fields of a Session', () => {
    const session = {
      ...session221,
      total_cost: { before_taxes: 4, taxes: [{ name: 'VAT', amount: 0.84 }] },
    };
    law('Session', session, { location: location230 });
  });
});
