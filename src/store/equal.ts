/** Whether two JSON values have the same content; the order of fields does not count, absent and `undefined` are one. */
export function sameContent(a: unknown, b: unknown, except?: string): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) return sameLists(a, b);
  return sameFields(a as Fields, b as Fields, except);
}

type Fields = Readonly<Record<string, unknown>>;

function sameLists(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1) if (!sameContent(a[i], b[i])) return false;
  return true;
}

function sameFields(a: Fields, b: Fields, except: string | undefined): boolean {
  let present = 0;
  for (const name of Object.keys(a)) {
    if (name === except || a[name] === undefined) continue;
    if (!Object.hasOwn(b, name) || !sameContent(a[name], b[name])) return false;
    present += 1;
  }
  for (const name of Object.keys(b)) if (name !== except && b[name] !== undefined) present -= 1;
  return present === 0;
}
