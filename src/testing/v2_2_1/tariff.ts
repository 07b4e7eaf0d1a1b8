import type { Tariff } from '../../schema/v2_2_1/tariffs.js';
import type { Price } from '../../schema/v2_2_1/types.js';
import { toNumber } from '../../tariffs/exact-write.js';
import type { Money } from '../../tariffs/taxes.js';
import type { TariffPlan } from '../plan/tariff.js';
import { writeTariff } from '../writers/tariff.js';
import type { Wire } from '../writers/version-wire.js';

/** A tariff as 2.2.1 writes it. */
export const tariffOf = (plan: TariffPlan): Tariff => writeTariff(plan);

/** An amount of money as 2.2.1 writes it: without `incl_vat` where no VAT applies. */
export const priceOf = ({ before, after, taxes }: Money): Price => ({
  excl_vat: toNumber(before),
  ...(after === undefined || taxes.length === 0 ? {} : { incl_vat: toNumber(after) }),
});

/** How 2.2.1 writes tariffs and amounts. */
export const wire: Wire<Tariff, Price> = { version: '2.2.1', tariff: tariffOf, price: priceOf };
