import type { FileHandle } from 'node:fs/promises';
import type { VerificationReport } from '#shared/contract/verification-report.ts';
import { formatInteger } from '#shared/domain/format.ts';
import { writePaper } from '../paper/write-paper.ts';
import { archiveFacts, checkRows, placeLines, runFacts } from './report-parts.ts';
import { fill, type ReportWords } from './report-words.ts';

const tones = { good: 'good', caution: 'warning', bad: 'bad', open: 'plain' } as const;
const toneOfSeverity = { error: 'bad', warning: 'warning', remark: 'plain' } as const;

/** Prints the report on A4, to hand to whoever asks. */
export async function printReport(
  file: FileHandle,
  report: VerificationReport,
  words: ReportWords,
): Promise<void> {
  const { report: said, verdicts, language } = words;
  const title = `${said.title}: ${report.file.name}`;
  const setup = {
    title,
    language,
    header: [said.title, report.archive.client, report.file.name].filter(Boolean).join(' · '),
    footer: `${report.program.name} ${report.program.version} · ${report.startedAt}`,
    createdAt: new Date(report.endedAt),
  };
  await writePaper(file, setup, async (paper) => {
    paper.title(report.headline, [said.title, report.archive.client].filter(Boolean).join(' · '));
    for (const { tone, question, words: answer } of Object.values(report.answers)) {
      paper.remark(tones[tone], question, answer);
    }
    paper.heading(said.archive);
    await paper.facts(archiveFacts(report, words));
    paper.heading(said.run);
    await paper.facts(runFacts(report, words));

    const { impact } = report.layers.seal;
    if (impact !== undefined) {
      const { intro, heads, rows, lines } = words.damageParts(impact);
      paper.heading(words.damageTitle);
      paper.paragraph(intro);
      if (rows.length > 0) {
        const [records, count, years, dates] = heads;
        await paper.table({
          columns: [
            { head: records, share: 4 },
            { head: count, share: 2, align: 'right' },
            { head: years, share: 3 },
            { head: dates, share: 3 },
          ],
          rows,
        });
      }
      paper.points(lines);
    }

    paper.heading(said.findings);
    if (report.findings.length === 0) paper.paragraph(said.noFindings);
    for (const finding of report.findings) {
      const times =
        finding.count > 1 ? ` (${fill(said.times, { shown: formatInteger(finding.count, language) })})` : '';
      const severity = verdicts.severity[finding.severity];
      paper.remark(toneOfSeverity[finding.severity], `${severity}: ${finding.title}${times}`, '');
      paper.points(placeLines(finding, words));
      await paper.facts([
        ...(finding.touches === null ? [] : [[verdicts.touches, finding.touches] as const]),
        ...(finding.now === null ? [] : [[verdicts.now, finding.now] as const]),
        [verdicts.canGoOn, finding.canGoOn],
      ]);
    }

    paper.heading(said.checked);
    await paper.table({
      columns: [
        { head: said.check, share: 5 },
        { head: said.verdict, share: 2 },
        { head: said.items, share: 2, align: 'right' },
        { head: said.found, share: 2, align: 'right' },
      ],
      rows: checkRows(report, words).map(({ isLayer, cells: [name = '', ...rest] }) => [
        isLayer ? name.toLocaleUpperCase(language) : name,
        ...rest,
      ]),
    });
    paper.heading(said.notChecked);
    if (report.notChecked.length === 0) paper.paragraph(said.allChecked);
    else {
      paper.paragraph(said.notCheckedText);
      await paper.table({
        columns: [
          { head: said.check, share: 4 },
          { head: said.why, share: 6 },
        ],
        rows: report.notChecked.map(({ words: what, why }) => [what, why]),
      });
    }

    paper.heading(said.again);
    paper.paragraph(said.againText);
    for (const [index, { title: step, text, commands }] of report.checkAgain.entries()) {
      paper.needs(70);
      paper.paragraph(`${index + 1}. ${step}`, { bold: true });
      paper.paragraph(text);
      paper.code(commands);
    }
    if (report.archive.manifestRoot === null) paper.paragraph(said.noManifest);
  });
}
