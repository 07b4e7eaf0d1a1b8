import type { Priced, PriceOptions } from '../../tariffs/evaluate.js';
import type { Exact } from '../../tariffs/exact.js';
import { toNumber } from '../../tariffs/exact-write.js';
import { priceCdr, priceSession } from '../../tariffs/price.js';
import type { Money } from '../../tariffs/taxes.js';
import type { CdrInput, SessionInput } from '../../tariffs/types.js';

/** What the pricing engine makes of a CDR; a sample that cannot be priced is a fault of this package. */
export function billCdr(cdr: CdrInput, options: PriceOptions): Priced {
  return priced(priceCdr(cdr, options));
}

/** What the pricing engine makes of a session as far as it has come. */
export function billSession(session: SessionInput, options: PriceOptions): Priced {
  return priced(priceSession(session, options));
}

function priced(result: ReturnType<typeof priceCdr>): Priced {
  if (result.status === 'priced') return result;
  throw new Error(`The sample has no price: ${result.notes.map((note) => note.message).join(' ')}`);
}

/** Whether the rounded parts add up to the rounded total, before and after taxes: bills look wrong when they do not. */
export function addsUp({ rounded: { cost, fixed, energy, time, parking, reservation } }: Priced): boolean {
  const parts = [fixed, energy, time, parking, reservation];
  const sum = (of: (money: Money) => Exact): number =>
    Math.round(parts.reduce((total, part) => total + 100 * toNumber(of(part)), 0));
  const total = (of: (money: Money) => Exact): number => Math.round(100 * toNumber(of(cost)));
  const after = (money: Money): Exact => money.after ?? money.before;
  return sum((part) => part.before) === total((part) => part.before) && sum(after) === total(after);
}
