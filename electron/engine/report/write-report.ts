import { extname } from 'node:path';
import { fail } from '#shared/contract/failure.ts';
import type { VerificationReport } from '#shared/contract/verification-report.ts';
import { writeCompleteFile } from '../export/complete-file.ts';
import { reportHtml } from './report-html.ts';
import { reportWords } from './report-words.ts';

/** The forms of a report; a file's extension says which. */
export const reportExtensions = ['.html', '.pdf', '.json'] as const;
export type ReportExtension = (typeof reportExtensions)[number];

/** The form that a path asks for. Throws `usage` for any other extension. */
export function reportExtensionOf(path: string): ReportExtension {
  const extension = extname(path).toLowerCase();
  const known = reportExtensions.find((candidate) => candidate === extension);
  if (known === undefined) {
    throw fail('usage', `${path}: a report is an .html, a .pdf or a .json file; its name must end so.`);
  }
  return known;
}

/** Writes a report in the form that the path's extension asks for: whole or not at all. Throws `usage`, `output_failed`. */
export async function writeReport(report: VerificationReport, path: string, replace: boolean): Promise<void> {
  const extension = reportExtensionOf(path);
  await writeCompleteFile(path, replace, async (file) => {
    switch (extension) {
      case '.json':
        return file.writeFile(`${JSON.stringify(report, null, 2)}\n`);
      case '.html':
        return file.writeFile(reportHtml(report, reportWords(report.language)));
      case '.pdf': {
        // Loaded where it is printed: what it brings is large.
        const { printReport } = await import('./report-pdf.ts');
        return printReport(file, report, reportWords(report.language));
      }
    }
  });
}
