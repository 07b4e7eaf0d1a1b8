/**
 * An object with a PATCH applied at its top level: what is absent stays, `null` clears, lists are replaced whole, and only
 * the `charging_periods` of a session are appended, without those that have begun already.
 * @see OCPI 2.2.1, mod_sessions, mod_sessions_patch_method
 */
export function applyPatch(current: unknown, change: unknown): unknown {
  const next: Record<string, unknown> = { ...(current as object) };
  for (const [name, value] of Object.entries((change ?? {}) as object)) {
    if (value === undefined) continue;
    if (value === null) delete next[name];
    else next[name] = name === 'charging_periods' ? appended(next[name], value) : value;
  }
  return next;
}

function appended(before: unknown, more: unknown): unknown {
  if (!Array.isArray(before) || !Array.isArray(more)) return more;
  const begun = new Set(before.map(startOf));
  return [...before, ...more.filter((period) => !begun.has(startOf(period)))];
}

const startOf = (period: unknown): unknown =>
  (period as { start_date_time?: unknown } | null)?.start_date_time;
