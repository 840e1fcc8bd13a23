import type { ReadOnlyDatabase } from '../../driver/read-only-database.ts';
import type { CheckReport } from '../check-outcome.ts';

/** Encoding, journal mode, free pages (format README, "The database"). The format number was checked when the archive was opened. */
export function checkSettings(
  db: ReadOnlyDatabase,
  report: CheckReport,
  { isForeign, isWal }: { readonly isForeign: boolean; readonly isWal: boolean },
): void {
  const setting = (name: string) => db.prepare<string | number>(`PRAGMA ${name}`, { pluck: true }).get();
  report.looked(4);
  const freePages = Number(setting('freelist_count'));
  if (freePages > 0) {
    report.find('free_pages', `The database has ${freePages} free pages, which hold no records.`, {
      details: { pages: freePages },
    });
  }
  if (isForeign) return;
  const encoding = String(setting('encoding'));
  if (encoding !== 'UTF-8') {
    report.find('encoding_differs', `The text is stored as ${encoding}, not as UTF-8.`, {
      details: { encoding },
    });
  }
  if (isWal) report.find('journal_mode_wal', 'The database is in WAL mode, which the format does not allow.');
  if (Number(setting('auto_vacuum')) !== 0) {
    report.find(
      'auto_vacuum_on',
      'The database is set to vacuum itself, which the format does not provide for.',
    );
  }
}
