import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Entry, jsonEntries } from '../../src/cli/json/entries.js';
import type { PieceOptions } from '../../src/cli/json/pieces.js';
import { chunksOf } from './io.js';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

async function entriesOf(
  text: string | Uint8Array,
  length = 7,
  options: PieceOptions = {},
): Promise<Entry[]> {
  const bytes = typeof text === 'string' ? encode(text) : text;
  const entries: Entry[] = [];
  for await (const entry of jsonEntries(chunksOf(bytes, length), options)) entries.push(entry);
  return entries;
}

const valuesOf = async (text: string | Uint8Array, length = 7, options: PieceOptions = {}) =>
  (await entriesOf(text, length, options)).map((entry) =>
    entry.failure === undefined ? entry.raw : `failure: ${entry.failure}`,
  );

const key = fc.constantFrom('id', 'data', 'a"b', '\\', '{', ']', 'é😀', '"data":[');
const { object } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'binary' }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    tie('object'),
    fc.array(tie('value'), { maxLength: 3 }),
  ),
  object: fc.dictionary(key, tie('value'), { maxKeys: 4 }),
}));

/** What is not the envelope itself must not look like one. */
const item = object.filter((one) => !Array.isArray((one as Record<string, unknown>).data));
const items = fc.array(item, { maxLength: 6 });
const chunkLength = fc.integer({ min: 1, max: 40 });
const indent = fc.constantFrom(undefined, 2, '\t');

describe('jsonEntries', () => {
  it('gives the items of a list, however it is cut into chunks', async () => {
    const property = fc.asyncProperty(items, chunkLength, indent, async (list, length, space) => {
      expect(await valuesOf(JSON.stringify(list, null, space), length)).toEqual(list);
    });
    await fc.assert(property);
  });

  it('gives the objects of NDJSON, with any line ending and blank lines', async () => {
    const ending = fc.constantFrom('\n', '\r\n', '\n\n', ' \n \n');
    const property = fc.asyncProperty(items, chunkLength, ending, async (list, length, end) => {
      const text = list.map((one) => JSON.stringify(one)).join(end);
      expect(await valuesOf(text, length)).toEqual(list);
      expect(await valuesOf(text, length, { lines: true })).toEqual(list);
    });
    await fc.assert(property);
  });

  it('gives the data of an envelope, wherever in it the data stands', async () => {
    const property = fc.asyncProperty(
      items,
      chunkLength,
      indent,
      fc.boolean(),
      async (data, length, space, last) => {
        const rest = { status_code: 1000, status_message: '"data": [', timestamp: '2026-01-01T00:00:00Z' };
        const envelope = last ? { ...rest, data } : { data, ...rest };
        expect(await valuesOf(JSON.stringify(envelope, null, space), length)).toEqual(data);
      },
    );
    await fc.assert(property);
  });

  it('gives values that follow each other over several lines', async () => {
    const property = fc.asyncProperty(fc.array(item, { minLength: 2 }), chunkLength, async (list, length) => {
      const text = list.map((one) => JSON.stringify({ ...one, x: 1 }, null, 1)).join('\n');
      expect(await valuesOf(text, length)).toEqual(list.map((one) => ({ ...one, x: 1 })));
    });
    await fc.assert(property);
  });

  it('gives one object as it is', async () => {
    const property = fc.asyncProperty(item, chunkLength, indent, async (one, length, space) => {
      expect(await valuesOf(`\ufeff ${JSON.stringify(one, null, space)}\n`, length)).toEqual([one]);
    });
    await fc.assert(property);
  });

  it('never throws and always ends, whatever the bytes are', async () => {
    const nasty = fc.string({ unit: fc.constantFrom(...'[]{},:"\\ \n1adt'), maxLength: 60 });
    const property = fc.asyncProperty(nasty, chunkLength, async (text, length) => {
      const entries = await entriesOf(text, length);
      expect(entries.map(({ index }) => index)).toEqual(entries.map((_, index) => index));
      expect(entries).toEqual(await entriesOf(text, 1000));
    });
    await fc.assert(property, { numRuns: 500 });
    const bytes = fc.asyncProperty(fc.uint8Array({ maxLength: 40 }), async (some) => {
      await entriesOf(some);
    });
    await fc.assert(bytes);
  });

  it('finds something wrong in a text exactly when it is no sequence of JSON values', async () => {
    const nasty = fc.string({ unit: fc.constantFrom(...'[]{},:"\\ 1'), maxLength: 12 });
    const property = fc.asyncProperty(nasty, async (text) => {
      const failed = (await entriesOf(text)).some(({ failure }) => failure !== undefined);
      expect(failed).toBe(!isSequence(text));
    });
    await fc.assert(property, { numRuns: 2000 });
  });
});

/** Whether a short text is made of JSON values, one after the other; what has no brackets ends with a blank. */
function isSequence(text: string): boolean {
  const rest = text.trimStart();
  if (rest === '') return true;
  const ends = Array.from(rest, (_, at) => at + 1);
  return ends.some((end) => {
    const isApart = /[\]}]$/.test(rest.slice(0, end)) || /^( |$)/.test(rest.slice(end));
    return isApart && parses(rest.slice(0, end)) && isSequence(rest.slice(end));
  });
}

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('an answer with its envelope', () => {
  it('may have one object as its data', async () => {
    expect(await valuesOf('{"status_code":1000,"data":{"id":"1"}}')).toEqual([{ id: '1' }]);
  });

  it('has no objects when it has no data', async () => {
    expect(await valuesOf('{"status_code":2001,"status_message":"no"}')).toEqual([]);
    expect(await valuesOf('{"status_code":1000,"data":null}')).toEqual([]);
    expect(await valuesOf('{"status_code":1000,"data":[]}')).toEqual([]);
  });

  it('can be a line of NDJSON', async () => {
    const text = '{"status_code":1000,"data":[1,2]}\n{"status_code":1000,"data":[3]}\n';
    expect(await valuesOf(text)).toEqual([1, 2, 3]);
  });

  it('is not seen in a key that only ends like data', async () => {
    expect(await valuesOf('{"x\\"data":[1]}')).toEqual([{ 'x"data': [1] }]);
    expect(await valuesOf('{"evses":{"data":[1]}}')).toEqual([{ evses: { data: [1] } }]);
  });
});

describe('broken JSON', () => {
  it('costs only its own line', async () => {
    const [first, broken, last] = await valuesOf('{"id":1}\n{"id":[1,2\n{"id":3}\n');
    expect([first, last]).toEqual([{ id: 1 }, { id: 3 }]);
    expect(broken).toMatch(/^failure: line 2: not JSON/);
  });

  it('costs only its own item', async () => {
    const [first, broken, last] = await valuesOf('[{"id":1},\n{"id":} ,{"id":3}]');
    expect([first, last]).toEqual([{ id: 1 }, { id: 3 }]);
    expect(broken).toMatch(/^failure: line 2: not JSON/);
  });

  it('is told where a list has no end', async () => {
    expect((await valuesOf('[{"id":1},\n{"id":2}')).at(-1)).toBe(
      'failure: line 2: the text ends inside a list',
    );
    expect((await valuesOf('{"data":[{"id":1}')).at(-1)).toBe('failure: line 1: the text ends inside a list');
    expect((await valuesOf('[{"id":1}}')).at(-1)).toBe('failure: line 1: a list ends with } instead of ]');
  });

  it('is told for missing items', async () => {
    const missing = 'failure: line 1: an item is missing; remove the comma';
    expect(await valuesOf('[1,]')).toEqual([1, missing]);
    expect(await valuesOf('[,1]')).toEqual([missing, 1]);
    expect(await valuesOf('[]')).toEqual([]);
  });

  it('is told when bytes are not UTF-8', async () => {
    expect(await valuesOf(new Uint8Array([0xff, 0xfe, 0x7b, 0x00]))).toEqual([
      'failure: line 1: not UTF-8; save the file as UTF-8',
    ]);
  });

  it('does not exhaust the stack or the memory', async () => {
    const deep = '['.repeat(100_000);
    expect((await valuesOf(`[${deep}`, 1000)).at(-1)).toMatch(/^failure/);
    expect(await valuesOf(`{"a":${deep}${']'.repeat(100_000)}}`, 1000)).toEqual([
      'failure: line 1: nested too deep for OCPI',
    ]);
    const long = `["${'x'.repeat(5000)}", 1]`;
    expect(await valuesOf(long, 100, { maxBytes: 1000 })).toEqual([
      'failure: line 1: one value has more than 1000 bytes',
    ]);
  });

  it('keeps __proto__ as a field like any other', async () => {
    const [value] = await valuesOf('[{"__proto__":{"polluted":true}}]');
    expect(Object.keys(value as object)).toEqual(['__proto__']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});
