import { useTranslation } from 'react-i18next';
import { ListScreen } from '../../app/list/ListScreen.tsx';
import { useScope } from '../../app/scope.ts';

const source = { kind: 'view', view: 'relations' } as const;
const quickColumn = { column: 'type', most: 4 };
const usualColumns = ['code', 'name', 'type', 'city', 'kvkNumber', 'vatNumber', 'iban'];

/** Customers and suppliers. */
export function RelationsScreen() {
  const { t } = useTranslation('lists');
  const scope = useScope();
  return (
    <ListScreen
      viewId="relations"
      title={t('relations.title')}
      source={source}
      scope={scope}
      usualColumns={usualColumns}
      quickColumn={quickColumn}
      empty={{ title: t('relations.empty'), text: t('relations.emptyText') }}
    />
  );
}
