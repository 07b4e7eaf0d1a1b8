/**
 * The forms of an EVSE ID: country, operator, `E` and the outlet, with or without separators, as eMI3 writes it; or the
 * older one of DIN, `+49*822*000123`.
 */
export const EVSE_ID =
  /^(?:[A-Za-z]{2}[*-]?[A-Za-z0-9]{3}[*-]?[Ee][A-Za-z0-9][A-Za-z0-9*-]{0,30}|\+?\d{1,3}\*\d{3,6}\*[\d*]{1,32})$/;

/** An eMA ID: country, provider, an optional `C`, eight characters and an optional check digit. */
const CONTRACT_ID = /^([A-Z]{2})-?([A-Z0-9]{3})-?(C?[A-Z0-9]{8})-?([A-Z0-9])?$/;

const HEX = /^[0-9A-F]+$/;

/** Digits of the UIDs that RFID cards have: 4, 7 or 10 bytes. */
const UID_LENGTHS: readonly number[] = [8, 14, 20];

/**
 * Whether a text has the form of an EVSE ID, upper and lower case alike.
 * @see OCPI 2.2.1, mod_locations, mod_locations_evse_object
 */
export const isEvseId = (text: string): boolean => EVSE_ID.test(text);

/**
 * Whether a text has the form of an eMA ID, which the specification recommends for contracts.
 * @see OCPI 2.2.1, mod_tokens, mod_tokens_token_object
 */
export const isContractId = (text: string): boolean => CONTRACT_ID.test(text.toUpperCase());

/** An eMA ID in capitals with its separators, as people compare it: `NL-ABC-C12345678`; other texts in capitals. */
export function normaliseContractId(text: string): string {
  const capitals = text.trim().toUpperCase();
  const match = CONTRACT_ID.exec(capitals);
  if (!match) return capitals;
  return match
    .slice(1)
    .filter((part) => part !== undefined)
    .join('-');
}

/** Whether a text is the UID of an RFID card as most platforms want it: capital hex digits of 4, 7 or 10 bytes. */
export const isRfidUid = (text: string): boolean => HEX.test(text) && UID_LENGTHS.includes(text.length);

/**
 * The UID of an RFID card in capitals, without separators, and with the zeros in front that make 4, 7 or 10 bytes;
 * a text with other characters or more digits only loses its blanks.
 */
export function normaliseRfidUid(text: string): string {
  const trimmed = text.trim();
  const digits = trimmed.replaceAll(/[\s:-]/g, '').toUpperCase();
  const length = UID_LENGTHS.find((wanted) => digits.length <= wanted);
  return HEX.test(digits) && length !== undefined ? digits.padStart(length, '0') : trimmed;
}
