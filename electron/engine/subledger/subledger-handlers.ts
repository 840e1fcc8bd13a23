import type { z } from 'zod';
import type { subledgerMethods } from '#shared/contract/subledgers.ts';
import type { Handlers } from '#shared/rpc/contract.ts';
import type { OpenArchive } from '../open/open-archive.ts';
import { ExactSum, integerCell } from '../query/exact-sum.ts';
import type { ListEngine } from '../query/list-engine.ts';
import { readRelationFigures } from './relation-figures.ts';
import { checkSubledgerScope, withinScope } from './subledgers.ts';

type Answer = z.output<(typeof subledgerMethods)['subledgers.get']['output']>;
type Scope = z.output<(typeof subledgerMethods)['subledgers.get']['input']>['scope'];

/** The methods behind open items and a relation's figures. `current` throws `locked` where nothing is open. */
export function createSubledgerHandlers(
  current: () => { readonly archive: OpenArchive; readonly lists: ListEngine },
): Handlers<typeof subledgerMethods> {
  return {
    'subledgers.get': ({ scope }, { signal }) => describeSubledgers(current().lists, scope, signal),
    'relations.figures': ({ relationId }, { signal }) => {
      const { archive, lists } = current();
      return readRelationFigures(archive, lists, relationId, signal);
    },
  };
}

/** How open items are told on the scope's date, and what they come to beside the ledger. */
export async function describeSubledgers(
  { subledgers, ledger }: ListEngine,
  scope: Scope,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  checkSubledgerScope(scope);
  const open = await subledgers.openOn(scope, signal);
  const { lineIds } = await ledger.columns(signal);
  const items = withinScope(open.items, scope);
  const balances = await subledgers.balancesOn(scope, signal);
  const totals = (['debtors', 'creditors'] as const).map((subledger) => {
    const own = items.filter(({ item }) => item.control.subledger === subledger);
    const sum = new ExactSum();
    for (const { openCents } of own) sum.add(openCents);
    return { subledger, items: own.length, openCents: sum.cents };
  });
  const countBy = (test: (item: (typeof items)[number]) => boolean) => items.filter(test).length;
  return {
    reason: lineIds.length === 0 ? 'no_ledger' : balances.length === 0 ? 'no_control_accounts' : null,
    referenceDates: Array.from(open.referenceDates, ([administrationId, date]) => ({
      administrationId,
      code: open.administrations.get(administrationId) ?? '',
      date,
    })),
    controls: balances.map(({ control, balanceCents, itemsCents }) => ({
      accountId: control.account.id,
      code: control.account.code,
      description: control.account.description,
      subledger: control.subledger,
      rule: control.rule,
      balanceCents: integerCell(balanceCents),
      itemsCents: integerCell(itemsCents),
    })),
    totals,
    openBy: {
      matchKey: countBy(({ item }) => item.rule === 'match_key'),
      invoiceReference: countBy(({ item }) => item.rule === 'invoice_reference'),
      line: countBy(({ item }) => item.rule === 'line'),
    },
    dueDates: {
      line: countBy(({ dueDateOf }) => dueDateOf === 'line'),
      invoice: countBy(({ dueDateOf }) => dueDateOf === 'invoice'),
      none: countBy(({ dueDateOf }) => dueDateOf === null),
    },
  };
}
