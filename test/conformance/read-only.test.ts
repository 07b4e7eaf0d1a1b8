import { expect, test } from 'vitest';
import { VERSION_NUMBERS, type VersionNumber } from '../../src/core/version.js';
import type { MockRole } from '../../src/testing/mock/options.js';
import { makeTarget, resultsOf } from './target.js';

const ROLES: readonly MockRole[] = ['CPO', 'EMSP', 'HUB'];

test.each(VERSION_NUMBERS.flatMap((version) => ROLES.map((role) => [role, version] as const)))(
  'a %s of %s is only read, and is afterwards what it was, unless more is asked for',
  async (role: MockRole, version: VersionNumber) => {
    const { mock, options } = makeTarget(role, version);
    await mock.ready;
    const registration = () => mock.partners.get('invited');
    const before = JSON.stringify([mock.world, await registration()]);
    const { write: _, ...untold } = options;
    const results = await resultsOf(untold);
    expect(mock.exchanges.filter(({ method }) => method !== 'GET')).toEqual([]);
    expect(mock.sent).toEqual([]);
    expect(JSON.stringify([mock.world, await registration()])).toBe(before);
    expect(results.filter(({ result }) => result === 'fail')).toEqual([]);
  },
);
