import type { Money } from '../../tariffs/taxes.js';
import type { PricingVersion, TariffInput } from '../../tariffs/types.js';
import type { TariffPlan } from '../plan/tariff.js';

/** How a version writes tariffs and amounts of money. */
export interface Wire<T extends TariffInput, P> {
  readonly version: PricingVersion;
  readonly tariff: (plan: TariffPlan) => T;
  readonly price: (money: Money) => P;
}
