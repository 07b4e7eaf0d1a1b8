import { summarize } from '../summary.js';
import type { CheckResult } from '../types.js';
import { escapeMarkup } from './escape.js';
import { ABORTED, groupResults, type Report } from './report.js';

/** A report as JUnit XML, for build servers: a suite for each place; a warning passes and is told in its output. */
export function renderJunit({ url, at, results, aborted = false }: Report): string {
  const { fail, skip } = summarize(results);
  const suites = [...groupResults(results)].map(([name, group]) => suiteOf(name, group, at));
  if (aborted) suites.push(abortedSuite(at));
  const counts = `tests="${results.length + (aborted ? 1 : 0)}" failures="${fail}" errors="${aborted ? 1 : 0}" skipped="${skip}" time="${secondsOf(results)}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="${escapeMarkup(`OCPI conformance of ${url}`)}" ${counts}>
${suites.join('\n')}
</testsuites>
`;
}

/** What makes a build server take a run that was broken off for one that did not succeed. */
const abortedSuite = (
  at: string,
): string => `  <testsuite name="run" timestamp="${escapeMarkup(at)}" tests="1" failures="0" errors="1" skipped="0" time="0.000">
    <testcase classname="ocpi.run" name="run/complete" time="0.000"><error message="${escapeMarkup(ABORTED)}"/></testcase>
  </testsuite>`;

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
