import { describe, expect, it } from 'vitest';
import { list, object, optional } from '../../../src/core/object.js';
import { any, ciString, dateTime, int, string } from '../../../src/core/primitives.js';
import { read, readList, readPartial } from '../../../src/core/read.js';
import { LocationSchema } from '../../../src/schema/v2_2_1/locations.js';
import { TokenSchema } from '../../../src/schema/v2_2_1/tokens.js';
import { evse, location, token } from '../../support/fixtures.js';

interface Thing {
  id: string;
  names?: string[] | undefined;
  free?: unknown;
  last_updated: string;
}

const ThingSchema = object<Thing>('Thing', {
  id: ciString(36),
  names: optional(list(string(5))),
  free: optional(any()),
  last_updated: dateTime(),
});

const AT = '2026-01-01T00:00:00Z';
const thing = (changes: object = {}): object => ({ id: 'T1', last_updated: AT, ...changes });

/** Objects inside of each other, made without recursion. */
function deep(levels: number): unknown {
  let value: unknown = {};
  for (let i = 0; i < levels; i += 1) value = { inner: value };
  return value;
}

describe('read', () => {
  it('gives a clean value back as it came, with one shared empty list of issues', () => {
    const value = location();
    const first = read(LocationSchema, value);
    const second = read(TokenSchema, token());
    expect(first.value).toBe(value);
    expect(first.issues).toBe(second.issues);
    expect(Object.isFrozen(first.issues)).toBe(true);
  });

  it('copies only what it changes and leaves what came alone', () => {
    const value = location({ evses: [evse(), evse({ uid: 'E2', floor_level: null as unknown as string })] });
    const before = JSON.stringify(value);
    const result = read(LocationSchema, value);
    expect(result.value?.evses?.[0]).toBe(value.evses?.[0]);
    expect(result.value?.coordinates).toBe(value.coordinates);
    expect(result.value?.evses?.[1]).not.toHaveProperty('floor_level');
    expect(JSON.stringify(value)).toBe(before);
  });

  it.each([
    [undefined],
    [null],
    ['text'],
    [1],
    [true],
    [[]],
    [() => 1],
    [Symbol('s')],
    [10n],
    [new Date()],
    [Number.NaN],
  ])('refuses %s without throwing', (value) => {
    const result = read(LocationSchema, value);
    expect(result.ok).toBe(false);
    expect(result.value).toBeUndefined();
    expect(result.issues.some(({ severity }) => severity === 'error')).toBe(true);
    expect(result.raw).toBe(value);
  });

  it('reads an object with JSON of 100,000 levels, or one that contains itself, in a field it does not know', () => {
    const cyclic: Record<string, unknown> = thing() as Record<string, unknown>;
    cyclic.myself = cyclic;
    expect(read(ThingSchema, cyclic).value).toBe(cyclic);
    const nested = thing({ free: deep(100_000), other: deep(100_000) });
    expect(read(ThingSchema, nested, { unknownFields: 'report' }).issues).toHaveLength(1);
    expect(read(ThingSchema, thing({ names: deep(100_000) })).ok).toBe(false);
  });

  it('keeps a field named __proto__ as a field, also in a copy', () => {
    const raw = JSON.parse(
      '{"id":7,"last_updated":"2026-01-01T00:00:00Z","__proto__":{"polluted":true}}',
    ) as object;
    const result = read(ThingSchema, raw);
    expect(result.value?.id).toBe('7');
    expect(Object.keys(result.value ?? {})).toContain('__proto__');
    expect(Object.getPrototypeOf(result.value)).toBe(Object.prototype);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(JSON.stringify(result.value)).toContain('"__proto__":{"polluted":true}');
  });

  it('lists as many issues as asked for, says how many there are more, and still refuses', () => {
    const names = Array.from({ length: 150 }, () => 'too long');
    const some = read(ThingSchema, thing({ names }));
    expect(some.issues).toHaveLength(101);
    expect(some.issues[100]).toMatchObject({
      code: 'too_many_issues',
      severity: 'warning',
      pointer: '',
      received: 50,
    });
    const failed = read(ThingSchema, { names }, { maxIssues: 3 });
    expect(failed.ok).toBe(false);
    expect(failed.issues[3]).toMatchObject({ code: 'too_many_issues', severity: 'error', received: 149 });
  });

  it('does not show tokens and personal numbers in issues', () => {
    const result = read(
      TokenSchema,
      token({ uid: 'X'.repeat(40), contract_id: 12345678 as unknown as string }),
    );
    expect(result.issues.map(({ received }) => received)).toEqual(['[private]', '[private]']);
    expect(JSON.stringify(result.issues)).not.toContain('12345678');
  });

  it('shortens and describes what came', () => {
    const { issues } = read(ThingSchema, { id: {}, names: [[]], last_updated: 'y'.repeat(500) });
    expect(issues.map(({ received }) => received)).toEqual(['object', 'list of 0', `${'y'.repeat(60)}…`]);
  });

  it('refuses in strict mode what the specification does not allow, and changes nothing', () => {
    const odd = thing({ names: null, last_updated: '2026-01-01T00:00:00+01:00' });
    const result = read(ThingSchema, odd, { mode: 'strict', receivedAt: AT });
    expect(result.ok).toBe(false);
    expect(result.issues.map(({ pointer, severity }) => [pointer, severity])).toEqual([
      ['/names', 'error'],
      ['/last_updated', 'error'],
    ]);
  });

  it('accepts in strict mode what is legal though unusual, as it came', () => {
    const padded = thing({ id: ' T1 ', unheard_of: 1 });
    expect(read(ThingSchema, padded, { mode: 'strict' })).toEqual({
      ok: true,
      value: padded,
      issues: [],
      raw: padded,
    });
    expect(read(ThingSchema, padded, { mode: 'strict', unknownFields: 'report' })).toMatchObject({
      ok: true,
      issues: [{ code: 'unknown_field', severity: 'warning', pointer: '/unheard_of' }],
    });
  });

  it('does not stamp an object that has its last_updated, nor without the time of arrival', () => {
    const value = thing();
    expect(read(ThingSchema, value, { receivedAt: '2030-01-01T00:00:00Z' }).value).toBe(value);
    expect(read(ThingSchema, { id: 'T1' }).issues).toMatchObject([
      { code: 'missing_field', pointer: '/last_updated' },
    ]);
  });
});

describe('readList', () => {
  it('reads every item by itself, with its place and its own issues', () => {
    const bad = { id: 'T2' };
    const odd = thing({ id: 3 });
    const good = thing();
    const { ok, items, values, issues } = readList(ThingSchema, [good, bad, odd]);
    expect(ok).toBe(true);
    expect(issues).toEqual([]);
    expect(items.map((item) => [item.index, item.ok, item.issues.map(({ pointer }) => pointer)])).toEqual([
      [0, true, []],
      [1, false, ['/last_updated']],
      [2, true, ['/id']],
    ]);
    expect(values).toEqual([good, { ...odd, id: '3' }]);
    expect(items[1]?.raw).toBe(bad);
  });

  it('drops null items with a warning, and keeps the places of the others', () => {
    const { items, issues } = readList(ThingSchema, [null, thing()]);
    expect(items.map(({ index }) => index)).toEqual([1]);
    expect(issues).toMatchObject([{ code: 'null_item', severity: 'warning', pointer: '/0' }]);
  });

  it.each([[null], [undefined], [{}]])('reads %s as an empty list with a warning', (raw) => {
    const result = readList(ThingSchema, raw);
    expect(result).toMatchObject({
      ok: true,
      items: [],
      values: [],
      issues: [{ severity: 'warning', pointer: '' }],
    });
  });

  it('puts one object that is not in a list in one', () => {
    const result = readList(ThingSchema, thing());
    expect(result).toMatchObject({ ok: true, values: [thing()], issues: [{ code: 'single_for_list' }] });
  });

  it.each([['text'], [1], [true]])('says that %s is no list', (raw) => {
    expect(readList(ThingSchema, raw)).toMatchObject({
      ok: false,
      items: [],
      issues: [{ code: 'wrong_type' }],
    });
  });

  it('accepts in strict mode a list that is absent, but not null', () => {
    expect(readList(ThingSchema, undefined, { mode: 'strict' })).toMatchObject({ ok: true, issues: [] });
    expect(readList(ThingSchema, null, { mode: 'strict' })).toMatchObject({ ok: false });
    expect(readList(ThingSchema, [null], { mode: 'strict' }).items).toMatchObject([{ ok: false, index: 0 }]);
  });
});

describe('readPartial', () => {
  it('keeps null, which asks to clear, and needs no field', () => {
    const patch = { names: null };
    expect(readPartial(ThingSchema, patch)).toEqual({ ok: true, value: patch, issues: [], raw: patch });
    expect(readPartial(ThingSchema, {}).ok).toBe(true);
  });

  it('still reads the fields that came', () => {
    const { value, issues } = readPartial(ThingSchema, { id: 7, names: ['a', null] });
    expect(value).toEqual({ id: '7', names: ['a'] });
    expect(issues.map(({ pointer }) => pointer)).toEqual(['/id', '/names/1']);
  });

  it('stamps a missing last_updated with the time of arrival, at the top only', () => {
    const { value, issues } = readPartial(LocationSchema, { name: 'New' }, { receivedAt: AT });
    expect(value).toEqual({ name: 'New', last_updated: AT });
    expect(issues).toMatchObject([{ code: 'missing_stamped', pointer: '/last_updated' }]);
    const clean = { name: 'New', last_updated: AT };
    expect(readPartial(LocationSchema, clean, { receivedAt: AT }).value).toBe(clean);
  });

  it('does not apply rules between fields, of which a PATCH shows only some', () => {
    expect(
      readPartial(LocationSchema, { publish: true, publish_allowed_to: [{ uid: 'U1', type: 'RFID' }] })
        .issues,
    ).toEqual([]);
  });
});

it('reads numbers written with blanks and signs, and refuses those that are none', () => {
  const NumberSchema = object<{ count: number }>('Count', { count: int(3) });
  const counts = [' 12 ', '+7', '1e2', '1,5', 'x', '12.5', '1234', '0x10', 1e21].map((count) => {
    const result = read(NumberSchema, { count });
    return [result.value?.count, result.issues.map(({ code }) => code)];
  });
  expect(counts).toEqual([
    [12, ['text_as_number']],
    [7, ['text_as_number']],
    [100, ['text_as_number']],
    [undefined, ['wrong_type']],
    [undefined, ['wrong_type']],
    [12.5, ['text_as_number', 'not_integer']],
    [1234, ['text_as_number', 'number_range']],
    [undefined, ['wrong_type']],
    [1e21, ['number_range']],
  ]);
});
