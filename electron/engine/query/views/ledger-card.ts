import { fail } from '#shared/contract/failure.ts';
import type { ListRow } from '#shared/contract/lists.ts';
import type { Scope } from '#shared/contract/values.ts';
import type { ReadOnlyDatabase } from '../../driver/read-only-database.ts';
import { ExactSum, integerCell } from '../exact-sum.ts';
import { compact, type IdVector, picked } from '../id-vector.ts';
import type { Ledger } from '../ledger.ts';
import { lineTest, signedAmountOf } from '../ledger-columns.ts';
import type { List, ListRequest } from '../list.ts';
import { createListCache, type ListCache } from '../list-cache.ts';
import { NumberList } from '../number-list.ts';
import { createPacing } from '../pacing.ts';
import { numberWords, orderByKeys } from '../radix-order.ts';
import type { RowSource } from '../row-source.ts';
import { createSqlList, isInOwnOrder } from '../sql-list.ts';
import { lineDateSql, lineJoins, signedCentsSql } from './line-columns.ts';

const balanceColumn = 'balanceCents';

const source: RowSource = {
  table: 'journal_line',
  tableSql: 'journal_line',
  idSql: 'b.id',
  joins: lineJoins,
  columns: [
    { name: 'entryNumber', type: 'text', sql: 'e.number', joins: ['entry'] },
    { name: 'journalCode', type: 'code', sql: 'j.code', joins: ['journal'] },
    { name: 'date', type: 'date', sql: lineDateSql, joins: ['entry'] },
    { name: 'period', type: 'integer', sql: 'p.number', joins: ['period'] },
    {
      name: 'description',
      type: 'text',
      sql: `coalesce(nullif(b.description, ''), e.description)`,
      joins: ['entry'],
    },
    { name: 'relation', type: 'text', sql: 'r.name', joins: ['relation'] },
    { name: 'amountCents', type: 'cents', sql: signedCentsSql, isSummed: true },
    // What the account stands at after the line; not in the file, so it is filled in.
    { name: balanceColumn, type: 'cents', sql: 'NULL', isSortable: false, isFilterable: false },
    { name: 'entryId', type: 'integer', sql: 'b.journal_entry_id', references: 'journal_entry' },
    { name: 'lineId', type: 'integer', sql: 'b.id', references: 'journal_line' },
  ],
  scope: {},
  passesOver: ['administrationId', 'fiscalYearId', 'accountId', 'toPeriod', 'toDate'],
  defaultSort: [{ column: 'date', direction: 'asc' }],
};

/** One account's lines by date, with what it stands at after each. */
interface Card {
  readonly byteLength: number;
  readonly openingCents: bigint;
  readonly closingCents: bigint;
  /** In the card's own order. */
  readonly ids: IdVector;
  /** Ascending, for the lists that are filtered or sorted otherwise. */
  readonly sortedIds: IdVector;
  /** After each line of `ids`; exact below 2^53. */
  readonly balances: Float64Array;
  /** By place in `ids`, where the balance is beyond 2^53. */
  readonly largeBalances: ReadonlyMap<number, bigint>;
  /** The place of a line in `ids`. */
  readonly placeOf: () => ReadonlyMap<number, number>;
}

const mostCardBytes = 32 * 1024 * 1024;
const balanceIndex = source.columns.findIndex((column) => column.name === balanceColumn);

/**
 * The lines of one account (scope member `accountId`, required) with the running balance, of one fiscal year or from the first year's
 * opening on. A row's balance stays what it is on the whole card when the list is filtered or sorted otherwise.
 */
export function createLedgerCard(db: ReadOnlyDatabase, ledger: Ledger, cache: ListCache<IdVector>): List {
  const cards = createListCache<Card>(mostCardBytes);
  const cardOf = (scope: Scope, signal: AbortSignal | undefined): Promise<Card> => {
    const key = JSON.stringify([scope.accountId, scope.fiscalYearId, scope.toPeriod, scope.toDate]);
    return cards.get(key, signal, (ended) => buildCard(db, ledger, scope, ended));
  };
  const list = createSqlList({
    db,
    source,
    name: 'ledger-card',
    cache,
    order: async (scope, signal) => (await cardOf(scope, signal)).ids,
    candidates: async (scope, signal) => ({ ids: (await cardOf(scope, signal)).sortedIds, members: [] }),
  });
  return {
    ...list,
    async rows(request, offset, limit, signal) {
      const card = await cardOf(request.scope, signal);
      const rows = await list.rows(request, offset, limit, signal);
      const isWhole = isInOwnOrder(request);
      return rows.map((row, index) => {
        const place = isWhole ? offset + index : card.placeOf().get(row.ref?.id ?? 0);
        return withBalance(row, card, place);
      });
    },
    async totals(request: ListRequest, signal) {
      const card = await cardOf(request.scope, signal);
      const balance = {
        openingCents: integerCell(card.openingCents),
        closingCents: integerCell(card.closingCents),
      };
      if (request.filters.length > 0) return { ...(await list.totals(request, signal)), balance };
      // Of the whole card nothing has to be read again: a sum of a quarter of a million lines would take seconds.
      const amountCents = integerCell(card.closingCents - card.openingCents);
      return { rows: card.ids.length, sums: { amountCents }, balance };
    },
  };
}

function withBalance(row: ListRow, card: Card, place: number | undefined): ListRow {
  const balance = place === undefined ? undefined : (card.largeBalances.get(place) ?? card.balances[place]);
  const cell = typeof balance === 'bigint' ? integerCell(balance) : (balance ?? null);
  return { ...row, cells: row.cells.with(balanceIndex, cell) };
}

async function buildCard(
  db: ReadOnlyDatabase,
  ledger: Ledger,
  scope: Scope,
  signal: AbortSignal,
): Promise<Card> {
  const { accountId } = scope;
  if (accountId === undefined) throw fail('bad_filter', 'A ledger card is of one account: choose one.');
  const account = ledger.accounts.find((known) => known.id === accountId);
  if (account === undefined) throw fail('not_found', `There is no ledger account with id ${accountId}.`);
  const lines = await ledger.columns(signal);
  const pacing = createPacing(db, signal);
  const isKept = lineTest(lines, ledger.scopeOf({ ...scope, administrationId: account.administrationId }));
  const kept = new NumberList();
  for (let line = 0; line < lines.lineIds.length; line++) if (isKept(line)) kept.push(line);
  await pacing.breathe();

  const places = kept.view();
  const dates = picked(lines.dates, places);
  const order = await orderByKeys(places.length, [numberWords(dates, false)], pacing);
  const openingCents = ledger
    .openingYears({ ...scope, administrationId: account.administrationId })
    .reduce((sum, year) => sum + (ledger.openings(year.id).get(accountId) ?? 0n), 0n);
  const running = new ExactSum();
  running.add(openingCents);
  const ids = new Float64Array(places.length);
  const balances = new Float64Array(places.length);
  const largeBalances = new Map<number, bigint>();
  for (let place = 0; place < order.length; place++) {
    const line = places[order[place] ?? 0] ?? 0;
    ids[place] = lines.lineIds[line] ?? 0;
    running.add(signedAmountOf(lines, line));
    const balance = running.cents;
    if (typeof balance === 'number') balances[place] = balance;
    else largeBalances.set(place, BigInt(balance));
  }
  let placeById: ReadonlyMap<number, number> | undefined;
  return {
    byteLength: ids.length * 16,
    openingCents,
    closingCents: running.value,
    ids: compact(ids),
    sortedIds: compact(picked(lines.lineIds, places)),
    balances,
    largeBalances,
    placeOf: () => {
      placeById ??= new Map(Array.from(ids, (id, place) => [id, place] as const));
      return placeById;
    },
  };
}
