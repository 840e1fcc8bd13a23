import { Link, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ListScreen } from '../../app/list/ListScreen.tsx';
import { useEntryLinks } from '../../app/list/use-entry-links.tsx';
import { keepUpTo } from '../../app/up-to.ts';

const source = { kind: 'view', view: 'journal-lines' } as const;
const usualColumns = [
  'date',
  'entryNumber',
  'accountCode',
  'description',
  'relation',
  'invoiceReference',
  'dueDate',
  'debitCents',
  'creditCents',
];

/** The lines of one item, also those after the reference date: how it came to be settled. A line leads to its entry. */
export function ItemScreen() {
  const { t } = useTranslation('openItems');
  const { lineId } = useParams({ strict: false });
  const scope = useMemo(() => ({ itemOfLineId: Number(lineId) }), [lineId]);
  const links = useEntryLinks('entryNumber', 'entryId');
  return (
    <ListScreen
      viewId="open-item-lines"
      title={t('itemLines')}
      trail={
        <Link to="/open-items/items" search={keepUpTo}>
          {t('title')}
        </Link>
      }
      source={source}
      scope={scope}
      usualColumns={usualColumns}
      renderers={links.renderers}
      onActivate={links.open}
      empty={{ title: t('noLines'), text: t('noLinesText') }}
    />
  );
}
