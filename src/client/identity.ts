const NAMES = ['id', 'uid', 'terminal_id', 'role'] as const;

/**
 * What makes an OCPI object the same one in a later answer: its party and its id, for tokens the uid and the type, for
 * hub client info the role. `undefined` when a value has none of these.
 *
 * Country code and party id are compared without regard to case; ids as they are written, because two objects whose ids
 * differ only in case do exist and none of them may get lost.
 */
export function identityOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const object = value as Record<string, unknown>;
  const name = NAMES.find((candidate) => typeof object[candidate] === 'string');
  if (name === undefined) return undefined;
  const parts = [upper(object.country_code), upper(object.party_id), object[name]];
  if (name === 'uid') parts.push(object.type ?? 'RFID');
  return parts.join('\u0000');
}

const upper = (value: unknown): string => (typeof value === 'string' ? value.toUpperCase() : '');
