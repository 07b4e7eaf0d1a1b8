import { describe, expect, it } from 'vitest';
import { convertAny, convertObject } from '../../src/convert/index.js';
import { OcpiConversionError, OcpiError } from '../../src/core/errors.js';
import {
  connector221,
  EMSP,
  evse221,
  location211,
  location221,
  location230,
  NOW,
  PARTY,
  session221,
  tariff221,
  tariff230,
  token221,
} from './fixtures.js';

const pointersOf = (losses: readonly { pointer: string }[]): string[] => losses.map(({ pointer }) => pointer);

describe('the owner of an object that goes to 2.1.1', () => {
  it('is the party of the connection in any case, and only another one is lost', () => {
    const down = (party: object) =>
      convertAny('Location', { ...location221, ...party }, '2.2.1', '2.1.1', { party: PARTY }).losses.map(
        ({ pointer, code }) => [pointer, code],
      );
    expect(down({})).toEqual([]);
    expect(down({ country_code: 'nl', party_id: 'Abc' })).toEqual([
      ['/country_code', 'rewritten'],
      ['/party_id', 'rewritten'],
    ]);
    expect(down({ party_id: 'XYZ' })).toEqual([['/party_id', 'other_party']]);
  });
});

describe('a Location of 2.1.1', () => {
  it('becomes one of 2.3.0 with nothing lost', () => {
    const { value, losses } = convertObject('Location', location211, '2.1.1', '2.3.0', { party: PARTY });
    expect(value).toEqual(location221);
    expect(losses).toEqual([]);
  });

  it('comes back as it was', () => {
    const { value } = convertObject('Location', location221, '2.2.1', '2.1.1', { party: PARTY });
    expect(value).toEqual(location211);
  });

  it('gets the time zone that the context finds by country, and says that it is a default', () => {
    const { time_zone: _, ...without } = location211;
    const timeZone = (country: string) => (country === 'NLD' ? 'Europe/Amsterdam' : undefined);
    const { value, losses } = convertObject('Location', without, '2.1.1', '2.2.1', {
      party: PARTY,
      timeZone,
    });
    expect(value.time_zone).toBe('Europe/Amsterdam');
    expect(losses).toMatchObject([{ pointer: '/time_zone', kind: 'defaulted', code: 'required_here' }]);
  });

  it('may hold a field of the newer version already, which is taken when it fits and not when it does not', () => {
    const early = { ...location211, publish: false, state: 7 };
    const { value, losses } = convertObject('Location', early, '2.1.1', '2.2.1', { party: PARTY });
    expect(value.publish).toBe(false);
    expect(value.state).toBeUndefined();
    expect(losses).toMatchObject([{ pointer: '/state', code: 'name_taken', kind: 'lost' }]);
  });
});

describe('a Location that goes to an older version', () => {
  it('says of everything that 2.2.1 does not have that it is lost', () => {
    const { losses } = convertObject('Location', location230, '2.3.0', '2.2.1');
    expect(pointersOf(losses).sort()).toEqual([
      '/evses/0/accepted_service_providers',
      '/evses/0/connectors/0/capabilities',
      '/evses/0/parking',
      '/help_phone',
      '/parking_places',
    ]);
  });

  it('warns apart when it must not be shown to everybody', () => {
    const hidden = { ...location221, publish: false };
    const { losses } = convertObject('Location', hidden, '2.2.1', '2.1.1', { party: PARTY });
    expect(losses).toMatchObject([{ pointer: '/publish', code: 'must_not_be_shown', kind: 'lost' }]);
  });

  it('leaves out a connector whose standard the target lacks, and an EVSE without connectors', () => {
    const mcs = { ...connector221, id: '2', standard: 'MCS' };
    const evses = [
      { ...evse221, connectors: [connector221, mcs] },
      { ...evse221, uid: 'E2', connectors: [mcs] },
      evse221,
    ];
    const { value, losses } = convertObject('Location', { ...location230, evses }, '2.3.0', '2.2.1');
    expect(value.evses).toEqual([evse221, evse221]);
    expect(losses.filter(({ pointer }) => pointer.startsWith('/evses'))).toMatchObject([
      { pointer: '/evses/0/connectors/1', code: 'no_value' },
      { pointer: '/evses/1', code: 'no_place' },
    ]);
  });

  it('names what it lost in the object that came, also over two versions and after something was left out', () => {
    const mcs = { ...connector221, standard: 'MCS' };
    const plain = { ...connector221, id: '2', max_electric_power: 9000, capabilities: ['X'] };
    const evses = [{ ...evse221, connectors: [mcs, plain] }];
    const { losses } = convertObject('Location', { ...location221, evses }, '2.3.0', '2.1.1', {
      party: PARTY,
    });
    expect(pointersOf(losses).sort()).toEqual([
      '/evses/0/connectors/0',
      '/evses/0/connectors/1/capabilities',
      '/evses/0/connectors/1/max_electric_power',
    ]);
  });

  it('that is all of a kind the target lacks cannot be expressed by itself', () => {
    const convert = () =>
      convertObject('Connector', { ...connector221, standard: 'CHAOJI' }, '2.2.1', '2.1.1');
    expect(convert).toThrow(OcpiConversionError);
    expect(convert).toThrow(expect.objectContaining({ why: 'unrepresentable', code: 'OCPI_CONVERSION' }));
    expect(convert).toThrow(OcpiError);
  });

  it('has its address cut, its coordinates written with six decimals, and its first tariff', () => {
    const long = {
      ...location221,
      address: 'x'.repeat(60),
      coordinates: { latitude: '52.09070', longitude: '-5.1214995' },
      evses: [{ ...evse221, connectors: [{ ...connector221, tariff_ids: ['T1', 'T2'] }] }],
    };
    const { value, losses } = convertObject('Location', long, '2.2.1', '2.1.1', { party: PARTY });
    expect(value.address).toHaveLength(45);
    expect(value.coordinates).toEqual({ latitude: '52.090700', longitude: '-5.121500' });
    expect(value.evses?.[0]?.connectors[0]?.tariff_id).toBe('T1');
    expect(losses.map(({ pointer, kind }) => `${kind} ${pointer}`).sort()).toEqual([
      'assumed /coordinates/latitude',
      'lost /address',
      'lost /coordinates/longitude',
      'lost /evses/0/connectors/0/tariff_ids/1',
    ]);
  });
});

describe('what nobody named', () => {
  it('survives: fields and values that neither version has, at every depth', () => {
    const evses = [
      { ...evse221, status: 'SLEEPING', x_vendor: [1], connectors: [{ ...connector221, x: { y: 1 } }] },
    ];
    const odd = { ...location221, x_vendor: 'kept', evses };
    const up = convertObject('Location', odd, '2.2.1', '2.3.0');
    expect(up.value).toBe(odd);
    const down = convertAny('Location', odd, '2.3.0', '2.1.1', { party: PARTY });
    expect(down.value).toMatchObject({
      x_vendor: 'kept',
      evses: [{ status: 'SLEEPING', x_vendor: [1], connectors: [{ x: { y: 1 } }] }],
    });
  });

  it('is pointed out where 2.3.0 leaves an enum open and the older version closes it', () => {
    const odd = { ...location221, facilities: ['HELIPAD'] };
    const { value, losses } = convertObject('Location', odd, '2.3.0', '2.2.1');
    expect(value.facilities).toEqual(['HELIPAD']);
    expect(losses).toMatchObject([{ pointer: '/facilities/0', code: 'unknown_value', kind: 'assumed' }]);
  });

  it('keeps identifiers that are longer than the newer version allows, and says so', () => {
    const id = 'L'.repeat(39);
    const { value, losses } = convertObject('Location', { ...location211, id }, '2.1.1', '2.2.1', {
      party: PARTY,
    });
    expect(value.id).toBe(id);
    expect(losses).toMatchObject([{ pointer: '/id', code: 'identifier_form', kind: 'assumed' }]);
  });
});

describe('a Session', () => {
  it('has in 2.1.1 the whole Location, with only the EVSE and connector it uses', () => {
    const evses = [{ ...evse221, uid: 'E0' }, evse221];
    const location = { ...location221, evses };
    const { value, losses } = convertObject('Session', session221, '2.2.1', '2.1.1', {
      party: PARTY,
      location,
    });
    expect(value).toMatchObject({
      auth_id: 'DE-EMP-C00000001-1',
      start_datetime: session221.start_date_time,
      total_cost: 4,
    });
    expect(value.location).toEqual(location211);
    expect(pointersOf(losses)).toEqual(['/cdr_token/uid', '/cdr_token/type', '/total_cost/incl_vat']);
  });

  it('cannot go to 2.1.1 without its Location, nor with another one', () => {
    expect(() => convertAny('Session', session221, '2.2.1', '2.1.1')).toThrow(/give it as location/);
    const location = { ...location221, id: 'L9' };
    expect(() => convertObject('Session', session221, '2.2.1', '2.1.1', { location })).toThrow(/L9/);
  });

  it('that is a reservation without an EVSE has no EVSE in 2.1.1 either', () => {
    const reserved = { ...session221, status: 'RESERVATION', evse_uid: '#NA', connector_id: '#NA' };
    const options = { party: PARTY, location: location221 };
    const { value } = convertObject('Session', reserved, '2.2.1', '2.1.1', options);
    expect(value.status).toBe('PENDING');
    expect(value.location.evses).toBeUndefined();
    const back = convertObject('Session', value, '2.1.1', '2.2.1', { party: PARTY, tokenParty: EMSP });
    expect(back.value).toMatchObject({ evse_uid: '#NA', connector_id: '#NA' });
  });

  it('of 2.1.1 gets the Token that the context finds by its contract', () => {
    const options = { party: PARTY, location: location221 };
    const older = convertObject('Session', session221, '2.2.1', '2.1.1', options).value;
    const cdrToken = (contract_id: string) => ({ ...session221.cdr_token, contract_id });
    const { value } = convertObject('Session', older, '2.1.1', '2.2.1', { party: PARTY, cdrToken });
    expect(value.cdr_token).toEqual(session221.cdr_token);
  });

  it('of 2.1.1 shows the eMSP in a contract id that is an eMA ID', () => {
    const options = { party: PARTY, location: location221 };
    const older = convertObject('Session', session221, '2.2.1', '2.1.1', options).value;
    const { value } = convertAny('Session', older, '2.1.1', '2.2.1', { party: PARTY });
    expect(value).toMatchObject({ cdr_token: { ...EMSP, type: 'OTHER', uid: 'DE-EMP-C00000001-1' } });
    const odd = { ...older, auth_id: 'ours' };
    expect(() => convertAny('Session', odd, '2.1.1', '2.2.1', { party: PARTY })).toThrow(
      /give it as tokenParty/,
    );
  });
});

describe('a Token', () => {
  it('changes auth_id and contract_id, and loses its group and kind in 2.1.1', () => {
    const { value, losses } = convertObject('Token', token221, '2.2.1', '2.1.1', { party: EMSP });
    expect(value).toMatchObject({ auth_id: token221.contract_id, type: 'OTHER' });
    expect(value).not.toHaveProperty('country_code');
    expect(pointersOf(losses).sort()).toEqual(['/group_id', '/type']);
  });

  it('says whose it is only to the connection in 2.1.1', () => {
    const other = convertObject('Token', token221, '2.2.1', '2.1.1', { party: PARTY });
    expect(other.losses).toContainEqual(
      expect.objectContaining({ pointer: '/party_id', code: 'other_party' }),
    );
    const unknown = convertObject('Token', token221, '2.2.1', '2.1.1');
    expect(unknown.losses).toContainEqual(expect.objectContaining({ pointer: '/party_id', kind: 'assumed' }));
    expect(() => convertAny('Token', other.value, '2.1.1', '2.2.1')).toThrow(/give it as party/);
  });

  it('of type EMAID is OTHER before 2.3.0', () => {
    const { value, losses } = convertObject('Token', { ...token221, type: 'EMAID' }, '2.3.0', '2.2.1');
    expect(value.type).toBe('OTHER');
    expect(losses).toMatchObject([{ pointer: '/type', code: 'no_value', kind: 'lost' }]);
  });

  it('is given again to an AuthorizationInfo of 2.1.1, which does not repeat it', () => {
    const info = { allowed: 'ALLOWED' };
    const { value } = convertObject('AuthorizationInfo', info, '2.1.1', '2.2.1', { token: token221 });
    expect(value).toEqual({ ...info, token: token221 });
    expect(convertAny('AuthorizationInfo', value, '2.2.1', '2.1.1', { token: token221 }).losses).toEqual([]);
    expect(pointersOf(convertAny('AuthorizationInfo', value, '2.2.1', '2.1.1').losses)).toEqual(['/token']);
  });
});

describe('a Tariff', () => {
  it('excludes taxes in 2.3.0, whose limits are before and after taxes', () => {
    const min_price = { excl_vat: 1, incl_vat: 1.21 };
    const { value, losses } = convertObject('Tariff', { ...tariff221, min_price }, '2.2.1', '2.3.0');
    expect(value).toMatchObject({ tax_included: 'NO', min_price: { before_taxes: 1, after_taxes: 1.21 } });
    expect(losses).toEqual([]);
  });

  it('that shows prices with tax shows them without in 2.2.1', () => {
    const shown = { ...tariff230, tax_included: 'YES' };
    const { value, losses } = convertObject('Tariff', shown, '2.3.0', '2.2.1');
    expect(value.elements[0]?.price_components[0]).toMatchObject({ price: 0.2066115702, vat: 21 });
    expect(pointersOf(losses)).toEqual(['/elements/0/price_components/0/price', '/tax_included']);
  });

  it('with nothing but prices of reservations cannot be expressed in 2.1.1', () => {
    const elements = tariff221.elements.map((one) => ({
      ...one,
      restrictions: { reservation: 'RESERVATION' },
    }));
    expect(() => convertObject('Tariff', { ...tariff221, elements }, '2.2.1', '2.1.1')).toThrow(/No element/);
  });

  it('tells when its price depends on how 2.1.1 is read', () => {
    const time = { price_components: [{ type: 'TIME', price: 1, step_size: 60 }] };
    const split = { ...tariff221, elements: [...tariff221.elements, time] };
    const codes = (one: typeof tariff221) =>
      convertObject('Tariff', one, '2.2.1', '2.1.1', { party: PARTY, vat: 21 }).losses.map(
        ({ code }) => code,
      );
    expect(codes(split)).toEqual(['element_choice']);
    expect(codes(tariff221)).toEqual([]);
  });
});

describe('a Price', () => {
  it('has one tax in 2.3.0, exact in decimals, whose name the context gives', () => {
    const { value } = convertObject('Price', { excl_vat: 0.1, incl_vat: 0.3 }, '2.2.1', '2.3.0', {
      taxName: 'GST',
    });
    expect(value).toEqual({ before_taxes: 0.1, taxes: [{ name: 'GST', amount: 0.2 }] });
  });

  it('adds up several taxes in 2.2.1', () => {
    const taxes = [
      { name: 'GST', amount: 0.1 },
      { name: 'QST', amount: 0.2 },
    ];
    const { value, losses } = convertObject('Price', { before_taxes: 1, taxes }, '2.3.0', '2.2.1');
    expect(value).toEqual({ excl_vat: 1, incl_vat: 1.3 });
    expect(losses).toMatchObject([{ pointer: '/taxes', code: 'several' }]);
  });

  it('keeps apart that there is no tax and that nothing is said', () => {
    const none = convertObject('Price', { excl_vat: 1, incl_vat: 1 }, '2.2.1', '2.3.0').value;
    const unsaid = convertObject('Price', { excl_vat: 1 }, '2.2.1', '2.3.0').value;
    expect([none, unsaid]).toEqual([{ before_taxes: 1, taxes: [] }, { before_taxes: 1 }]);
  });
});

describe('Credentials', () => {
  const details = { name: 'Abc' };
  const role = (name: string) => ({ role: name, business_details: details, ...PARTY });
  const platform = { token: 't', url: 'https://abc.example/ocpi/versions' };

  it('of a hub name it in a field of their own since 2.3.0, and as a role before', () => {
    const hub = { role: 'HUB', business_details: { name: 'Hub' }, country_code: 'NL', party_id: 'HUB' };
    const older = { ...platform, roles: [hub, role('CPO')] };
    const { value, losses } = convertObject('Credentials', older, '2.2.1', '2.3.0');
    expect(value).toEqual({
      ...platform,
      hub_party_id: 'NLHUB',
      roles: [{ ...hub, role: 'OTHER' }, role('CPO')],
    });
    expect(losses).toEqual([]);
    expect(convertObject('Credentials', value, '2.3.0', '2.2.1').value).toEqual(older);
  });

  it('of a hub that is no role of its own get one in 2.2.1, and lose it again', () => {
    const newer = { ...platform, hub_party_id: 'NLHUB', roles: [role('CPO')] };
    const { value, losses } = convertObject('Credentials', newer, '2.3.0', '2.2.1');
    expect(value.roles[1]).toMatchObject({ role: 'HUB', country_code: 'NL', party_id: 'HUB' });
    expect(losses).toMatchObject([{ pointer: '/roles/1/business_details', kind: 'defaulted' }]);
    expect(convertObject('Credentials', value, '2.2.1', '2.3.0').value).toEqual(newer);
  });

  it('of 2.1.1 get the roles that the context gives, and lose them again', () => {
    const older = { ...platform, business_details: details, ...PARTY };
    const options = { roles: ['CPO', 'EMSP'] };
    const { value } = convertObject('Credentials', older, '2.1.1', '2.3.0', options);
    expect(value.roles).toEqual([role('CPO'), role('EMSP')]);
    expect(convertObject('Credentials', value, '2.3.0', '2.1.1', options)).toEqual({
      value: older,
      losses: [],
    });
    const { losses } = convertObject('Credentials', value, '2.3.0', '2.1.1');
    expect(pointersOf(losses)).toEqual(['/roles/0/role', '/roles/1']);
  });

  it('keep roles that no version names', () => {
    const odd = { ...platform, roles: [role('PTP')] };
    expect(convertObject('Credentials', odd, '2.2.1', '2.3.0').value).toEqual(odd);
  });
});

describe('commands', () => {
  it('number a reservation in 2.1.1: the number it is, what the context says, or a hash', () => {
    const reserve = {
      response_url: 'https://emp.example/r',
      token: token221,
      expiry_date: NOW,
      reservation_id: '1234',
      location_id: 'L1',
    };
    const number = (reservation_id: string, options: object = {}) =>
      convertObject('ReserveNow', { ...reserve, reservation_id }, '2.2.1', '2.1.1', options).value
        .reservation_id;
    expect(number('1234')).toBe(1234);
    expect(number('abc')).toBe(number('abc'));
    expect(number('abc')).toBeLessThan(2 ** 31);
    expect(number('abc', { reservationNumber: () => 7 })).toBe(7);
  });

  it('are answered with a time-out since 2.2, and with a result of their own', () => {
    const answer = convertObject('CommandResponse', { result: 'ACCEPTED' }, '2.1.1', '2.2.1', {
      commandTimeout: 60,
    });
    expect(answer.value).toEqual({ result: 'ACCEPTED', timeout: 60 });
    const late = convertObject('CommandResult', { result: 'TIMEOUT' }, '2.1.1', '2.3.0');
    expect(late).toEqual({ value: { result: 'TIMEOUT' }, losses: [] });
    const failed = convertObject('CommandResult', { result: 'EVSE_OCCUPIED' }, '2.3.0', '2.1.1');
    expect(failed.value).toEqual({ result: 'REJECTED' });
    expect(pointersOf(failed.losses)).toEqual(['/result']);
  });
});

describe('lossless mode', () => {
  it('throws what would be lost, and gives what loses nothing', () => {
    const convert = () => convertObject('Location', location230, '2.3.0', '2.2.1', { mode: 'lossless' });
    expect(convert).toThrow(expect.objectContaining({ why: 'lossy', code: 'OCPI_CONVERSION' }));
    expect(convert).toThrow(/and 4 more/);
    expect(convertObject('Location', location221, '2.2.1', '2.3.0', { mode: 'lossless' }).losses).toEqual([]);
  });
});

describe('names', () => {
  it('that a version does not have are refused at run time too', () => {
    expect(() => convertAny('CancelReservation', {}, '2.2.1', '2.1.1')).toThrow(TypeError);
    expect(() => convertAny('Location', 'L1', '2.2.1', '2.3.0')).toThrow(TypeError);
  });

  it('of the same version give the very object', () => {
    expect(convertObject('Location', location221, '2.2.1', '2.2.1').value).toBe(location221);
  });

  it('of a value by itself give the value', () => {
    expect(convertObject('ChargingPreferencesResponse', 'ACCEPTED', '2.2.1', '2.3.0').value).toBe('ACCEPTED');
  });
});
