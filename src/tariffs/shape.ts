import { cannotPrice } from './notes.js';
import type { CdrInput, TariffInput } from './types.js';

/** What to do with `null` inside a list: partners send it, and pricing leaves it out. */
export type Nulls = 'left-out' | 'refused';

const TEXTS = ['start_time', 'end_time', 'start_date', 'end_date', 'reservation'] as const;

/** Throws {@link CannotPrice} when a tariff is not built as tariffs are; values are checked where they are read. */
export function checkTariffShape(tariff: TariffInput, nulls: Nulls): void {
  object(tariff, '');
  checkTerms(tariff, '');
  list(tariff.elements, '/elements', nulls, (element, at) => {
    object(element, at);
    list(element.price_components, `${at}/price_components`, nulls, (component, place) => {
      object(component, place);
      text(component.type, `${place}/type`);
    });
    const { restrictions } = element;
    if (restrictions == null) return;
    object(restrictions, `${at}/restrictions`);
    for (const name of TEXTS)
      if (restrictions[name] != null) text(restrictions[name], `${at}/restrictions/${name}`);
    list(restrictions.day_of_week ?? [], `${at}/restrictions/day_of_week`, 'left-out', text);
  });
  for (const name of ['min_price', 'max_price'] as const)
    if (tariff[name] != null) object(tariff[name], `/${name}`);
}

/** Throws {@link CannotPrice} when the periods are not built as charging periods are. */
export function checkPeriodsShape(periods: CdrInput['charging_periods'] | null | undefined): void {
  list(periods ?? [], '/charging_periods', 'refused', (period, at) => {
    object(period, at);
    plain(period.tariff_id, `${at}/tariff_id`);
    list(period.dimensions ?? [], `${at}/dimensions`, 'left-out', (dimension, place) => {
      object(dimension, place);
      text(dimension.type, `${place}/type`);
    });
  });
}

/** Throws {@link CannotPrice} when a list of tariffs is none. */
export function checkListOfTariffs(tariffs: readonly TariffInput[]): void {
  list(tariffs, '/tariffs', 'refused', (tariff, at) => {
    object(tariff, at);
    checkTerms(tariff, at);
  });
}

function checkTerms(tariff: TariffInput, at: string): void {
  for (const name of ['id', 'currency', 'tax_included'] as const) plain(tariff[name], `${at}/${name}`);
}

function list<T>(
  value: readonly T[] | null | undefined,
  pointer: string,
  nulls: Nulls,
  check: (item: T, pointer: string) => void,
): void {
  if (!Array.isArray(value)) throw cannotPrice('BAD_STRUCTURE', 'This must be a list.', pointer);
  for (let place = 0; place < value.length; place += 1) {
    if (value[place] != null || nulls === 'refused') check(value[place], `${pointer}/${place}`);
  }
}

function object(value: unknown, pointer: string): void {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return;
  throw cannotPrice('BAD_STRUCTURE', 'This must be an object.', pointer);
}

function text(value: unknown, pointer: string): void {
  if (typeof value !== 'string') throw cannotPrice('BAD_STRUCTURE', 'This must be a text.', pointer);
}

/** A list or an object has no text that messages could show or comparisons could use. */
function plain(value: unknown, pointer: string): void {
  if (typeof value !== 'object' || value === null) return;
  throw cannotPrice('BAD_STRUCTURE', 'This must be a plain value.', pointer);
}
