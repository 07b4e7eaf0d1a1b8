/** A JSON text as a value, or why it is not one. */
export type JsonResult =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: 'empty' | 'syntax' | 'too-deep' };

/** How deep lists and objects may be nested in what we read; OCPI itself needs fewer than ten levels. */
export const MAX_JSON_DEPTH = 64;

/**
 * Parses JSON of strangers: a byte order mark is passed over, nesting is limited before anything recursive of ours sees
 * it (engines parse without recursion), and a key `__proto__` stays an ordinary own property.
 */
export function parseJson(text: string, maxDepth = MAX_JSON_DEPTH): JsonResult {
  const bare = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  let value: unknown;
  try {
    value = JSON.parse(bare);
  } catch {
    return { ok: false, reason: bare.trim() === '' ? 'empty' : 'syntax' };
  }
  // Every level costs two characters. Looking at the value costs a quarter of what looking at the text does.
  const isDeep = bare.length > 2 * maxDepth && isTooDeep(value, maxDepth);
  return isDeep ? { ok: false, reason: 'too-deep' } : { ok: true, value };
}

/** Whether lists and objects are nested deeper in a parsed value than allowed; looks no deeper than that itself. */
export function isTooDeep(value: unknown, maxDepth = MAX_JSON_DEPTH): boolean {
  return typeof value === 'object' && value !== null && exceeds(value, maxDepth - 1);
}

function exceeds(value: object, levels: number): boolean {
  if (levels < 0) return true;
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i += 1) {
      const item: unknown = value[i];
      if (typeof item === 'object' && item !== null && exceeds(item, levels - 1)) return true;
    }
    return false;
  }
  const fields = value as Readonly<Record<string, unknown>>;
  for (const name in fields) {
    const field = fields[name];
    if (typeof field === 'object' && field !== null && exceeds(field, levels - 1)) return true;
  }
  return false;
}
