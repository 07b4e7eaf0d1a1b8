import { summarize } from '../summary.js';
import type { CheckResult, Outcome } from '../types.js';
import { ABORTED, type Report } from './report.js';

const MARKS: Readonly<Record<Outcome, string>> = { pass: 'pass', warn: 'WARN', fail: 'FAIL', skip: 'skip' };

/** One result as a line. */
export const renderLine = ({ result, id, got }: CheckResult): string =>
  `${MARKS[result]}  ${id}  ${got.replace(/\s+/g, ' ')}`;

/** One result with everything that helps to mend it. */
export function renderDetails(result: CheckResult): string {
  const lines = [
    `${MARKS[result.result]}  ${result.id}`,
    `      ${result.title}`,
    `      expected: ${result.expected}`,
    `      got:      ${result.got.replace(/\s+/g, ' ')}`,
    `      see:      OCPI ${result.version ?? ''} ${result.anchor}`.replace('OCPI  ', 'OCPI '),
    ...(result.repeat === undefined ? [] : [`      repeat:   ${result.repeat}`]),
  ];
  return lines.join('\n');
}

/** A report as text: what was found in full, what could not be checked in a line each, and a summary. */
export function renderText({ url, results, aborted = false }: Report): string {
  const found = results.filter(({ result }) => result === 'fail' || result === 'warn');
  const skipped = results.filter(({ result }) => result === 'skip');
  const { pass, warn, fail, skip } = summarize(results);
  const parts = [
    ...found.map(renderDetails),
    ...(skipped.length > 0 ? [skipped.map(renderLine).join('\n')] : []),
    ...(aborted ? [ABORTED] : []),
    `${url}: ${pass} pass, ${warn} warn, ${fail} fail, ${skip} skip`,
  ];
  return `${parts.join('\n\n')}\n`;
}
