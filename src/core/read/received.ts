/** Fields that identify or authorise a person or a party, as `Object.field`; issues are printed and logged. */
const PRIVATE: ReadonlySet<string> = new Set([
  'Credentials.token',
  'Token.uid',
  'Token.contract_id',
  'Token.auth_id',
  'Token.visual_number',
  'Token.group_id',
  'CdrToken.uid',
  'CdrToken.contract_id',
  'Session.auth_id',
  'CDR.auth_id',
  'PublishTokenType.uid',
  'PublishTokenType.visual_number',
  'PublishTokenType.group_id',
]);

/** How many characters of a text are shown. */
const SHOWN = 60;

/** What came, in a form that may be printed: short, without structure and without personal numbers. */
export function received(owner: string, field: string, value: unknown): unknown {
  if (value === null || value === undefined || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return `list of ${value.length}`;
  if (typeof value === 'object') return 'object';
  if (PRIVATE.has(`${owner}.${field}`)) return value === '' ? '' : '[private]';
  if (typeof value === 'number') return value;
  const text = String(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
