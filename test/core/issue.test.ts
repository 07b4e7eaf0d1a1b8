import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pathOf, pointerOf, valueAt } from '../../src/core/issue.js';

it('a pointer escapes tildes and slashes as RFC 6901 has it', () => {
  expect(pointerOf([])).toBe('');
  expect(pointerOf(['evses', 0, 'a/b', 'm~n', ''])).toBe('/evses/0/a~1b/m~0n/');
});

it('a pointer gives its path back', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (path) => {
      expect(pathOf(pointerOf(path))).toEqual(path);
    }),
  );
});

it('a pointer finds own fields only', () => {
  expect(valueAt({ a: [{ b: 1 }] }, '/a/0/b')).toBe(1);
  expect(valueAt({ a: 1 }, '')).toEqual({ a: 1 });
  expect(valueAt({}, '/constructor')).toBeUndefined();
  expect(valueAt({ a: null }, '/a/b')).toBeUndefined();
});
