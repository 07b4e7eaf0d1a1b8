import type { Price } from '../../schema/v2_2_1/types.js';
import { withPercent } from '../decimal.js';
import { EXTENSION } from '../extension.js';
import { differences } from '../json.js';
import type { TypedMove } from '../rule.js';
import type { Walk } from '../walk.js';

interface Old {
  readonly total_cost?: number | undefined;
}

interface New {
  readonly total_cost?: Price | undefined;
}

/** An amount without VAT becomes a Price. @see OCPI 2.2.1, types, types_price_class */
export const costUp: TypedMove<Old, New> = {
  note: '`excl_vat`; with `vat` of the context also `incl_vat`',
  run: (source, target, walk) => {
    if (typeof source.total_cost === 'number') target.total_cost = priceOf(source.total_cost, walk);
  },
};

/** A Price becomes its amount without VAT. */
export const costDown: TypedMove<New, Old> = {
  note: '`excl_vat`; `incl_vat` is lost unless `vat` of the context says it',
  run: (source, target, walk) => {
    const price = source.total_cost;
    if (!price) return;
    target.total_cost = price.excl_vat;
    for (const path of differences(price, priceOf(price.excl_vat, walk))) {
      if (path[0] === EXTENSION) continue;
      walk.report('lost', 'no_field', 'OCPI 2.1.1 has the cost without VAT only.', 'total_cost', ...path);
    }
  },
};

function priceOf(excl_vat: number, walk: Walk): Price {
  const { vat } = walk.options;
  return vat === undefined ? { excl_vat } : { excl_vat, incl_vat: withPercent(excl_vat, vat) };
}
