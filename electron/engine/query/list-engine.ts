import { fail } from '#shared/contract/failure.ts';
import type { ListSource } from '#shared/contract/lists.ts';
import { localDate } from '../open/appointment-check.ts';
import type { OpenArchive } from '../open/open-archive.ts';
import { asRecordFailure } from '../open/sqlite-failure.ts';
import { createSubledgers, type Subledgers } from '../subledger/subledgers.ts';
import { createVatLedger, type VatLedger } from '../vat/vat-ledger.ts';
import { measureByPages } from './amount-measures.ts';
import { compact, type IdVector } from './id-vector.ts';
import { createLedger, type KnownLedger, type Ledger, ledgerOf } from './ledger.ts';
import { lineTest } from './ledger-columns.ts';
import { createLineOrders } from './line-orders.ts';
import type { List } from './list.ts';
import { createListCache } from './list-cache.ts';
import { NumberList } from './number-list.ts';
import { createReadAhead, type ReadAhead } from './read-ahead.ts';
import type { RowSource } from './row-source.ts';
import { isDamagedRecord } from './slice-reader.ts';
import { type Candidates, createSqlList } from './sql-list.ts';
import { createTableCatalog, type TableCatalog } from './table-catalog.ts';
import { tableSource } from './table-source.ts';
import { authorisationsView } from './views/authorisations.ts';
import { bankLinesView } from './views/bank-lines.ts';
import { bankStatementsView } from './views/bank-statements.ts';
import { documentsView } from './views/documents.ts';
import { createEntriesWithoutDocument } from './views/entries-without-document.ts';
import { exportsView } from './views/exports.ts';
import { invoicesView } from './views/invoices.ts';
import { journalEntriesView } from './views/journal-entries.ts';
import { journalLinesView } from './views/journal-lines.ts';
import { createJournals } from './views/journals.ts';
import { createLedgerCard } from './views/ledger-card.ts';
import { createAgeing, createOpenItems } from './views/open-items.ts';
import { relationsView } from './views/relations.ts';
import { createRetention } from './views/retention.ts';
import { createBalanceSheet, createProfitAndLoss } from './views/statements.ts';
import { createTrialBalance } from './views/trial-balance.ts';
import { createVat, createVatCodes, vatLineCandidates } from './views/vat.ts';
import { vatLinesView } from './views/vat-lines.ts';

/** A view of `viewNames`, or a table by its name. */
type ViewName = Extract<ListSource, { kind: 'view' }>['view'];

/** Everything that lists of one open archive are made of; gone with it. */
export interface ListEngine {
  readonly tables: TableCatalog;
  readonly ledger: Ledger;
  readonly subledgers: Subledgers;
  readonly vat: VatLedger;
  /** Throws `no_such_view` for a view in a foreign archive, and `not_found` for a table that is not there. */
  list(source: ListSource): List;
}

/** Ids of whole lists in memory, for all lists together: four orders of a million rows. */
const mostVectorBytes = 16 * 1024 * 1024;

/** Views that are read row by row; the others are computed. */
export const rowViews: Readonly<Partial<Record<ViewName, RowSource>>> = {
  documents: documentsView,
  invoices: invoicesView,
  relations: relationsView,
  'journal-entries': journalEntriesView,
  'journal-lines': journalLinesView,
  'bank-statements': bankStatementsView,
  'bank-lines': bankLinesView,
  'vat-lines': vatLinesView,
  authorisations: authorisationsView,
  exports: exportsView,
};

/** How lists are served. */
export interface ListEngineOptions extends KnownLedger {
  /** Whether the order of a list whose first rows were given is worked out before anybody asks for it; faults in that are told. */
  readonly readAhead?: { readonly onFault: (error: unknown) => void };
}

/** Lists of an open archive; `columns` are what was read of its ledger before, so that it need not be read again. */
export function createListEngine(archive: OpenArchive, options: ListEngineOptions = {}): ListEngine {
  const { db } = archive;
  const tables = createTableCatalog(archive);
  const ledger = options.columns === undefined ? ledgerOf(archive) : createLedger(archive, options);
  const subledgers = createSubledgers(archive, ledger);
  const vat = createVatLedger(db, ledger);
  const cache = createListCache<IdVector>(mostVectorBytes);
  const lists = new Map<string, List>();
  const readAhead =
    options.readAhead === undefined ? undefined : createReadAhead(() => db.isOpen, options.readAhead.onFault);

  const createView = (view: ViewName): List => {
    switch (view) {
      case 'trial-balance':
        return createTrialBalance(ledger);
      case 'profit-and-loss':
        return createProfitAndLoss(ledger);
      case 'balance-sheet':
        return createBalanceSheet(ledger);
      case 'ledger-card':
        return createLedgerCard(db, ledger, cache);
      case 'journals':
        return createJournals(db, ledger);
      case 'entries-without-document':
        return createEntriesWithoutDocument(db, ledger, cache);
      case 'open-items':
        return createOpenItems(subledgers);
      case 'ageing':
        return createAgeing(subledgers);
      case 'vat':
        return createVat(db, vat);
      case 'vat-codes':
        return createVatCodes(db, vat);
      case 'retention':
        return createRetention(db, () => localDate(new Date()));
      default: {
        const source = rowViews[view];
        if (source === undefined) throw fail('no_such_view', `There is no view ${view}.`);
        return createSqlList({
          db,
          source,
          name: view,
          cache,
          readAhead,
          ...(view === 'journal-lines'
            ? {
                candidates: lineCandidates(ledger, subledgers),
                orderInMemory: createLineOrders(db, ledger),
              }
            : {}),
          ...(view === 'vat-lines'
            ? { candidates: (scope, signal) => vatLineCandidates(vat, scope, signal) }
            : {}),
        });
      }
    }
  };

  return {
    tables,
    ledger,
    subledgers,
    vat,
    list(source) {
      const name = source.kind === 'view' ? `view ${source.view}` : `table ${source.table}`;
      const known = lists.get(name);
      if (known !== undefined) return known;
      if (source.kind === 'view' && archive.format === 'foreign') {
        throw fail('no_such_view', 'A foreign database has tables, but none of the views of an archive.');
      }
      const list = namingFailures(
        name,
        source.kind === 'view'
          ? createView(source.view)
          : createSqlList({ db, source: tableSource(tables.table(source.table)), name, cache, readAhead }),
        readAhead,
      );
      lists.set(name, list);
      return list;
    },
  };
}

/** Scopes of journal lines that no index of theirs serves, but that the ledger's columns answer at once. */
function lineCandidates(ledger: Ledger, subledgers: Subledgers) {
  const members = ['administrationId', 'fiscalYearId', 'journalId', 'accountId'] as const;
  return async (
    scope: Parameters<Ledger['scopeOf']>[0],
    signal: AbortSignal | undefined,
  ): Promise<Candidates | null> => {
    if (scope.itemOfLineId !== undefined) {
      const ids = await subledgers.linesOfItem(scope.itemOfLineId, signal);
      return { ids, members: ['itemOfLineId'] };
    }
    const isNarrow = scope.entryId !== undefined || scope.relationId !== undefined;
    if (isNarrow || members.every((member) => scope[member] === undefined)) return null;
    const columns = await ledger.columns(signal).catch((error: unknown) => {
      // The ledger needs every line; the list does not, and goes on past a damaged page without it.
      if (isDamagedRecord(error)) return null;
      throw error;
    });
    if (columns === null) return null;
    const { toPeriod: _, toDate: __, ...judged } = scope;
    const isKept = lineTest(columns, ledger.scopeOf(judged));
    const ids = new NumberList();
    for (let line = 0; line < columns.lineIds.length; line++) {
      if (isKept(line)) ids.push(columns.lineIds[line] ?? 0);
    }
    return { ids: compact(ids.view()), members };
  };
}

/** A list whose errors say what they mean: SQLite's own are of no use to whoever asked. */
function namingFailures(name: string, list: List, readAhead: ReadAhead | undefined): List {
  const named = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await (readAhead === undefined ? work() : readAhead.during(work));
    } catch (error) {
      throw asRecordFailure(name, error);
    }
  };
  return {
    columns: list.columns,
    defaultSort: list.defaultSort,
    rows: (...values) => named(() => list.rows(...values)),
    totals: (...values) => named(() => list.totals(...values)),
    measure: (request, rows, signal) =>
      named(() => list.measure?.(request, rows, signal) ?? measureByPages(list, request, rows, signal)),
    groups: (...values) => named(() => list.groups(...values)),
    locate: (...values) => named(() => list.locate(...values)),
    find: (...values) => named(() => list.find(...values)),
    values: (...values) => named(() => list.values(...values)),
  };
}
