import type { Fields } from '../json.js';
import type { Rule } from '../rule.js';
import type { Walk } from '../walk.js';

type Part = 'country_code' | 'party_id';

/** `country_code` and `party_id`: in 2.1.1 the URL and the connection name the owner, since 2.2 the object does. */
export const ownerRules: Rule[] = (['country_code', 'party_id'] as const).map((part) => ({
  lower: [],
  upper: [part],
  up: {
    effect: 'converted',
    note: 'from `party`',
    run: (_: Fields, target: Fields, walk: Walk) => {
      target[part] = walk.party()[part];
    },
  },
  down: {
    effect: 'converted',
    note: 'said by the URL and the connection; lost when `party` is another one',
    run: (source: Fields, _: Fields, walk: Walk) => leaveOwner(part, source[part], walk),
  },
  essential: false,
  fromContext: true,
}));

function leaveOwner(part: Part, value: unknown, walk: Walk): void {
  const { party } = walk.options;
  if (value === undefined || party?.[part] === value) return;
  if (party?.[part].toUpperCase() === String(value).toUpperCase()) {
    walk.report(
      'assumed',
      'rewritten',
      'Parties are compared without regard to case; `party` says how.',
      part,
    );
    return;
  }
  if (party) walk.report('lost', 'other_party', 'OCPI 2.1.1 does not say who owns the object.', part);
  else
    walk.report(
      'assumed',
      'party_outside',
      'OCPI 2.1.1 leaves the owner to the URL and the connection.',
      part,
    );
}
