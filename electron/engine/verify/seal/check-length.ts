import { statSync } from 'node:fs';
import { readDatabaseHeader } from '../../open/database-header.ts';
import { type CheckOutcome, CheckReport } from '../check-outcome.ts';
import type { LayerContext } from '../layer-context.ts';
import { PlainPages } from '../pages/plain-pages.ts';
import { subjectOf, wipeSubject } from '../worker/subject.ts';

/** The file's length against the number of pages that the database's header states: nothing missing, nothing behind the end. */
export function checkLength({ archive }: LayerContext): CheckOutcome {
  const report = new CheckReport('file_length');
  // As it is now: what was put behind its end since it was opened would otherwise go unseen.
  const fileBytes = statSync(archive.path).size;
  const { pageBytes } = archive.key.profile;
  const pages = Math.floor(fileBytes / pageBytes);
  const partialBytes = fileBytes % pageBytes;
  report.looked(pages);
  if (partialBytes > 0) {
    report.find('partial_page', `The file ends with ${partialBytes} bytes that are no whole page.`, {
      page: pages + 1,
      offset: pages * pageBytes,
      details: { bytes: partialBytes },
    });
  }
  if (hasLog(archive)) {
    report.find(
      'log_not_checked',
      'The database has a write-ahead log beside it. The pages in that are read, but their HMACs were not checked.',
    );
  }
  const stated = statedPages(archive);
  if (stated === null) {
    report.notPossible('length_not_stated');
  } else if (stated > pages) {
    report.find('pages_missing', `The database has ${stated} pages; only ${pages} of them are in the file.`, {
      page: pages + 1,
      offset: pages * pageBytes,
      details: { statedPages: stated, pages },
    });
  } else if (stated < pages) {
    report.find('pages_appended', `${pages - stated} pages stand behind the end of the database.`, {
      page: stated + 1,
      offset: stated * pageBytes,
      details: { statedPages: stated, pages },
    });
  }
  return report.outcome();
}

function hasLog({ path, remarks }: LayerContext['archive']): boolean {
  const log = statSync(`${path}-wal`, { throwIfNoEntry: false });
  return remarks.some(({ code }) => code === 'wal_copy') && log !== undefined && log.size > 0;
}

/** Null where an old writer left the field stale, and in WAL mode, where the log may say otherwise. */
function statedPages(archive: LayerContext['archive']): number | null {
  const subject = subjectOf(archive);
  const file = new PlainPages(subject);
  try {
    const pageOne = file.read(1);
    const header = pageOne === null ? null : readDatabaseHeader(pageOne);
    return header === null || header.isWal ? null : header.pageCount;
  } finally {
    file.close();
    wipeSubject(subject);
  }
}
