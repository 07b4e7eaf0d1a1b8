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
  const identity = `${upper(object.country_code)}\u0000${upper(object.party_id)}\u0000${object[name]}`;
  return name === 'uid' ? `${identity}\u0000${object.type ?? 'RFID'}` : identity;
}

const upper = (value: unknown): string => (typeof value === 'string' ? value.toUpperCase() : '');
