/** What a price component prices (TariffDimensionType). */
export type DimensionName = 'ENERGY' | 'FLAT' | 'PARKING_TIME' | 'TIME';

/** What an element describes: the session, a reservation, or a reservation that expired. */
export type ElementKind = 'session' | 'reservation' | 'expiry';

/** The total a line belongs to: `total_fixed_cost`, `total_energy_cost` and so on. */
export type Category = 'fixed' | 'energy' | 'time' | 'parking' | 'reservation';

const KIND_PLACES: Record<ElementKind, number> = { session: 0, reservation: 4, expiry: 8 };
const TYPE_PLACES: Record<DimensionName, number> = { ENERGY: 0, FLAT: 1, PARKING_TIME: 2, TIME: 3 };

/** Number of places `candidatePlace` gives out. */
export const CANDIDATE_PLACES = 12;

/** Where a tariff keeps the components of a dimension in elements of a kind. */
export function candidatePlace(kind: ElementKind, type: DimensionName): number {
  return KIND_PLACES[kind] + TYPE_PLACES[type];
}

/** True for the names of dimensions a component may have. */
export function isDimensionName(type: string): type is DimensionName {
  return Object.hasOwn(TYPE_PLACES, type);
}

/** The categories in the order in which totals are listed. */
export const CATEGORIES: readonly Category[] = ['fixed', 'energy', 'time', 'parking', 'reservation'];
