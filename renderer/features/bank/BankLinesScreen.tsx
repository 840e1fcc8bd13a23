import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ListScreen } from '../../app/list/ListScreen.tsx';
import { useScope } from '../../app/scope.ts';
import { ListChooser } from './ListChooser.tsx';
import { useBankLineLinks } from './use-bank-line-links.tsx';

const source = { kind: 'view', view: 'bank-lines' } as const;
const usualColumns = ['date', 'statementNumber', 'counterName', 'remittance', 'entryNumber', 'amountCents'];

/** The lines of all bank statements. */
export function BankLinesScreen() {
  const { t } = useTranslation('lists');
  const links = useBankLineLinks();
  const scope = useScope();
  const conditions = useMemo(
    () => [
      {
        id: 'without-entry',
        label: t('bank.withoutEntry'),
        filter: { column: 'entryId', op: 'empty' as const, values: [] },
      },
    ],
    [t],
  );
  return (
    <ListScreen
      viewId="bank-lines"
      title={t('bank.lines')}
      controls={<ListChooser shown="lines" />}
      source={source}
      scope={scope}
      usualColumns={usualColumns}
      renderers={links.renderers}
      onActivate={links.open}
      quickConditions={conditions}
      empty={{ title: t('bank.linesEmpty'), text: t('bank.linesEmptyText') }}
    />
  );
}
