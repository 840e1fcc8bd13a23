import type { AuditfileNote } from '#shared/contract/exports.ts';
import { fail } from '#shared/contract/failure.ts';
import type { Scope } from '#shared/contract/values.ts';
import type { ReadOnlyDatabase } from '../../driver/read-only-database.ts';
import type { OpenArchive } from '../../open/open-archive.ts';
import { readingRecords } from '../../open/sqlite-failure.ts';
import { programVersion } from '../../process/program-version.ts';
import { writeCompleteFile, writePieces } from '../complete-file.ts';
import { AuditfileElements } from './auditfile-elements.ts';
import { AuditfileSource, type AuditfileYear, amountText } from './auditfile-source.ts';
import {
  generalLedgerOf,
  headerOf,
  openingBalanceOf,
  periodsOf,
  relationsOf,
  vatCodesOf,
} from './master-records.ts';
import { transactionsOf, yearTotals } from './transactions.ts';

/** What becomes an auditfile, and where. */
export interface AuditfileExport {
  readonly archive: OpenArchive;
  /** May leave out the administration or the year where the archive has one alone. */
  readonly scope: Pick<Scope, 'administrationId' | 'fiscalYearId'>;
  readonly path: string;
  readonly replace: boolean;
  /** The date that the file says it was made on, YYYY-MM-DD. */
  readonly createdOn: string;
  readonly signal?: AbortSignal | undefined;
  /** Hears how many lines were written, and of how many. */
  readonly onProgress?: (rows: number, total: number) => void;
}

/**
 * Writes the books of one administration and fiscal year as an XML Auditfile Financieel 3.2, in the order of its schema. The file appears
 * complete or not at all, and only if the lines written add up to what the database adds up itself. Answers the journal lines and bytes
 * written, and what an auditfile could not say as the archive has it. Throws `bad_filter` where several years are meant, `not_found`
 * where there is none, `damaged_record`, `output_failed`, and `cancelled` on abort.
 */
export async function exportAuditfile(
  wanted: AuditfileExport,
): Promise<{ rows: number; bytes: number; notes: AuditfileNote[] }> {
  const { archive, signal } = wanted;
  if (archive.format === 'foreign')
    throw fail('bad_filter', 'A foreign database has no books of which an auditfile could be made.');
  const year = onlyYear(archive.db, wanted.scope);
  const source = new AuditfileSource(archive.db, year, signal);
  const elements = new AuditfileElements();
  let [rows, bytes] = [0, 0];
  await writeCompleteFile(wanted.path, wanted.replace, async (file) => {
    const totals = yearTotals(source);
    const sums = { D: 0n, C: 0n };
    const onLine = (side: string, cents: bigint) => {
      rows++;
      sums[side === 'D' ? 'D' : 'C'] += cents;
    };
    const transactions = () => transactionsOf(source, elements, totals, onLine);
    async function* pieces(): AsyncGenerator<string> {
      for await (const piece of piecesOf(source, elements, wanted.createdOn, transactions)) {
        yield piece;
        wanted.onProgress?.(rows, Number(totals.lines));
      }
    }
    bytes = await writePieces(file, pieces(), signal);
    if (BigInt(rows) !== totals.lines || sums.D !== totals.debitCents || sums.C !== totals.creditCents) {
      throw fail(
        'damaged_record',
        `The entries hold ${rows} lines, ${amountText(sums.D)} debit and ${amountText(sums.C)} credit; the year holds ${totals.lines}, ${amountText(totals.debitCents)} and ${amountText(totals.creditCents)}. Some entry stands in no journal of the administration.`,
      );
    }
  });
  return { rows, bytes, notes: elements.notes };
}

/** Small pieces are written together. */
const pieceCharacters = 64 * 1024;

async function* piecesOf(
  source: AuditfileSource,
  elements: AuditfileElements,
  createdOn: string,
  transactions: () => AsyncIterable<string>,
): AsyncGenerator<string> {
  const program = { name: 'Smartbooqing Archive', version: programVersion() };
  let text = `<?xml version="1.0" encoding="UTF-8"?>\n<auditfile xmlns="http://www.auditfiles.nl/XAF/3.2">\n`;
  text += headerOf(source, elements, program, createdOn);
  const parts = [relationsOf, generalLedgerOf, vatCodesOf, periodsOf, openingBalanceOf].map(
    (part) => () => part(source, elements),
  );
  for (const part of [...parts, transactions]) {
    for await (const piece of part()) {
      text += piece;
      if (text.length < pieceCharacters) continue;
      yield text;
      text = '';
    }
  }
  yield `${text}</company>\n</auditfile>\n`;
}

interface NamedYear extends AuditfileYear {
  readonly administration: string;
}

/** How many years an error names. */
const mostNamed = 20;

/** An auditfile is of one administration and one fiscal year. */
function onlyYear(db: ReadOnlyDatabase, scope: AuditfileExport['scope']): AuditfileYear {
  const administrationId = scope.administrationId ?? null;
  const fiscalYearId = scope.fiscalYearId ?? null;
  const years = readingRecords('The fiscal years', () =>
    db
      .prepare<NamedYear>(
        `SELECT y.id, y.administration_id AS administrationId, y.label, y.start_date AS startDate, y.end_date AS endDate,
           a.code AS administration, a.currency
         FROM fiscal_year y JOIN administration a ON a.id = y.administration_id
         WHERE (? IS NULL OR y.administration_id = ?) AND (? IS NULL OR y.id = ?)
         ORDER BY a.code, y.start_date, y.id`,
        { safeIntegers: true },
      )
      .all(administrationId, administrationId, fiscalYearId, fiscalYearId),
  );
  const [first] = years;
  if (first === undefined)
    throw fail('not_found', 'There is no fiscal year of which an auditfile could be made.');
  if (years.length > 1) {
    const names = years.slice(0, mostNamed).map(({ administration, label }) => `${administration} ${label}`);
    const rest = years.length - names.length;
    throw fail(
      'bad_filter',
      `An auditfile holds one fiscal year of one administration: choose one of ${names.join(', ')}${rest === 0 ? '' : ` and ${rest} more`}.`,
    );
  }
  return first;
}
