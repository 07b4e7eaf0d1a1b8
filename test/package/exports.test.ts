import { expect, test } from 'vitest';
import { pinnedExports, readExports } from '../../scripts/exports.js';

test('nothing that an entry is known to export has gone', async () => {
  const now = await readExports();
  const gone = Object.entries(pinnedExports()).flatMap(([entry, names]) =>
    names.filter((name) => !now[entry]?.includes(name)).map((name) => `${name} of ${entry}`),
  );
  expect(gone, 'a breaking change: say so in a changeset, then run npm run exports').toEqual([]);
  expect(Object.keys(pinnedExports()).filter((entry) => now[entry] === undefined)).toEqual([]);
});
