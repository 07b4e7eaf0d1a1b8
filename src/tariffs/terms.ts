/** What a price component prices (TariffDimensionType). */
export type DimensionName = 'ENERGY' | 'FLAT' | 'PARKING_TIME' | 'TIME';

/** What an element describes: the session, a reservation, or a reservation that expired. */
export type ElementKind = 'session' | 'reservation' | 'expiry';

/** The total a line belongs to: `total_fixed_cost`, `total_energy_cost` and so on. */
export type Category = 'fixed' | 'energy' | 'time' | 'parking' | 'reservation';

/** The categories in the order in which totals are listed. */
export const CATEGORIES: readonly Category[] = ['fixed', 'energy', 'time', 'parking', 'reservation'];
