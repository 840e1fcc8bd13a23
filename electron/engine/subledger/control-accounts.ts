import { fail } from '#shared/contract/failure.ts';
import type { ReadOnlyDatabase } from '../driver/read-only-database.ts';
import { readingRecords } from '../open/sqlite-failure.ts';
import type { Ledger, LedgerAccount } from '../query/ledger.ts';
import type { Pacing } from '../query/pacing.ts';
import { bareSource } from '../query/row-source.ts';
import { readInSlices } from '../query/slice-reader.ts';

/** Debtors or creditors. */
export type Subledger = 'debtors' | 'creditors';

/** What tells that an account is kept by item. */
export type ControlRule = 'rgs' | 'journal' | 'items';

/** An account of which the archive can tell the items: what customers owe, and what suppliers are owed. */
export interface ControlAccount {
  readonly account: LedgerAccount;
  readonly subledger: Subledger;
  readonly rule: ControlRule;
}

/**
 * The accounts of debtors and creditors, by account id. By RGS code (BVorDeb…, BSchCre…); where an account has none, as the offset
 * account of a sales or purchase journal; and any balance sheet account whose lines of relations carry due dates or match keys.
 */
export async function findControlAccounts(
  db: ReadOnlyDatabase,
  ledger: Ledger,
  pacing: Pacing,
): Promise<ReadonlyMap<number, ControlAccount>> {
  const byJournal = journalOffsets(db);
  const byItems = await readItemAccounts(db, pacing);
  const found = new Map<number, ControlAccount>();
  for (const account of ledger.accounts) {
    const rgs = byRgs(account, ['BVorDeb', 'BSchCre']);
    const journal = account.rgsCode === null && account.type === 'B' ? byJournal.get(account.id) : undefined;
    const cents = account.type === 'B' ? byItems.get(account.id) : undefined;
    if (rgs !== null) found.set(account.id, { account, subledger: rgs, rule: 'rgs' });
    else if (journal !== undefined) {
      found.set(account.id, { account, subledger: journal, rule: 'journal' });
    } else if (cents !== undefined) {
      const subledger = byRgs(account, ['BVor', 'BSch']) ?? (cents >= 0 ? 'debtors' : 'creditors');
      found.set(account.id, { account, subledger, rule: 'items' });
    }
  }
  return found;
}

function byRgs(
  { rgsCode }: LedgerAccount,
  [debtors, creditors]: readonly [string, string],
): Subledger | null {
  if (rgsCode?.startsWith(debtors)) return 'debtors';
  return rgsCode?.startsWith(creditors) ? 'creditors' : null;
}

function journalOffsets(db: ReadOnlyDatabase): ReadonlyMap<number, Subledger> {
  const rows = readingRecords('The journals', () =>
    db
      .prepare<{ readonly id: number; readonly type: string }>(
        `SELECT offset_account_id AS id, type FROM journal WHERE type IN ('S', 'P') AND offset_account_id IS NOT NULL`,
      )
      .all(),
  );
  return new Map(rows.map(({ id, type }) => [id, type === 'S' ? 'debtors' : 'creditors']));
}

/** Accounts of lines that have a relation and a due date or match key, with about what those with a due date come to, debit minus credit. */
async function readItemAccounts(db: ReadOnlyDatabase, pacing: Pacing): Promise<ReadonlyMap<number, number>> {
  const sums = new Map<number, number>();
  await readInSlices(
    db,
    {
      source: bareSource('journal_line'),
      columns: [
        'b.ledger_account_id',
        // Only its sign is asked, so a sum in floating point does, which cannot overflow.
        `total(CASE WHEN b.due_date IS NULL THEN 0 WHEN b.side = 'D' THEN b.amount_cents ELSE -b.amount_cents END)`,
      ],
      isAggregate: true,
      groupBy: 'b.ledger_account_id',
      joins: [],
      conditions: [
        {
          sql: 'b.relation_id IS NOT NULL AND (b.due_date IS NOT NULL OR b.match_key IS NOT NULL)',
          params: [],
          joins: [],
        },
      ],
    },
    {
      row([account, cents]) {
        const id = Number(account);
        sums.set(id, (sums.get(id) ?? 0) + Number(cents));
      },
      unreadable() {
        throw fail('damaged_record', 'A page of the journal is damaged, so what is open cannot be told.');
      },
    },
    pacing,
  );
  return sums;
}
