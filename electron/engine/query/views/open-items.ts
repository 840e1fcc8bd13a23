import type { ListRow } from '#shared/contract/lists.ts';
import { type Ageing, ageings } from '../../subledger/open-items.ts';
import { checkSubledgerScope, type Subledgers, withinScope } from '../../subledger/subledgers.ts';
import { type ComputedColumn, createComputedList } from '../computed-list.ts';
import { ExactSum, integerCell } from '../exact-sum.ts';
import type { List } from '../list.ts';

const itemColumns: readonly ComputedColumn[] = [
  { name: 'subledger', type: 'code' },
  { name: 'relationCode', type: 'text' },
  { name: 'relation', type: 'text' },
  { name: 'reference', type: 'text' },
  { name: 'date', type: 'date' },
  { name: 'dueDate', type: 'date' },
  { name: 'daysOverdue', type: 'integer' },
  { name: 'ageing', type: 'code' },
  { name: 'debitCents', type: 'cents', isSummed: true },
  { name: 'creditCents', type: 'cents', isSummed: true },
  { name: 'openCents', type: 'cents', isSummed: true },
  { name: 'lines', type: 'integer' },
  { name: 'openBy', type: 'code' },
  { name: 'accountCode', type: 'code' },
  { name: 'matchKey', type: 'text' },
  { name: 'administration', type: 'code' },
  { name: 'accountId', type: 'integer', references: 'ledger_account' },
  { name: 'relationId', type: 'integer', references: 'relation' },
];

/**
 * What customers owe and suppliers are owed on `toDate` (else the last day of the year), an item a row. Amounts are debit minus credit.
 * `openBy` says what holds an item's lines together; `ageing` counts from the due date, of the lines or of the recognised invoice.
 */
export function createOpenItems(subledgers: Subledgers): List {
  return createComputedList(itemColumns, async (scope, signal): Promise<ListRow[]> => {
    checkSubledgerScope(scope);
    const { items, relations, administrations } = await subledgers.openOn(scope, signal);
    return withinScope(items, scope).map((open) => {
      const { item } = open;
      const relation = relations.get(item.relationId ?? 0);
      return {
        ref: { table: 'journal_line', id: item.lineId },
        cells: [
          item.control.subledger,
          relation?.code ?? null,
          relation?.name ?? null,
          item.reference,
          open.date,
          open.dueDate,
          open.daysOverdue,
          open.ageing,
          open.debit.cents,
          open.credit.cents,
          integerCell(open.openCents),
          open.lines,
          item.rule,
          item.control.account.code,
          item.matchKey,
          administrations.get(item.control.account.administrationId) ?? null,
          item.control.account.id,
          item.relationId,
        ],
      };
    });
  });
}

const ageingColumns: Readonly<Record<Ageing, string>> = {
  not_due: 'notDueCents',
  overdue_30: 'overdue30Cents',
  overdue_60: 'overdue60Cents',
  overdue_90: 'overdue90Cents',
  overdue_more: 'overdueMoreCents',
  no_due_date: 'noDueDateCents',
};

const relationColumns: readonly ComputedColumn[] = [
  { name: 'subledger', type: 'code' },
  { name: 'relationCode', type: 'text' },
  { name: 'relation', type: 'text' },
  { name: 'items', type: 'integer' },
  ...ageings.map(
    (ageing): ComputedColumn => ({ name: ageingColumns[ageing], type: 'cents', isSummed: true }),
  ),
  { name: 'openCents', type: 'cents', isSummed: true },
  { name: 'administration', type: 'code' },
  { name: 'relationId', type: 'integer', references: 'relation' },
];

/** The open items of each relation added up by how long they are overdue; a relation that is both customer and supplier has two rows. */
export function createAgeing(subledgers: Subledgers): List {
  return createComputedList(relationColumns, async (scope, signal): Promise<ListRow[]> => {
    checkSubledgerScope(scope);
    const { items, relations, administrations } = await subledgers.openOn(scope, signal);
    const groups = new Map<string, Group>();
    for (const open of withinScope(items, scope)) {
      const { subledger, account } = open.item.control;
      const key = `${subledger} ${account.administrationId} ${open.item.relationId}`;
      let group = groups.get(key);
      if (group === undefined) {
        group = new Group(subledger, account.administrationId, open.item.relationId);
        groups.set(key, group);
      }
      group.items++;
      group.sums[open.ageing].add(open.openCents);
      group.open.add(open.openCents);
    }
    return [...groups.values()].map((group) => {
      const relation = relations.get(group.relationId ?? 0);
      return {
        ref: group.relationId === null ? null : { table: 'relation', id: group.relationId },
        cells: [
          group.subledger,
          relation?.code ?? null,
          relation?.name ?? null,
          group.items,
          ...ageings.map((ageing) => group.sums[ageing].cents),
          group.open.cents,
          administrations.get(group.administrationId) ?? null,
          group.relationId,
        ],
      };
    });
  });
}

class Group {
  readonly subledger: string;
  readonly administrationId: number;
  readonly relationId: number | null;
  items = 0;
  readonly open = new ExactSum();
  readonly sums: Readonly<Record<Ageing, ExactSum>> = {
    not_due: new ExactSum(),
    overdue_30: new ExactSum(),
    overdue_60: new ExactSum(),
    overdue_90: new ExactSum(),
    overdue_more: new ExactSum(),
    no_due_date: new ExactSum(),
  };

  constructor(subledger: string, administrationId: number, relationId: number | null) {
    this.subledger = subledger;
    this.administrationId = administrationId;
    this.relationId = relationId;
  }
}
