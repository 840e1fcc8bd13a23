import type { Lookup, LookupReason, LookupView } from '#shared/contract/lookups.ts';
import type { OpenArchive } from '../open/open-archive.ts';
import { readingRecords } from '../open/sqlite-failure.ts';
import { missingEntry } from '../query/ledger-columns.ts';
import type { ListEngine } from '../query/list-engine.ts';
import type { ItemBook } from '../subledger/item-book.ts';

/** What can be looked up in an archive and what cannot, with the reasons that the archive itself gives. */
export async function readLookups(
  archive: OpenArchive,
  lists: ListEngine,
  signal: AbortSignal | undefined,
): Promise<Lookup[]> {
  if (archive.format === 'foreign') return [];
  const count = counter(archive);
  const found = new Map<LookupView, Lookup>();
  const add = (
    view: LookupView,
    missing: LookupReason | null,
    partly: readonly (LookupReason | null)[] = [],
  ) => {
    const limits = partly.filter((reason) => reason !== null);
    const reasons = missing === null ? limits : [missing];
    const state = missing === null ? (limits.length === 0 ? 'there' : 'partly') : 'not';
    found.set(view, { view, state, reasons });
  };
  addDocuments(count, add);
  await addLedger(lists, count, add, signal);
  addVat(count, add);
  const bankLines = count('bank_line');
  const noBank = when(count('bank_statement') === 0, 'no_bank');
  add('bank', noBank);
  const booked = share(
    'no_bank_entries',
    'bank_unlinked',
    count('bank_line', 'journal_entry_id IS NULL'),
    bankLines,
  );
  add('bank_entries', noBank ?? booked.missing, [booked.partly]);
  add('retention', when(count('fiscal_year') + count('document') === 0, 'nothing_kept'));
  return [...found.values()];
}

type Count = (table: CountedTable, where?: string) => number;
type Add = (
  view: LookupView,
  missing: LookupReason | null,
  partly?: readonly (LookupReason | null)[],
) => void;
type CountedTable =
  | 'administration'
  | 'authorisation'
  | 'bank_line'
  | 'bank_statement'
  | 'document'
  | 'document_event'
  | 'export_log'
  | 'fiscal_year'
  | 'invoice'
  | 'journal_line'
  | 'journal_line_vat'
  | 'ledger_account'
  | 'relation'
  | 'vat_code'
  | 'vat_return';

function counter({ db }: OpenArchive): Count {
  return (table, where = '1') =>
    readingRecords(`Table ${table}`, () =>
      db.prepare<number>(`SELECT count(*) FROM ${table} AS b WHERE ${where}`, { pluck: true }).get(),
    ) ?? 0;
}

function when(is: boolean, code: LookupReason['code']): LookupReason | null {
  return is ? { code } : null;
}

/** None of them has it, some lack it, or neither. */
function share(none: LookupReason['code'], some: LookupReason['code'], lacking: number, of: number) {
  return {
    missing: when(lacking === of, none),
    partly: lacking > 0 && lacking < of ? { code: some, count: lacking, of } : null,
  };
}

function addDocuments(count: Count, add: Add): void {
  const documents = count('document');
  const none = when(documents === 0, 'no_documents');
  const withoutFile = count('document', 'content_id IS NULL');
  add('documents', none, [
    withoutFile > 0 ? { code: 'files_missing', count: withoutFile, of: documents } : null,
  ]);
  const text = share(
    'no_recognised_text',
    'text_missing',
    count('document', `coalesce(recognised_text, '') = ''`),
    documents,
  );
  add('document_text', none ?? text.missing, [text.partly]);
  add('document_history', none ?? when(count('document_event') === 0, 'no_events'));
  add('authorisations', none ?? when(count('authorisation') === 0, 'no_authorisations'));
  add('exports', none ?? when(count('export_log') === 0, 'no_exports'));
  add('invoices', when(count('invoice') === 0, 'no_invoices'));
  add('relations', when(count('relation') === 0, 'no_relations'));
  const linked = share(
    'no_links',
    'unlinked',
    count(
      'document',
      `NOT EXISTS (SELECT 1 FROM document_link k WHERE k.document_id = b.id AND k.target_table IN ('journal_entry', 'journal_line'))
       AND NOT EXISTS (SELECT 1 FROM invoice i WHERE i.document_id = b.id AND i.journal_entry_id IS NOT NULL)`,
    ),
    documents,
  );
  const noLedger = when(count('journal_line') === 0, 'no_ledger');
  add('documents_booked', none ?? noLedger ?? linked.missing, [linked.partly]);
}

async function addLedger(
  lists: ListEngine,
  count: Count,
  add: Add,
  signal: AbortSignal | undefined,
): Promise<void> {
  const noLedger = when(count('journal_line') === 0, 'no_ledger');
  const unopened = noLedger === null ? await yearsWithoutOpening(lists, signal) : 0;
  const years = lists.ledger.years.length;
  const opening: LookupReason | null =
    unopened > 0 ? { code: 'years_without_opening', count: unopened, of: years } : null;
  const accounts = count('ledger_account');
  const rgs = share(
    'no_rgs',
    'rgs_missing',
    count('ledger_account', `coalesce(rgs_code, '') = ''`),
    accounts,
  );
  add('ledger', noLedger, [opening]);
  add('statements', noLedger, [opening, rgs.missing ?? rgs.partly]);
  add('entries', noLedger);
  const book = noLedger === null ? await lists.subledgers.book(signal) : null;
  const noControls = book === null ? noLedger : when(book.controls.size === 0, 'no_control_accounts');
  const items = book?.items ?? [];
  const isBy = (rule: string) => items.some((item) => item.rule === rule);
  const rule = isBy('match_key')
    ? null
    : when(items.length > 0, isBy('invoice_reference') ? 'no_match_keys' : 'no_references');
  add('open_items', noControls, [
    rule,
    when(book !== null && hasOpening(lists, book), 'opening_not_by_item'),
  ]);
  const dated = book === null ? 0 : itemsWithDueDate(book);
  const lacking = items.length - dated;
  add('ageing', noControls ?? when(dated === 0, 'no_due_dates'), [
    lacking > 0 ? { code: 'due_dates_missing', count: lacking, of: items.length } : null,
  ]);
}

/** Of the years, those with neither records of an opening balance nor an entry in a journal of type O. */
async function yearsWithoutOpening({ ledger }: ListEngine, signal: AbortSignal | undefined): Promise<number> {
  const { entries } = await ledger.columns(signal);
  const booked = new Set<number>();
  if (ledger.openingJournalIds.size > 0) {
    for (let entry = 0; entry < entries.ids.length; entry++) {
      if (ledger.openingJournalIds.has(entries.journalIds[entry] ?? missingEntry)) {
        booked.add(entries.fiscalYearIds[entry] ?? 0);
      }
    }
  }
  return ledger.years.filter(({ id }) => ledger.openings(id).size === 0 && !booked.has(id)).length;
}

/** Whether a first year opens a control account with an amount. */
function hasOpening({ ledger }: ListEngine, { controls }: ItemBook): boolean {
  return ledger
    .openingYears({})
    .some(({ id }) =>
      [...ledger.openings(id)].some(([account, cents]) => controls.has(account) && cents !== 0n),
    );
}

function itemsWithDueDate({ items, itemLines, invoiceDueDates }: ItemBook): number {
  const dated = new Uint8Array(items.length);
  for (let at = 0; at < itemLines.itemOf.length; at++) {
    if (itemLines.dueDates[at] !== 0) dated[itemLines.itemOf[at] ?? 0] = 1;
  }
  for (const place of invoiceDueDates.keys()) dated[place] = 1;
  return dated.reduce((sum, one) => sum + one, 0);
}

function addVat(count: Count, add: Add): void {
  const noLedger = when(count('journal_line') === 0, 'no_ledger');
  const codes = noLedger ?? when(count('journal_line_vat') === 0, 'no_vat_on_lines');
  add('vat_codes', codes);
  const boxes = share(
    'no_boxes',
    'boxes_missing',
    count('vat_code', `coalesce(return_box, '') = ''`),
    count('vat_code'),
  );
  add('vat_boxes', codes ?? boxes.missing, [boxes.partly]);
  add('vat_returns', when(count('vat_return') === 0, 'no_vat_returns') ?? codes ?? boxes.missing, [
    boxes.partly,
  ]);
}
