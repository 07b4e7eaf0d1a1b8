import { describe, expect, it } from 'vitest';
import { convertAny, EXTENSION } from '../../src/convert/index.js';
import { EMSP, location211, location221, location230, PARTY, session221, tariff221 } from './fixtures.js';

const OPTIONS = { party: PARTY, tokenParty: EMSP, carry: true };

type Fields = Record<string, unknown>;
const down = (value: unknown) => convertAny('Location', value, '2.3.0', '2.1.1', OPTIONS).value as Fields;
const up = (value: unknown) => convertAny('Location', value, '2.1.1', '2.3.0', { party: PARTY }).value;

describe('what is lost, carried along', () => {
  it('is put back after two versions and through JSON', () => {
    expect(up(JSON.parse(JSON.stringify(down(location230))))).toEqual(location230);
  });

  it('stands with the object it belongs to, by the version that has it', () => {
    const [evse] = down(location230).evses as Fields[];
    expect(evse?.[EXTENSION]).toMatchObject({ '2.3.0': { parking: { value: [{ parking_id: 'P1' }] } } });
  });

  it('follows an EVSE when others come before it', () => {
    const older = down(location230);
    const [evse] = older.evses as Fields[];
    const { [EXTENSION]: _, ...other } = { ...evse, uid: 'E0' } as Fields;
    const back = up({ ...older, evses: [other, evse] }) as typeof location230;
    expect(back.evses?.[0]?.parking).toBeUndefined();
    expect(back.evses?.[1]?.parking).toEqual(location230.evses?.[0]?.parking);
  });

  it('gives way to what was changed meanwhile', () => {
    const tariff = { ...tariff221, tax_included: 'YES' };
    const older = convertAny('Tariff', tariff, '2.3.0', '2.2.1', OPTIONS).value as typeof tariff221;
    expect(convertAny('Tariff', older, '2.2.1', '2.3.0').value).toEqual(tariff);
    const elements = [{ price_components: [{ type: 'ENERGY', price: 0.5, step_size: 1 }] }];
    const back = convertAny('Tariff', { ...older, elements }, '2.2.1', '2.3.0').value;
    expect(back).toMatchObject({ elements, tax_included: 'NO' });
  });

  it('stays as it is when it is carried from a version that the way does not lead to', () => {
    const newer = convertAny('Location', down(location230), '2.1.1', '2.2.1', { party: PARTY })
      .value as Fields;
    expect(newer[EXTENSION]).toHaveProperty(['2.3.0']);
    expect(newer[EXTENSION]).not.toHaveProperty(['2.2.1']);
    expect(convertAny('Location', newer, '2.2.1', '2.3.0').value).toEqual(location230);
  });

  it('needs no context to come back, because it carries what the context would say', () => {
    const options = { ...OPTIONS, location: location221 };
    const older = convertAny('Session', session221, '2.2.1', '2.1.1', options).value;
    expect(convertAny('Session', older, '2.1.1', '2.2.1').value).toEqual(session221);
  });

  it('adds nothing to an object that comes back anyway', () => {
    expect(convertAny('Location', location221, '2.2.1', '2.3.0', OPTIONS).value).toBe(location221);
    expect(convertAny('Tariff', tariff221, '2.2.1', '2.3.0', OPTIONS).value).not.toHaveProperty(EXTENSION);
  });

  it('cannot give an object to another party than the one of the connection', () => {
    const forged = { '2.2.1': { party_id: { value: 'XXX' }, id: { value: 'L9', as: 'wrong' } } };
    const { value } = convertAny('Location', { ...location211, [EXTENSION]: forged }, '2.1.1', '2.2.1', {
      party: PARTY,
    });
    expect(value).toMatchObject({ ...PARTY, id: 'L1' });
  });

  it('cannot bring in what cannot be read, nor a prototype', () => {
    const forged = JSON.parse(
      '{"2.3.0":{"help_phone":{"value":{}},"__proto__":{"value":{"help_phone":"1"}}}}',
    );
    const { value } = convertAny('Location', { ...location221, [EXTENSION]: forged }, '2.2.1', '2.3.0');
    expect(value).toEqual(location221);
    expect((value as Fields).help_phone).toBeUndefined();
  });

  it('is ignored when it is not what this package writes', () => {
    for (const odd of [
      'text',
      7,
      null,
      [],
      { '2.3.0': 'text' },
      { '2.3.0': { help_phone: { value: 1, as: 'x' } } },
    ]) {
      const { value } = convertAny('Location', { ...location221, [EXTENSION]: odd }, '2.2.1', '2.3.0');
      expect(value).toMatchObject(location221);
      expect(value).not.toHaveProperty('help_phone');
    }
  });
});
