import { fail } from '#shared/contract/failure.ts';
import type { ReadOnlyDatabase } from '../driver/read-only-database.ts';
import { compact } from '../query/id-vector.ts';
import type { Ledger } from '../query/ledger.ts';
import { dateAsNumber, missingEntry } from '../query/ledger-columns.ts';
import { NumberList } from '../query/number-list.ts';
import type { Pacing } from '../query/pacing.ts';
import { bareSource } from '../query/row-source.ts';
import { readMatching } from '../query/slice-reader.ts';
import { type ControlAccount, findControlAccounts } from './control-accounts.ts';

/** What holds the lines of an item together. */
export type ItemRule = 'match_key' | 'invoice_reference' | 'line';

/** Lines of one account that belong together: an invoice with what was paid of it. */
export interface Item {
  readonly control: ControlAccount;
  /** Of its first line: a payment service may pay what its customers owe. */
  readonly relationId: number | null;
  readonly rule: ItemRule;
  /** The invoice's number where a line has it, else the match key. */
  reference: string | null;
  readonly matchKey: string | null;
  readonly lineId: number;
}

/** One line of an item; its amount, side and date are those of the ledger's column `line`. */
export interface ItemLines {
  /** Places in the ledger's columns. */
  readonly lines: Int32Array | Float64Array;
  readonly itemOf: Int32Array;
  /** YYYYMMDD as a number; 0 for none. */
  readonly dueDates: Int32Array;
}

/** Every item of an archive, whether open or not; what is open on a date is computed from it. */
export interface ItemBook {
  readonly byteLength: number;
  readonly controls: ReadonlyMap<number, ControlAccount>;
  readonly items: readonly Item[];
  readonly itemLines: ItemLines;
  /** Due dates of invoices for items of which no line has one, as numbers, by the item's place. */
  readonly invoiceDueDates: ReadonlyMap<number, number>;
}

/**
 * Gathers the lines of debtors' and creditors' accounts into items: by match key; without one by relation and the invoice's number; without either
 * each line stands for itself. A journal of type O in a year after an administration's first repeats what the lines before it say, so
 * its lines are no items.
 */
export async function readItemBook(
  db: ReadOnlyDatabase,
  ledger: Ledger,
  signal: AbortSignal,
  pacing: Pacing,
): Promise<ItemBook> {
  const columns = await ledger.columns(signal);
  const controls = await findControlAccounts(db, ledger, pacing);
  const repeats = repeatedOpenings(ledger);
  const kept = new NumberList();
  const ids = new NumberList();
  for (let line = 0; line < columns.lineIds.length; line++) {
    if (!controls.has(columns.accountIds[line] ?? 0)) continue;
    const entry = columns.entryOf[line] ?? missingEntry;
    if (repeats(columns.entries.journalIds[entry] ?? 0, columns.entries.fiscalYearIds[entry] ?? 0)) continue;
    kept.push(line);
    ids.push(columns.lineIds[line] ?? 0);
  }
  await pacing.breathe();

  const items: Item[] = [];
  const places = new Map<string, number>();
  const lines = compact(kept.view());
  const itemOf = new Int32Array(lines.length);
  const dueDates = new Int32Array(lines.length);
  let at = 0;
  await readMatching(
    db,
    {
      source: bareSource('journal_line'),
      columns: ['b.relation_id', 'b.match_key', 'b.invoice_reference', 'b.due_date'],
      joins: [],
      conditions: [],
    },
    { candidates: compact(ids.view()), isNarrow: false },
    {
      row([id, relation, match, invoice, due]) {
        const control = controls.get(columns.accountIds[lines[at] ?? 0] ?? 0);
        if (control === undefined) throw new Error('a line of no control account was read');
        const relationId = relation === null ? null : Number(relation);
        const matchKey = textOf(match);
        const reference = textOf(invoice);
        const rule = matchKey !== null ? 'match_key' : reference !== null ? 'invoice_reference' : 'line';
        // A match key says of itself what belongs together; an invoice's number does so only with its relation.
        const owner = rule === 'match_key' ? null : relationId;
        const key = JSON.stringify([control.account.id, owner, rule, matchKey ?? reference ?? Number(id)]);
        let place = places.get(key);
        if (place === undefined) {
          place = items.length;
          places.set(key, place);
          items.push({
            control,
            relationId,
            rule,
            reference: reference ?? matchKey,
            matchKey,
            lineId: Number(id),
          });
        }
        const item = items[place];
        if (item !== undefined && reference !== null && item.reference === item.matchKey)
          item.reference = reference;
        itemOf[at] = place;
        const dueDate = textOf(due);
        if (dueDate !== null) dueDates[at] = dateAsNumber(dueDate);
        at++;
      },
      unreadable() {
        throw fail('damaged_record', 'A page of the journal is damaged, so what is open cannot be told.');
      },
    },
    pacing,
  );
  const itemLines = { lines, itemOf, dueDates };
  return {
    byteLength: lines.byteLength + itemOf.byteLength + dueDates.byteLength + items.length * 200,
    controls,
    items,
    itemLines,
    invoiceDueDates: readInvoiceDueDates(db, items, itemLines),
  };
}

function textOf(value: unknown): string | null {
  const text = value === null || value === undefined ? '' : String(value).trim();
  return text === '' ? null : text;
}

/** Whether an entry of a journal in a year opens a year that the archive also has the year before of. */
function repeatedOpenings(ledger: Ledger): (journalId: number, fiscalYearId: number) => boolean {
  const { openingJournalIds } = ledger;
  const firstYears = new Set(ledger.openingYears({}).map(({ id }) => id));
  return (journalId, fiscalYearId) => openingJournalIds.has(journalId) && !firstYears.has(fiscalYearId);
}

/** Auditfile 4.0 has no due dates; the recognised invoice of the same relation and number may have one. */
function readInvoiceDueDates(
  db: ReadOnlyDatabase,
  items: readonly Item[],
  { itemOf, dueDates }: ItemLines,
): ReadonlyMap<number, number> {
  const dated = new Uint8Array(items.length);
  for (let at = 0; at < itemOf.length; at++) if (dueDates[at] !== 0) dated[itemOf[at] ?? 0] = 1;
  const wanted = new Map<string, number[]>();
  for (const [place, item] of items.entries()) {
    if (dated[place] === 1 || item.relationId === null || item.reference === null) continue;
    const key = JSON.stringify([item.relationId, item.reference]);
    const others = wanted.get(key);
    if (others === undefined) wanted.set(key, [place]);
    else others.push(place);
  }
  const found = new Map<number, number>();
  if (wanted.size === 0) return found;
  const invoices = db.prepare<{
    readonly relationId: number;
    readonly number: string;
    readonly dueDate: string;
  }>(
    `SELECT relation_id AS relationId, number, due_date AS dueDate FROM invoice
     WHERE due_date IS NOT NULL AND number IS NOT NULL AND relation_id IS NOT NULL`,
  );
  for (const { relationId, number, dueDate } of invoices.iterate()) {
    for (const place of wanted.get(JSON.stringify([relationId, number.trim()])) ?? []) {
      found.set(place, dateAsNumber(dueDate));
    }
  }
  return found;
}
