import { isOlder, itemWith } from './items.js';

/** A JSON object whose fields are not known. */
type JsonObject = Readonly<Record<string, unknown>>;

/** Lists whose items PATCH changes one by one, by the field that identifies an item. */
const MERGED_BY: Readonly<Record<string, string>> = { evses: 'uid', connectors: 'id', calendars: 'id' };

/**
 * An object with a PATCH applied: absent fields stay, `null` removes a field, lists and objects are replaced whole,
 * except that `charging_periods` of a Session are added and EVSEs, Connectors and Calendars are merged by their ids
 * (nothing is deleted by leaving it out, and an item that is older than ours changes nothing).
 * @see OCPI 2.2.1, mod_locations, mod_locations_patch_method
 * @see OCPI 2.2.1, mod_sessions, mod_sessions_patch_method
 */
export function applyPatch(current: JsonObject, patch: JsonObject): JsonObject {
  const fields: Record<string, unknown> = { ...current };
  for (const name of Object.keys(patch)) {
    const value = patch[name];
    if (value === undefined) continue;
    if (value === null) Reflect.deleteProperty(fields, name);
    else setField(fields, name, mergeField(name, current, value));
  }
  return fields;
}

/** Sets a field; one named `__proto__` stays an ordinary field. */
function setField(fields: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== '__proto__') fields[name] = value;
  else Object.defineProperty(fields, name, { value, enumerable: true, configurable: true, writable: true });
}

function mergeField(name: string, current: JsonObject, value: unknown): unknown {
  const before = Object.hasOwn(current, name) ? current[name] : undefined;
  if (!Array.isArray(value) || !Array.isArray(before)) return value;
  if (name === 'charging_periods') return appendPeriods(before, value);
  const idField = Object.hasOwn(MERGED_BY, name) ? MERGED_BY[name] : undefined;
  return idField === undefined ? value : mergeItems(current, name, idField, value);
}

/** Adds charging periods; one that starts when another does replaces it, so that a repeated PATCH changes nothing. */
function appendPeriods(before: readonly unknown[], added: readonly unknown[]): unknown[] {
  const start = (period: unknown): unknown => (period as JsonObject | null)?.start_date_time;
  const starts = new Map(added.map((period) => [start(period), period]));
  const kept = before.map((period) => {
    const again = starts.get(start(period));
    starts.delete(start(period));
    return again ?? period;
  });
  return [...kept, ...starts.values()];
}

function mergeItems(
  current: JsonObject,
  name: string,
  idField: string,
  items: readonly JsonObject[],
): JsonObject[] {
  let list = [...(current[name] as readonly JsonObject[])];
  for (const item of items) {
    const known = itemWith({ list }, 'list', idField, item[idField]);
    if (known && isOlder(item, known)) continue;
    const merged = known ? applyPatch(known, item) : withoutNulls(item);
    list = known ? list.map((other) => (other === known ? merged : other)) : [...list, merged];
  }
  return list;
}

/** A PATCH of something that is not there yet: `null` clears nothing, so the field is absent. */
export function withoutNulls(patch: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(patch).filter(([, value]) => value !== null && value !== undefined),
  );
}
