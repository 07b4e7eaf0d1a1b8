/** A JSON text as a value, or why it is not one. */
export type JsonResult =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: 'empty' | 'syntax' | 'too-deep' };

/** How deep lists and objects may be nested in what we read; OCPI itself needs fewer than ten levels. */
export const MAX_JSON_DEPTH = 64;

/**
 * Parses JSON of strangers: a byte order mark is passed over, nesting is limited before anything recursive sees it,
 * and a key `__proto__` stays an ordinary own property (that is what `JSON.parse` makes of it).
 */
export function parseJson(text: string, maxDepth = MAX_JSON_DEPTH): JsonResult {
  const bare = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (bare.trim() === '') return { ok: false, reason: 'empty' };
  if (exceedsDepth(bare, maxDepth)) return { ok: false, reason: 'too-deep' };
  try {
    return { ok: true, value: JSON.parse(bare) as unknown };
  } catch {
    return { ok: false, reason: 'syntax' };
  }
}

/** Whether a parsed value is nested deeper than allowed; walks without recursion, so that depth itself does no harm. */
export function isTooDeep(value: unknown, maxDepth = MAX_JSON_DEPTH): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maxDepth) return true;
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []));
    level = level.filter((item) => typeof item === 'object' && item !== null);
  }
  return false;
}

const QUOTE = 34;
const BACKSLASH = 92;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

/** Counts brackets outside of strings; the short cut holds because every level costs two characters. */
function exceedsDepth(text: string, maxDepth: number): boolean {
  if (text.length < 2 * maxDepth) return false;
  let depth = 0;
  for (let i = 0; i < text.length; i += 1) {
    const char = text.charCodeAt(i);
    if (char === QUOTE) {
      i = endOfString(text, i);
    } else if (char === OPEN_OBJECT || char === OPEN_LIST) {
      depth += 1;
      if (depth > maxDepth) return true;
    } else if (char === CLOSE_OBJECT || char === CLOSE_LIST) {
      depth -= 1;
    }
  }
  return false;
}

/** The place of the quote that ends the string which starts at `start`, or the end of the text. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end === -1 ? text.length : end;
}

function isEscaped(text: string, quote: number): boolean {
  let backslashes = 0;
  while (text.charCodeAt(quote - 1 - backslashes) === BACKSLASH) backslashes += 1;
  return backslashes % 2 === 1;
}
