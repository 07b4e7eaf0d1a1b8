/** Puts a path below a base URL with exactly one slash between them; the base's query and fragment are dropped. */
export function joinUrl(base: string, path: string): string {
  const bare = base.replace(/[?#].*$/, '').replace(/\/+$/, '');
  return path === '' ? bare : `${bare}/${path.replace(/^\/+/, '')}`;
}

/** The names in a path template: `/{location_id}/{evse_uid}` has `location_id` and `evse_uid`. */
export function pathParams(template: string): readonly string[] {
  return [...template.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
}

/** Fills a path template; every value becomes one percent-encoded segment. Throws a `TypeError` for a missing value. */
export function fillPath(template: string, params: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined || value === null || value === '') {
      throw new TypeError(`The path ${template} needs a value for ${name}.`);
    }
    return encodeSegment(String(value));
  });
}

/** One path segment. Throws a `TypeError` for `.` and `..`: URL parsers take them for folders, encoded or not. */
export function encodeSegment(text: string): string {
  if (text === '.' || text === '..') throw new TypeError(`An id that is ${text} cannot be part of a URL.`);
  return encodeURIComponent(text);
}

/** A query string from the values that are present, in their order: `?limit=10&offset=20`, or an empty text. */
export function queryString(values: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== null) query.append(name, String(value));
  }
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** Origin and path of a URL for messages and logs: no credentials, query or fragment. */
export function printableUrl(text: string): string {
  try {
    const url = new URL(text);
    return `${url.origin}${url.pathname}`;
  } catch {
    return text.replace(/[?#].*$/, '').slice(0, 255);
  }
}
