/** The style of the HTML report: light and dark, from a phone's width to paper, with at least 4.5:1 contrast. */
export const STYLE = `
:root{color-scheme:light dark;--bg:#fff;--fg:#1b1f24;--soft:#57606a;--line:#d0d7de;--box:#f6f8fa;--fail:#b42318;--warn:#8a5300;--pass:#1a6b34;--skip:#57606a}
@media (prefers-color-scheme:dark){:root{--bg:#0d1117;--fg:#e6edf3;--soft:#9aa4af;--line:#30363d;--box:#161b22;--fail:#ff8a80;--warn:#f0b457;--pass:#6fdc8c;--skip:#9aa4af}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:64rem;padding:1rem;font:1rem/1.5 system-ui,sans-serif;color:var(--fg);background:var(--bg);overflow-wrap:anywhere}
h1{font-size:1.6rem;margin:0 0 .25rem}h2{font-size:1.25rem;margin:2rem 0 .75rem}h3{font-size:1rem;margin:0}
.about,.id,.counts,footer{color:var(--soft)}.id{margin:.25rem 0 .5rem;font:.85rem ui-monospace,monospace}
.verdict{font-weight:600;font-size:1.1rem}
.verdict.fail,.fail dd{color:var(--fail)}.verdict.warn,.warn dd{color:var(--warn)}.verdict.pass,.pass dd{color:var(--pass)}
.summary{display:grid;grid-template-columns:repeat(auto-fit,minmax(6rem,1fr));gap:.5rem;margin:1rem 0}
.summary div{border:1px solid var(--line);border-radius:.5rem;padding:.5rem .75rem;background:var(--box)}
.summary dt{color:var(--soft);font-size:.9rem}.summary dd{margin:0;font-size:1.5rem;font-weight:600}
article{border:1px solid var(--line);border-radius:.5rem;padding:.75rem 1rem;margin:0 0 .75rem}
article dl{display:grid;grid-template-columns:minmax(7rem,auto) 1fr;gap:.25rem .75rem;margin:0}
article dt{color:var(--soft)}article dd{margin:0}
.badge{display:inline-block;min-width:4.5rem;text-align:center;border:1px solid currentColor;border-radius:1rem;padding:0 .5rem;font-size:.8rem;font-weight:600}
.badge.fail{color:var(--fail)}.badge.warn{color:var(--warn)}.badge.pass{color:var(--pass)}.badge.skip{color:var(--skip)}
details{margin:.5rem 0}summary{cursor:pointer;padding:.25rem 0}summary h3{display:inline}
.group{border-bottom:1px solid var(--line)}
pre{overflow-x:auto;background:var(--box);border:1px solid var(--line);border-radius:.5rem;padding:.75rem;white-space:pre-wrap}
code{font:.85rem ui-monospace,monospace}
table{border-collapse:collapse;width:100%;margin:.5rem 0 1rem}
th,td{text-align:left;vertical-align:top;padding:.35rem .5rem;border-top:1px solid var(--line);font-weight:400}
thead th{color:var(--soft);font-size:.85rem}
:focus-visible{outline:2px solid currentColor;outline-offset:2px}
@media (max-width:40rem){article dl{grid-template-columns:1fr}article dd{margin-bottom:.25rem}
thead{position:absolute;clip-path:inset(50%)}tr,td,tbody th{display:block;border:0;padding:.1rem 0}tr{border-top:1px solid var(--line);padding:.5rem 0}}
@media print{details{display:block}pre{white-space:pre-wrap}}
`;
