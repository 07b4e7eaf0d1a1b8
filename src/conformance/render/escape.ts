const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Characters that XML 1.0 has no way to write, and the three among them that it has. */
const UNWRITABLE = /[\p{Cc}\p{Cs}\ufffe\uffff]/gu;
const WRITABLE = '\t\n\r';

/** A text for HTML and XML, in content and in quoted attributes: whatever a partner sent stays text. */
export const escapeMarkup = (text: string): string =>
  text
    .replace(UNWRITABLE, (char) => (WRITABLE.includes(char) ? char : '\ufffd'))
    .replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
