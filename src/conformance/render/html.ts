import { summarize } from '../summary.js';
import type { CheckResult, Outcome } from '../types.js';
import { escapeMarkup } from './escape.js';
import { ABORTED, type Found, groupFindings, groupResults, type Report } from './report.js';
import { STYLE } from './style.js';

const WORDS: Readonly<Record<Outcome, string>> = {
  fail: 'Fail',
  warn: 'Warning',
  pass: 'Pass',
  skip: 'Skipped',
};
const VERDICTS = {
  fail: 'Does not conform in some points',
  warn: 'Conforms, with remarks',
  pass: 'Conforms',
} as const;
const ORDER: readonly Outcome[] = ['fail', 'warn', 'pass', 'skip'];

/**
 * A report as one HTML file that needs nothing else: to be sent to a partner, read on a phone, printed. What was found
 * comes first, in full; everything is below, by place.
 */
export function renderHtml({ url, at, results, aborted = false }: Report): string {
  const summary = summarize(results);
  const found = groupFindings(results);
  const worst = summary.fail > 0 ? 'fail' : summary.warn > 0 || aborted ? 'warn' : 'pass';
  const verdict = aborted && summary.fail === 0 ? ABORTED : VERDICTS[worst];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>OCPI conformance of ${escapeMarkup(url)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>OCPI conformance</h1>
<p class="about"><span class="url">${escapeMarkup(url)}</span><br>checked <time datetime="${escapeMarkup(at)}">${escapeMarkup(at)}</time></p>
<p class="verdict ${worst}">${verdict}</p>${aborted && verdict !== ABORTED ? `\n<p>${ABORTED}</p>` : ''}
<dl class="summary">
${ORDER.map((outcome) => `<div class="${outcome}"><dt>${WORDS[outcome]}</dt><dd>${summary[outcome]}</dd></div>`).join('\n')}
</dl>
</header>
<main>
<section aria-labelledby="found">
<h2 id="found">What was found</h2>
${found.length === 0 ? '<p>Nothing to mend.</p>' : found.map(detailsOf).join('\n')}
</section>
<section aria-labelledby="all">
<h2 id="all">All checks</h2>
${[...groupResults(results)].map(([name, group]) => tableOf(name, group)).join('\n')}
</section>
</main>
<footer><p>Made by ocpi-js. Tokens are not in this report: the commands read them from the variable <code>OCPI_TOKEN</code>.</p></footer>
</body>
</html>
`;
}

const badge = (outcome: Outcome): string => `<span class="badge ${outcome}">${WORDS[outcome]}</span>`;

const placesOf = (ids: readonly string[]): string =>
  ids.length === 0
    ? ''
    : `
<details class="id"><summary>The same at ${ids.length} more ${ids.length === 1 ? 'place' : 'places'}</summary>${ids.map(escapeMarkup).join('<br>')}</details>`;

function detailsOf({ result, also }: Found): string {
  const { id, title, expected, got, anchor, version, repeat, requestId, requirements } = result;
  const place = version === undefined ? anchor : `OCPI ${version}, ${anchor}`;
  return `<article>
<h3>${badge(result.result)} ${escapeMarkup(title)}</h3>
<p class="id">${escapeMarkup(id)}</p>${placesOf(also)}
<dl>
<dt>Expected</dt><dd>${escapeMarkup(expected)}</dd>
<dt>Got</dt><dd>${escapeMarkup(got)}</dd>
<dt>Specification</dt><dd>${escapeMarkup(place)}</dd>
<dt>Requirements</dt><dd>${requirements.map(escapeMarkup).join('<br>')}</dd>
${requestId === undefined ? '' : `<dt>X-Request-ID</dt><dd><code>${escapeMarkup(requestId)}</code></dd>`}
</dl>
${repeat === undefined ? '' : `<details><summary>How to repeat it</summary><pre tabindex="0"><code>${escapeMarkup(repeat)}</code></pre></details>`}
</article>`;
}

function tableOf(name: string, results: readonly CheckResult[]): string {
  const summary = summarize(results);
  const counts = ORDER.filter((outcome) => summary[outcome] > 0).map(
    (outcome) => `${summary[outcome]} ${WORDS[outcome].toLowerCase()}`,
  );
  const rows = results.map(
    ({ result, title, got }) =>
      `<tr><td>${badge(result)}</td><th scope="row">${escapeMarkup(title)}</th><td>${escapeMarkup(got)}</td></tr>`,
  );
  return `<details class="group"><summary><h3>${escapeMarkup(name)}</h3> <span class="counts">${counts.join(', ')}</span></summary>
<table>
<thead><tr><th scope="col">Result</th><th scope="col">Check</th><th scope="col">Got</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</details>`;
}
