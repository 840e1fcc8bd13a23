import type { XafElement } from './xaf-element.ts';

/**
 * What hears an auditfile as it is read, in the order of the file. A container (company, journal, transaction …) is handed over with the
 * fields that were read so far; its own `…End` comes after everything in it.
 */
export interface AuditfileSink {
  /** The root element: which version of the format this is, as far as its namespace says. */
  version(namespace: string): void;
  header(header: XafElement): void;
  /** The company, before anything in it but its own fields and addresses. */
  company(company: XafElement): void;
  relation(relation: XafElement): void;
  account(account: XafElement): void;
  /** XAF 3.1 keeps the RGS codes in a list of their own. */
  taxonomyElement(element: XafElement): void;
  basic(basic: XafElement): void;
  vatCode(vatCode: XafElement): void;
  period(period: XafElement): void;
  openingLine(line: XafElement): void;
  openingSubledgerLine(line: XafElement): void;
  openingBalanceEnd(openingBalance: XafElement): void;
  line(line: XafElement, transaction: XafElement, journal: XafElement): void;
  transactionEnd(transaction: XafElement, journal: XafElement): void;
  journalEnd(journal: XafElement): void;
  subledgerLine(line: XafElement, subledger: XafElement): void;
  transactionsEnd(transactions: XafElement): void;
  /** Something in the file's own notation that was tolerated. */
  oddity(code: string, message: string, line: number): void;
}
