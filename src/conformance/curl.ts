import { Header } from '../core/headers.js';
import type { SentRequest } from './exchange.js';

const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/**
 * A request as a curl command for a POSIX shell. The token is read from a variable, encoded as it was sent: what is
 * written here can be given away.
 */
export function curlOf(request: SentRequest, variable = 'OCPI_TOKEN'): string {
  const parts = ['curl -sS -i'];
  if (request.method !== 'GET') parts.push(`-X ${request.method}`);
  parts.push(quote(request.url));
  for (const [name, value] of Object.entries(request.headers)) {
    parts.push(
      name === Header.authorization
        ? `-H ${authorizationOf(value, variable)}`
        : `-H ${quote(`${name}: ${value}`)}`,
    );
  }
  if (request.body !== undefined) parts.push(`--data-binary ${quote(request.body)}`);
  return parts.join(' ');
}

/** Placeholders that {@link redactor} puts in place of tokens. */
const SHELL: readonly (readonly [RegExp, (variable: string) => string])[] = [
  [/^(\S+) <base64 of \$(\w+)>$/, (name) => `$(printf %s "$${name}" | base64 | tr -d '\\n')`],
  [/^(\S+) <\$(\w+)>$/, (name) => `$${name}`],
];

function authorizationOf(value: string, variable: string): string {
  for (const [pattern, write] of SHELL) {
    const match = pattern.exec(value);
    if (match) return `"${Header.authorization}: ${match[1]} ${write(match[2] ?? variable)}"`;
  }
  return quote(`${Header.authorization}: ${value}`);
}

/** Takes every known token out of texts, and says by a variable's name which it was. */
export function redactor(): { add(token: string, variable: string): void; redact(text: string): string } {
  const known = new Map<string, string>();
  return {
    add(token, variable) {
      if (token.length < 4) return;
      known.set(token, `<$${variable}>`);
      const encoded = btoa(String.fromCharCode(...new TextEncoder().encode(token)));
      known.set(encoded, `<base64 of $${variable}>`);
    },
    redact(text) {
      let clean = text;
      for (const [token, name] of [...known].sort(([a], [b]) => b.length - a.length)) {
        clean = clean.replaceAll(token, name);
      }
      return clean;
    },
  };
}
