import { formatVersion, pageBytes } from '#shared/archive-format/constants.ts';
import type { ReadOnlyDatabase } from '../../driver/read-only-database.ts';
import type { CheckReport } from '../check-outcome.ts';

/** What the settings are held against besides the format. */
export interface SettingsInput {
  readonly isForeign: boolean;
  readonly isWal: boolean;
  /** SQLCipher's version and page size, as they were found when the archive was opened. */
  readonly cipher: { readonly version: number; readonly pageBytes: number };
}

/** Format number, encryption, encoding, journal mode, free pages (format README, "The database"). */
export function checkSettings(
  db: ReadOnlyDatabase,
  report: CheckReport,
  { isForeign, isWal, cipher }: SettingsInput,
): void {
  const setting = (name: string) => db.prepare<string | number>(`PRAGMA ${name}`, { pluck: true }).get();
  report.looked(isForeign ? 1 : 6);
  const freePages = Number(setting('freelist_count'));
  if (freePages > 0) {
    report.find('free_pages', `The database has free pages, ${freePages} of them; they hold no records.`, {
      details: { pages: freePages },
    });
  }
  if (isForeign) return;
  const format = Number(setting('user_version'));
  if (format !== formatVersion) {
    report.find('format_number_differs', `The archive states format ${format}, not ${formatVersion}.`, {
      details: { format, expected: formatVersion },
    });
  }
  if (cipher.version !== 4 || cipher.pageBytes !== pageBytes) {
    report.find(
      'cipher_differs',
      `The archive is encrypted as by SQLCipher ${cipher.version} with pages of ${cipher.pageBytes} bytes, not as the format prescribes.`,
      { details: { sqlcipherVersion: cipher.version, pageBytes: cipher.pageBytes } },
    );
  }
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
