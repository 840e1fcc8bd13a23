import type { AccountName } from './chart-of-accounts.ts';

/** A journal; `type` is the auditfile's, `series` the two digits in its entry numbers. */
export interface Journal {
  readonly code: string;
  readonly series: string;
  readonly description: string;
  readonly type: string;
  readonly offset: AccountName | null;
}

/** The journals by the names under which the sample books. */
export const journals = {
  purchases: journal('INK', '70', 'Inkoopboek', 'P', 'payables'),
  sales: journal('VRK', '60', 'Verkoopboek', 'S', 'receivables'),
  takings: journal('DAG', '62', 'Dagontvangsten winkels', 'S', null),
  bank: journal('BNK', '20', 'Bank rekening-courant', 'B', 'bank'),
  savings: journal('SPR', '21', 'Spaarrekening', 'B', 'savings'),
  cash: journal('KAS', '10', 'Kasboek', 'C', 'cash'),
  payroll: journal('LON', '80', 'Loonjournaal', 'Y', 'netWages'),
  general: journal('MEM', '90', 'Memoriaal', 'M', null),
} as const satisfies Readonly<Record<string, Journal>>;

export type JournalName = keyof typeof journals;

/** The names in order; a journal's id in the archive is its place in this list, from 1. */
export const journalNames = Object.keys(journals) as readonly JournalName[];

function journal(
  code: string,
  series: string,
  description: string,
  type: string,
  offset: AccountName | null,
): Journal {
  return { code, series, description, type, offset };
}
