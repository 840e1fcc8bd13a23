import type { NewRow } from '#shared/archive-format/tables.ts';
import type { ArchiveWriter } from '../writer/archive-writer.ts';
import type { SourceTotals } from '../writer/compose-manifest.ts';
import { AdministrationBooks } from './administration-books.ts';
import { type CompanyIdentity, isSameCompany } from './company-identity.ts';
import { SubledgerStaging } from './subledger-staging.ts';

/** The books of all administrations of one archive, while auditfiles are read into it. */
export class ArchiveBooks {
  readonly writer: ArchiveWriter;
  readonly subledger: SubledgerStaging;
  readonly administrations: AdministrationBooks[] = [];
  /** What the auditfiles say of themselves, by `fiscal_year.id`. */
  readonly sourceTotals = new Map<number, SourceTotals>();

  constructor(writer: ArchiveWriter) {
    this.writer = writer;
    this.subledger = new SubledgerStaging(writer);
  }

  /** The administration of a company, known or new. A code that another company has already gets a number behind it. */
  administration(
    identity: CompanyIdentity,
    row: Omit<NewRow<'administration'>, 'code' | 'name'>,
  ): { readonly books: AdministrationBooks; readonly isNew: boolean; readonly hasOtherCode: boolean } {
    const known = this.administrations.find((books) => isSameCompany(books.identity, identity));
    if (known !== undefined) return { books: known, isNew: false, hasOtherCode: false };
    const wanted = identity.code ?? identity.kvkNumber ?? identity.vatNumber ?? identity.name;
    const code = this.#freeCode(wanted);
    const id = this.writer.insert('administration', { ...row, code, name: identity.name });
    const books = new AdministrationBooks(this.writer, id, code, identity);
    this.administrations.push(books);
    return { books, isNew: true, hasOtherCode: code !== wanted };
  }

  /** A fiscal year's id; a label that the administration has already gets the first day behind it. */
  fiscalYear(books: AdministrationBooks, label: string, startDate: string, endDate: string): number {
    let free = label;
    for (let n = 1; books.fiscalYearLabels.has(free); n++) {
      free = n === 1 ? `${label} (${startDate})` : `${label} (${startDate}, ${n})`;
    }
    books.fiscalYearLabels.add(free);
    return this.writer.insert('fiscal_year', {
      administration_id: books.id,
      label: free,
      start_date: startDate,
      end_date: endDate,
    });
  }

  #freeCode(wanted: string): string {
    let code = wanted;
    for (let n = 2; this.administrations.some((books) => books.code === code); n++) code = `${wanted}-${n}`;
    return code;
  }
}
