import { type Party, partyKey } from '../core/party.js';
import type { ObjectKey } from './store.js';

/** Whether a character would be mistaken for a separator, or refused by a database. */
const isUnsafe = (char: string): boolean => char < ' ' || char === '/' || char === '%';

const escaped = (char: string): string =>
  isUnsafe(char) ? `%${char.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}` : char;

/** A part of an id in the form in which it is compared. */
function partText(part: string): string {
  const text = part.toUpperCase();
  for (const char of text) if (isUnsafe(char)) return [...text].map(escaped).join('');
  return text;
}

/** The parts of an id. */
export const idParts = (id: ObjectKey['id']): readonly string[] => (typeof id === 'string' ? [id] : id);

/** An id as one text: upper case, its parts separated by a slash that no part contains. */
export const idText = (id: ObjectKey['id']): string => idParts(id).map(partText).join('/');

/** An owner as one text, for example `NL*ABC`. */
export const ownerText = (owner: Party): string => partyKey(owner);

/** A key as one text: module, owner and id. */
export const keyText = (key: ObjectKey): string => `${key.module}|${ownerText(key.owner)}|${idText(key.id)}`;

/** Reads a text that {@link ownerText} made. */
export function partyOf(text: string): Party {
  const at = text.indexOf('*');
  return { country_code: text.slice(0, at), party_id: text.slice(at + 1) };
}
