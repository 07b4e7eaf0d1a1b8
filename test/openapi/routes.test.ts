import { describe, expect, it } from 'vitest';
import type { Interface, Module } from '../../src/contract/interface.js';
import { modules as modules211 } from '../../src/contract/v2_1_1/modules.js';
import { v2_1_1 } from '../../src/contract/v2_1_1/version.js';
import { modules as modules221 } from '../../src/contract/v2_2_1/modules.js';
import { v2_2_1 } from '../../src/contract/v2_2_1/version.js';
import type { VersionNumber } from '../../src/core/version.js';
import { openApi } from '../../src/openapi/index.js';
import { defineRole, serve } from '../../src/server/role.js';
import { buildRoutes } from '../../src/server/routes.js';

const party = { role: 'CPO', country_code: 'NL', party_id: 'ABC' };

/** Both sides of modules, as far as a CPO has them. */
function sidesOf<V extends VersionNumber>(modules: Readonly<Record<string, Module<V>>>): Interface<V>[] {
  const sides = Object.values(modules).flatMap(({ sender, receiver }): Interface<V>[] => [sender, receiver]);
  return sides.filter(({ implementedBy }) => implementedBy.includes('CPO'));
}

const role211 = defineRole(
  v2_1_1,
  party,
  sidesOf<'2.1.1'>(modules211).map((side) => serve(side, {})),
);

const role221 = defineRole(
  v2_2_1,
  party,
  sidesOf<'2.2.1'>(modules221).map((side) => serve(side, {})),
);

describe('the paths of the document and those of the server', () => {
  it.each([
    ['2.1.1', openApi(v2_1_1, Object.values(modules211), { role: 'CPO' }), buildRoutes([role211])],
    ['2.2.1', openApi(v2_2_1, Object.values(modules221), { role: 'CPO' }), buildRoutes([role221])],
  ])('of %s are the same', (version, document, routes) => {
    const documented = Object.keys(document.paths);
    const mounted = [...routes.keys()].map((path) => `/${path}`);
    const isBelow = (path: string, base: string): boolean => path === base || path.startsWith(`${base}/`);
    expect(mounted.filter((base) => !documented.some((path) => isBelow(path, base)))).toEqual(
      version === '2.1.1' ? ['/versions'] : [],
    );
    const nowhere = documented.filter((path) => !mounted.some((base) => isBelow(path, base)));
    expect(nowhere).toEqual([]);
  });
});
