import { describe, expect, it } from 'vitest';
import { isTooDeep, MAX_JSON_DEPTH, parseJson } from '../../src/core/json.js';

const lists = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const objects = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

describe('parsing the JSON of strangers', () => {
  it.each([lists, objects])('takes as many levels as are allowed and not one more', (nested) => {
    expect(parseJson(nested(MAX_JSON_DEPTH))).toMatchObject({ ok: true });
    expect(parseJson(nested(MAX_JSON_DEPTH + 1))).toEqual({ ok: false, reason: 'too-deep' });
  });

  it('finds depth beside much that is flat, and takes brackets in texts for text', () => {
    expect(parseJson(`[${'[],{"a":[]},'.repeat(100)}{"b":${lists(MAX_JSON_DEPTH)}}]`)).toEqual({
      ok: false,
      reason: 'too-deep',
    });
    expect(parseJson(JSON.stringify(['['.repeat(500)]))).toMatchObject({ ok: true });
  });

  it('looks no deeper than it has to, so that the deepest nesting does no harm', () => {
    expect(parseJson(lists(300_000))).toEqual({ ok: false, reason: 'too-deep' });
    expect(isTooDeep(JSON.parse(lists(300_000)))).toBe(true);
  });

  it('tells an empty text, a broken one and one with a byte order mark', () => {
    expect(parseJson(' \n')).toEqual({ ok: false, reason: 'empty' });
    expect(parseJson('{"a":')).toEqual({ ok: false, reason: 'syntax' });
    expect(parseJson('\ufeff{"a":1}')).toEqual({ ok: true, value: { a: 1 } });
  });
});
