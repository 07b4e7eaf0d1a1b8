import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyPatch } from '../../src/core/merge.js';
import { sameContent } from '../../src/store/equal.js';
import type { JsonObject } from '../../src/store/index.js';
import { settle } from '../../src/store/settle.js';
import { at } from '../store/samples.js';

const fields = fc.dictionary(
  fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor'),
  fc.jsonValue({ maxDepth: 2 }),
);
const evses = fc.uniqueArray(
  fc.record({
    uid: fc.constantFrom('1', '2', '3', '4'),
    status: fc.constantFrom('A', 'B'),
    last_updated: fc.nat(9).map(at),
  }),
  { selector: ({ uid }) => uid },
);

describe('a PATCH', () => {
  it('sets what it has, removes what it nulls and leaves the rest', () => {
    fc.assert(
      fc.property(fields, fields, (current, patch) => {
        const result = applyPatch(current, patch);
        for (const name of new Set([...Object.keys(current), ...Object.keys(patch)])) {
          const isPatched = Object.hasOwn(patch, name);
          const expected = isPatched ? patch[name] : current[name];
          const gone = isPatched && patch[name] === null;
          expect(Object.hasOwn(result, name)).toBe(!gone);
          if (!gone) expect(result[name]).toEqual(expected);
        }
        expect(Object.getPrototypeOf(result)).toBe(Object.prototype);
      }),
    );
  });

  it('applied twice is the same as applied once', () => {
    fc.assert(
      fc.property(evses, evses, fields, (before, changed, other) => {
        const once = applyPatch({ evses: before, ...other }, { evses: changed });
        expect(applyPatch(once, { evses: changed })).toEqual(once);
      }),
    );
  });

  it('never loses an EVSE and never lets an older one win', () => {
    fc.assert(
      fc.property(evses, evses, (before, changed) => {
        const after = applyPatch({ evses: before }, { evses: changed }).evses as typeof before;
        for (const evse of before) {
          const next = after.find(({ uid }) => uid === evse.uid);
          expect(next && next.last_updated >= evse.last_updated).toBe(true);
        }
        expect(after).toHaveLength(new Set([...before, ...changed].map(({ uid }) => uid)).size);
      }),
    );
  });

  it('does not change the object that it is applied to', () => {
    const current: JsonObject = Object.freeze({
      evses: Object.freeze([Object.freeze({ uid: '1', status: 'A' })]),
    });
    applyPatch(current, { evses: [{ uid: '1', status: 'B' }], name: null });
    expect(current).toEqual({ evses: [{ uid: '1', status: 'A' }] });
  });
});

describe('the last writer', () => {
  const version = fc.record({ last_updated: fc.nat(5).map(at), n: fc.nat(3) });

  it('wins by last_updated, whatever the order of arrival', () => {
    fc.assert(
      fc.property(fc.array(version, { minLength: 1 }), (arrivals) => {
        let kept: JsonObject | undefined;
        for (const next of arrivals) {
          if (['created', 'changed', 'touched'].includes(settle('locations', kept, next))) kept = next;
        }
        const newest = [...arrivals]
          .map((one) => one.last_updated)
          .sort()
          .at(-1);
        expect(kept?.last_updated).toBe(newest);
        expect(kept).toEqual(arrivals.filter((one) => one.last_updated === newest).at(-1));
      }),
    );
  });
});

describe('content', () => {
  it('is the same for a copy in any order of fields, and another when anything differs', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        expect(sameContent(a, JSON.parse(JSON.stringify(a)))).toBe(true);
        const [x, y] = [
          { one: a, two: b },
          { two: b, one: a },
        ];
        expect(sameContent(x, y)).toBe(true);
        expect(sameContent({ ...x, three: 1 }, y)).toBe(false);
        expect(sameContent([a, 1], [a])).toBe(false);
      }),
    );
  });
});
