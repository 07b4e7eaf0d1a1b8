import { summarize } from '../summary.js';
import type { CheckResult } from '../types.js';
import { escapeMarkup } from './escape.js';
import { groupResults, type Report } from './report.js';

/** A report as JUnit XML, for build servers: a suite for each place; a warning passes and is told in its output. */
export function renderJunit({ url, at, results }: Report): string {
  const { fail, skip } = summarize(results);
  const suites = [...groupResults(results)].map(([name, group]) => suiteOf(name, group, at));
  const counts = `tests="${results.length}" failures="${fail}" errors="0" skipped="${skip}" time="${secondsOf(results)}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="${escapeMarkup(`OCPI conformance of ${url}`)}" ${counts}>
${suites.join('\n')}
</testsuites>
`;
}

function suiteOf(name: string, results: readonly CheckResult[], at: string): string {
  const { fail, skip } = summarize(results);
  const counts = `tests="${results.length}" failures="${fail}" errors="0" skipped="${skip}" time="${secondsOf(results)}"`;
  return `  <testsuite name="${escapeMarkup(name)}" timestamp="${escapeMarkup(at)}" ${counts}>
${results.map(caseOf).join('\n')}
  </testsuite>`;
}

function caseOf(result: CheckResult): string {
  const start = `    <testcase classname="${escapeMarkup(classOf(result))}" name="${escapeMarkup(result.id)}" time="${(result.duration / 1000).toFixed(3)}">`;
  const details = escapeMarkup(
    [`expected: ${result.expected}`, `got: ${result.got}`, `see: ${result.anchor}`, result.repeat ?? '']
      .join('\n')
      .trim(),
  );
  const body: Readonly<Record<CheckResult['result'], string>> = {
    pass: '',
    warn: `<system-out>warning\n${details}</system-out>`,
    fail: `<failure message="${escapeMarkup(result.got)}">${details}</failure>`,
    skip: `<skipped message="${escapeMarkup(result.got)}"/>`,
  };
  return `${start}${body[result.result]}</testcase>`;
}

const classOf = ({ version, check }: CheckResult): string =>
  ['ocpi', version?.replaceAll('.', '_'), check.split('/')[0]].filter(Boolean).join('.');

const secondsOf = (results: readonly CheckResult[]): string =>
  (results.reduce((sum, { duration }) => sum + duration, 0) / 1000).toFixed(3);
