import type { VersionNumber } from '../core/version.js';
import type { Fields } from './json.js';
import type { Rule } from './rule.js';
import type { Walk } from './walk.js';

/**
 * A restriction that only the newer version has: without it the prices would hold always, so that the element is left
 * out as a whole.
 */
export function decisive(field: string, version: VersionNumber): Rule {
  const reason = `OCPI ${version} has no restriction ${field}; without it these prices would be wrong.`;
  return {
    lower: [],
    upper: [field],
    up: { effect: 'none', note: '' },
    down: {
      effect: 'lost',
      note: 'the element is left out',
      run: (source: Fields, _: Fields, walk: Walk) => {
        if (source[field] !== undefined && source[field] !== null) walk.cannot('no_place', reason, field);
      },
    },
    essential: false,
  };
}
