import type { Loss } from '../convert/loss.js';
import type { Issue, IssueCode } from '../core/issue.js';
import type { VersionNumber } from '../core/version.js';

const CODES: Readonly<Record<Loss['kind'], IssueCode>> = {
  lost: 'conversion_lost',
  assumed: 'conversion_assumed',
  defaulted: 'conversion_defaulted',
};

/** Losses as issues, for what is told of a request or an answer. */
export const issuesOf = (
  losses: readonly Loss[],
  to: VersionNumber,
  severity: Issue['severity'] = 'warning',
): Issue[] =>
  losses.map(({ pointer, kind, code, reason }) => ({
    pointer,
    code: CODES[kind],
    severity,
    message: `${code}: ${reason}`,
    expected: `OCPI ${to}`,
    received: undefined,
  }));

const NAMED = 5;

/** What was lost in one sentence for a `status_message`; `undefined` when nothing was. */
export function sentenceOf(losses: readonly Loss[], to: VersionNumber): string | undefined {
  const lost = losses.filter(({ kind }) => kind === 'lost');
  if (lost.length === 0) return undefined;
  const places = [...new Set(lost.map(({ pointer, code }) => `${pointer || '/'} (${code})`))];
  const more = places.length > NAMED ? ` and ${places.length - NAMED} more` : '';
  return `Lost on the way to OCPI ${to}: ${places.slice(0, NAMED).join(', ')}${more}.`;
}
