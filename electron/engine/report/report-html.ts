import type { VerificationReport } from '#shared/contract/verification-report.ts';
import { formatInteger } from '#shared/domain/format.ts';
import { archiveFacts, checkRows, placeLines, runFacts } from './report-parts.ts';
import { type DamageParts, fill, type ReportWords } from './report-words.ts';

const style = `
:root { color-scheme: light dark; --text: #16191d; --soft: #5b6470; --line: #d5dae1; --ground: #fff; --panel: #f4f6f8;
  --good: #1f7a4d; --caution: #8f5600; --bad: #b3261e; --open: #5b6470; }
@media (prefers-color-scheme: dark) { :root { --text: #e7eaee; --soft: #a3acb8; --line: #3a414b; --ground: #15181c; --panel: #1f242a;
  --good: #5cc78f; --caution: #e0a94f; --bad: #ff8a80; --open: #a3acb8; } }
@media print { :root { --text: #000; --soft: #444; --line: #bbb; --ground: #fff; --panel: #fff; --good: #1f7a4d; --caution: #8f5600;
  --bad: #b3261e; --open: #444; } article, tr, .answer { break-inside: avoid; } @page { size: A4; margin: 18mm; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 15px/1.5 system-ui, "Segoe UI", sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.5rem 4rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0; }
h2 { font-size: 1.2rem; margin: 2.2rem 0 .6rem; }
h3 { font-size: 1rem; margin: 0; }
.soft { color: var(--soft); }
.answers { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: .8rem; margin-top: 1.4rem; }
.answer { border: 1px solid var(--line); border-left: 4px solid var(--tone); border-radius: 4px; padding: .7rem .9rem; }
.answer p, article p { margin: .2rem 0; }
.answer p { color: var(--tone); font-weight: 600; }
.good { --tone: var(--good); } .caution { --tone: var(--caution); } .bad { --tone: var(--bad); } .open { --tone: var(--open); }
dl { display: grid; grid-template-columns: minmax(9rem, auto) 1fr; gap: .2rem 1.2rem; margin: 0; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
td.number, th.number { text-align: right; }
tr.layer > * { font-weight: 600; background: var(--panel); }
tbody th { font-weight: 400; }
article { border: 1px solid var(--line); border-left: 4px solid var(--tone); border-radius: 4px; padding: .8rem 1rem; margin: .8rem 0; }
article ul { margin: .3rem 0; padding-left: 1.2rem; overflow-wrap: anywhere; }
pre { background: var(--panel); border: 1px solid var(--line); border-radius: 4px; padding: .7rem .9rem; white-space: pre-wrap;
  overflow-wrap: anywhere; font: 13px/1.5 ui-monospace, Consolas, monospace; }
`;

const toneOfSeverity = { error: 'bad', warning: 'caution', remark: 'open' } as const;

/** The report as one HTML file: no script, nothing fetched, for screen and paper, in the light or the dark. */
export function reportHtml(report: VerificationReport, words: ReportWords): string {
  const { report: said, verdicts, language } = words;
  const facts = (pairs: readonly (readonly [string, string])[]) =>
    `<dl>${pairs.map(([label, value]) => `<dt>${text(label)}</dt><dd>${text(value)}</dd>`).join('')}</dl>`;
  const answers = [report.answers.authentic, report.answers.intact, report.answers.books]
    .map(
      ({ tone, question, words: answer }) =>
        `<section class="answer ${tone}"><h3>${text(question)}</h3><p>${text(answer)}</p></section>`,
    )
    .join('');
  const rows = checkRows(report, words)
    .map(({ isLayer, cells: [name = '', verdict = '', items = '', found = ''] }) => {
      const head = `<th scope="row">${text(name)}</th><td>${text(verdict)}</td>`;
      const counts = `<td class="number">${text(items)}</td><td class="number">${text(found)}</td>`;
      return `<tr${isLayer ? ' class="layer"' : ''}>${head}${counts}</tr>`;
    })
    .join('');
  const unchecked = report.notChecked
    .map(({ words: what, why }) => `<tr><th scope="row">${text(what)}</th><td>${text(why)}</td></tr>`)
    .join('');
  const findings = report.findings
    .map((finding) => {
      const times =
        finding.count > 1
          ? ` <span class="soft">${text(fill(said.times, { shown: formatInteger(finding.count, language) }))}</span>`
          : '';
      const pairs = [
        ...(finding.touches === null ? [] : [[verdicts.touches, finding.touches] as const]),
        ...(finding.now === null ? [] : [[verdicts.now, finding.now] as const]),
        [verdicts.canGoOn, finding.canGoOn] as const,
      ];
      const places = placeLines(finding, words)
        .map((line) => `<li>${text(line)}</li>`)
        .join('');
      const severity = `${text(verdicts.severity[finding.severity])} · ${text(verdicts.layer[finding.layer])}`;
      return `<article class="${toneOfSeverity[finding.severity]}"><p class="soft">${severity}</p><h3>${text(finding.title)}${times}</h3><ul>${places}</ul>${facts(pairs)}</article>`;
    })
    .join('\n');
  const { impact } = report.layers.seal;
  const damage = impact === undefined ? '' : damageHtml(words.damageTitle, words.damageParts(impact));
  const steps = report.checkAgain
    .map(
      ({ title, text: what, commands }, index) =>
        `<h3>${index + 1}. ${text(title)}</h3><p>${text(what)}</p><pre>${text(commands)}</pre>`,
    )
    .join('\n');
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${text(`${said.title}: ${report.file.name}`)}</title>
<style>${style}</style>
</head>
<body>
<main>
<p class="soft">${text(said.title)}${report.archive.client === null ? '' : ` · ${text(report.archive.client)}`}</p>
<h1>${text(report.headline)}</h1>
<div class="answers">${answers}</div>
<h2>${text(said.archive)}</h2>
${facts(archiveFacts(report, words))}
<h2>${text(said.run)}</h2>
${facts(runFacts(report, words))}
${damage}
<h2>${text(said.findings)}</h2>
${findings === '' ? `<p>${text(said.noFindings)}</p>` : findings}
<h2>${text(said.checked)}</h2>
<table><thead><tr><th scope="col">${text(said.check)}</th><th scope="col">${text(said.verdict)}</th><th scope="col" class="number">${text(said.items)}</th><th scope="col" class="number">${text(said.found)}</th></tr></thead><tbody>${rows}</tbody></table>
<h2>${text(said.notChecked)}</h2>
${
  unchecked === ''
    ? `<p>${text(said.allChecked)}</p>`
    : `<p>${text(said.notCheckedText)}</p><table><thead><tr><th scope="col">${text(said.check)}</th><th scope="col">${text(said.why)}</th></tr></thead><tbody>${unchecked}</tbody></table>`
}
<h2>${text(said.again)}</h2>
<p>${text(said.againText)}</p>
${steps}
${report.archive.manifestRoot === null ? `<p>${text(said.noManifest)}</p>` : ''}
</main>
</body>
</html>
`;
}

function damageHtml(title: string, { intro, heads, rows, lines }: DamageParts): string {
  const cell = (index: number) => (index === 1 ? ' class="number"' : '');
  const head = heads.map((name, index) => `<th scope="col"${cell(index)}>${text(name)}</th>`).join('');
  const body = rows
    .map(
      ([records, ...others]) =>
        `<tr><th scope="row">${text(records)}</th>${others.map((value, index) => `<td${cell(index + 1)}>${text(value)}</td>`).join('')}</tr>`,
    )
    .join('');
  const table =
    rows.length === 0 ? '' : `<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>\n`;
  return `<h2>${text(title)}</h2>
<p>${text(intro)}</p>
${table}<ul>${lines.map((line) => `<li>${text(line)}</li>`).join('')}</ul>`;
}

/** Text of an archive as text: nothing in it is markup. */
function text(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
