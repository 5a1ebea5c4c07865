/** Looks well in light, in the dark, on a small screen and on paper; nothing is loaded. */
export const pageStyle: string = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#fbfaf8, #16181c);
  --card: light-dark(#ffffff, #1e2126);
  --ink: light-dark(#1f2328, #e6e4df);
  --faint: light-dark(#5d636b, #a3a7ad);
  --line: light-dark(#e2dfd9, #33373e);
  --link: light-dark(#0b57a4, #8ab8f0);
  --good: light-dark(#1a6b3c, #7fce9a);
  --good-fill: light-dark(#3f9d66, #4b9d6b);
  --good-wash: light-dark(#e8f4ec, #1b2b22);
  --bad: light-dark(#a3232c, #f29a9a);
  --bad-fill: light-dark(#cf4a50, #c9575b);
  --bad-wash: light-dark(#fbeaea, #33201f);
  --odd: light-dark(#7f4a00, #e5b567);
  --odd-fill: light-dark(#d28a25, #b98232);
  --odd-wash: light-dark(#fbf1de, #2f2718);
  --none-fill: light-dark(#c9c5bd, #4a4f57);
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body {
  margin: 0 auto;
  padding: 2.5rem clamp(1rem, 4vw, 3rem) 4rem;
  max-width: 78rem;
  background: var(--paper);
  color: var(--ink);
  font: 1rem/1.55 system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
}
h1, h2, h3, p { margin: 0; }
h1 { font-size: clamp(1.6rem, 4vw, 2.4rem); line-height: 1.15; letter-spacing: -0.02em; overflow-wrap: anywhere; }
h2 { font-size: 1.25rem; letter-spacing: -0.01em; margin: 3rem 0 0.9rem; }
h3 { font-size: 1rem; display: flex; flex-wrap: wrap; gap: 0.3rem 0.9rem; align-items: baseline; }
a { color: var(--link); text-underline-offset: 0.15em; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px; }
small, .meta, .overline { color: var(--faint); font-size: 0.82rem; }
td small { display: block; overflow-wrap: anywhere; }
.overline { text-transform: uppercase; letter-spacing: 0.12em; font-weight: 600; margin-bottom: 0.5rem; }
h3 a, .ids a, .matrix tr[id] > th, pre, .calls, code {
  font-family: ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', Menlo, monospace;
  font-size: 0.86rem;
}

.banner {
  margin: 1.4rem 0 1rem;
  padding: 1rem 1.25rem;
  border-radius: 0.7rem;
  border: 1px solid;
  display: flex;
  flex-wrap: wrap;
  gap: 0.2rem 1.2rem;
  align-items: baseline;
}
.banner strong { font-size: 1.25rem; }
.banner.good { background: var(--good-wash); color: var(--good); }
.banner.known { background: var(--odd-wash); color: var(--odd); }
.banner.bad { background: var(--bad-wash); color: var(--bad); }
.banner span { color: var(--ink); }

.ladder { list-style: none; margin: 0; padding: 0; display: grid; gap: 0.8rem; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); }
.ladder li { background: var(--card); border: 1px solid var(--line); border-top: 4px solid var(--none-fill); border-radius: 0.7rem; padding: 0.8rem 1rem 0.9rem; }
.ladder li.kept { border-top-color: var(--good-fill); }
.ladder li.broken { border-top-color: var(--bad-fill); }
.ladder .step { font-weight: 650; margin-right: 0.6rem; }
.ladder .state { color: var(--faint); font-size: 0.88rem; }
.ladder .kept .state { color: var(--good); }
.ladder .broken .state { color: var(--bad); }

.bar { display: block; font-size: 0.82rem; color: var(--faint); font-variant-numeric: tabular-nums; }
.bar svg { display: block; width: 100%; height: 0.5rem; border-radius: 0.25rem; margin: 0.35rem 0 0.2rem; }
rect { fill: var(--none-fill); }
rect.pass { fill: var(--good-fill); }
rect.fail { fill: var(--bad-fill); }
rect.error, rect.timeout { fill: var(--odd-fill); }

table { width: 100%; border-collapse: collapse; background: var(--card); border: 1px solid var(--line); }
th, td { text-align: left; vertical-align: top; padding: 0.6rem 0.9rem; border-bottom: 1px solid var(--line); }
thead th { color: var(--faint); font-size: 0.8rem; font-weight: 600; white-space: nowrap; }
.matrix thead th { position: sticky; top: 0; background: var(--card); box-shadow: inset 0 -1px var(--line); }
tbody th { font-weight: 500; white-space: nowrap; }
.profiles td:last-child { width: 34%; }
.matrix td:nth-child(2) { width: 100%; }
.profiles td:nth-child(3), .matrix td:nth-child(3) { white-space: nowrap; }
th[scope='rowgroup'] { background: var(--paper); font-weight: 650; padding-top: 1.4rem; }
tr:target { background: var(--odd-wash); }
tr[id] { scroll-margin-top: 3rem; }
td.bad { color: var(--bad); }
table + p { margin-top: 0.7rem; color: var(--faint); }

.verdict { white-space: nowrap; font-size: 0.88rem; font-weight: 600; color: var(--faint); font-family: system-ui, sans-serif; }
.verdict.pass { color: var(--good); }
.verdict.fail { color: var(--bad); }
.verdict.error, .verdict.timeout { color: var(--odd); }
.verdict.not-applicable { font-weight: 400; }

.ids { list-style: none; padding: 0; margin: 0; display: flex; flex-wrap: wrap; gap: 0.4rem 1.2rem; }

.failure { background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--bad-fill); border-radius: 0.5rem; padding: 0.9rem 1.1rem; margin-bottom: 0.9rem; }
.failure.error, .failure.timeout { border-left-color: var(--odd-fill); }
.failure.advice { border-left-color: var(--none-fill); }
.failure:target { outline: 2px solid var(--bad-fill); outline-offset: 2px; }
.failure .expected { color: var(--odd); }
pre { margin: 0.7rem 0 0; padding: 0.7rem 0.9rem; background: var(--paper); border-radius: 0.4rem; white-space: pre-wrap; overflow-wrap: anywhere; }
details { margin-top: 0.6rem; }
summary { cursor: pointer; color: var(--link); font-size: 0.9rem; width: fit-content; }
.calls { margin: 0.5rem 0 0; padding: 0.5rem 0.9rem 0.5rem 3.4rem; background: var(--paper); border-radius: 0.4rem; overflow-wrap: anywhere; }
.calls li { padding: 0.1rem 0; }
.calls li::marker { color: var(--faint); font-size: 0.75rem; }

.filter { display: flex; flex-wrap: wrap; gap: 0.6rem 0.9rem; align-items: end; margin-bottom: 0.9rem; }
.filter[hidden] { display: none; }
.filter label { display: grid; font-size: 0.8rem; color: var(--faint); gap: 0.15rem; }
.filter .wide { flex: 1 1 14rem; }
.filter input, .filter select, .filter button { font: inherit; font-size: 0.92rem; color: var(--ink); background: var(--card); border: 1px solid var(--line); border-radius: 0.4rem; padding: 0.4rem 0.6rem; width: 100%; }
.filter button { width: auto; cursor: pointer; }
.filter output { padding: 0.45rem 0; font-size: 0.88rem; color: var(--faint); font-variant-numeric: tabular-nums; }

footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); }
footer dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.2rem 1.2rem; margin: 0; font-size: 0.88rem; }
footer dt { color: var(--faint); }
footer dd { margin: 0; overflow-wrap: anywhere; }

@media (max-width: 40rem) {
  body { padding-top: 1.5rem; }
  th, td { padding: 0.5rem 0.6rem; }
  thead { position: absolute; clip-path: inset(50%); width: 1px; overflow: hidden; }
  tr { display: grid; border-bottom: 1px solid var(--line); padding: 0.3rem 0; }
  tr[hidden] { display: none; }
  th, td { border: 0; padding-block: 0.1rem; min-width: 0; }
  .profiles td:last-child { width: auto; }
}
@media print {
  :root { color-scheme: light; }
  html { font-size: 80%; }
  body { padding: 0; max-width: none; }
  .filter { display: none; }
  tr, .failure, .ladder li { break-inside: avoid; }
  h2 { break-after: avoid; }
  details::details-content { content-visibility: visible; block-size: auto; }
  svg, .banner, .ladder li, .failure { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
