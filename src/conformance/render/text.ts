import { summarize } from '../summary.js';
import type { CheckResult, Outcome } from '../types.js';
import { ABORTED, groupFindings, type Report } from './report.js';

const MARKS: Readonly<Record<Outcome, string>> = { pass: 'pass', warn: 'WARN', fail: 'FAIL', skip: 'skip' };

/** One result as a line. */
export const renderLine = ({ result, id, got }: CheckResult): string =>
  `${MARKS[result]}  ${id}  ${got.replace(/\s+/g, ' ')}`;

/** One result with everything that helps to mend it, and the ids of others that are the same. */
export function renderDetails(result: CheckResult, also: readonly string[] = []): string {
  const lines = [
    `${MARKS[result.result]}  ${result.id}`,
    ...also.map((id) => `      ${id}`),
    `      ${result.title}`,
    `      expected: ${result.expected}`,
    `      got:      ${result.got.replace(/\s+/g, ' ')}`,
    `      see:      OCPI ${result.version ?? ''} ${result.anchor}`.replace('OCPI  ', 'OCPI '),
    ...(result.repeat === undefined ? [] : [`      repeat:   ${result.repeat}`]),
  ];
  return lines.join('\n');
}

/** So many checks that were left out for the same reason are told one by one. */
const MAX_SKIPPED = 3;

/** What could not be checked, by reason. */
function skippedLines(skipped: readonly CheckResult[]): readonly string[] {
  const reasons = new Set(skipped.map(({ got }) => got));
  return [...reasons].flatMap((reason) => {
    const group = skipped.filter(({ got }) => got === reason);
    if (group.length <= MAX_SKIPPED) return group.map(renderLine);
    return [`skip  ${group.length} checks  ${reason.replace(/\s+/g, ' ')}`];
  });
}

/** A report as text: what was found in full, what could not be checked by its reason, and a summary. */
export function renderText({ url, results, aborted = false }: Report): string {
  const skipped = results.filter(({ result }) => result === 'skip');
  const { pass, warn, fail, skip } = summarize(results);
  const parts = [
    ...groupFindings(results).map(({ result, also }) => renderDetails(result, also)),
    ...(skipped.length > 0 ? [skippedLines(skipped).join('\n')] : []),
    ...(aborted ? [ABORTED] : []),
    `${url}: ${pass} pass, ${warn} warn, ${fail} fail, ${skip} skip`,
  ];
  return `${parts.join('\n\n')}\n`;
}
