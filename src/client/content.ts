/** Whether two JSON values are the same but for the order of the fields; `null` and absent fields are the same. */
export const sameContent = (a: unknown, b: unknown): boolean => contentKey(a) === contentKey(b);

/** A text that is the same for values with the same content: fields in order, without those that are absent or `null`. */
export function contentKey(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(contentKey).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined && field !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name)}:${contentKey(field)}`);
  return `{${fields.join(',')}}`;
}
