import { Link, useSearch } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scope } from '#shared/contract/values.ts';
import { keepScope } from '../../app/keep-scope.ts';
import { ListScreen } from '../../app/list/ListScreen.tsx';
import { useEntryLinks } from '../../app/list/use-entry-links.tsx';
import { useScope } from '../../app/scope.ts';
import { useQuery } from '../../app/use-query.ts';
import type { CellValue } from '../../ui/table/types.ts';
import { useFormat } from '../../ui/use-format.ts';
import { VatChooser } from './VatChooser.tsx';

const source = { kind: 'view', view: 'vat-lines' } as const;
const usualColumns = [
  'date',
  'entryNumber',
  'accountCode',
  'description',
  'relation',
  'vatCode',
  'rateBp',
  'lineAmountCents',
  'vatCents',
];

/** The lines behind a box or code of a period, or all of them; a line leads to its entry. */
export function VatLinesScreen() {
  const { t } = useTranslation('vat');
  const format = useFormat();
  const chosen = useScope();
  const { box, code, from, until } = useSearch({ strict: false });
  const scope = useMemo<Scope>(
    () => ({
      // A return's period need not lie within one fiscal year.
      ...(from === undefined ? chosen : { administrationId: chosen.administrationId }),
      ...(box === undefined ? {} : { vatBox: box }),
      ...(code === undefined ? {} : { vatCodeId: code }),
      ...(from === undefined ? {} : { fromDate: from }),
      ...(until === undefined ? {} : { toDate: until }),
    }),
    [chosen, box, code, from, until],
  );
  const links = useEntryLinks('entryNumber', 'entryId');
  const renderers = useMemo(
    () => ({
      ...links.renderers,
      rateBp: (cell: CellValue): ReactNode => (typeof cell === 'number' ? format.rate(cell) : null),
    }),
    [links.renderers, format],
  );
  const period =
    from === undefined || until === undefined
      ? null
      : t('period', { from: format.date(from), until: format.date(until) });
  // The URL knows the code's id alone; every line behind it has its name.
  const { data: codes } = useQuery(
    'lists.values',
    code === undefined
      ? null
      : { query: { source, scope, filters: [], sort: [] }, column: 'vatCode', limit: 1 },
  );
  const codeName = codes?.values[0]?.value;
  const ofCode = codeName === undefined ? null : t('code', { code: String(codeName) });
  const ofBox = box === undefined ? null : box === '' ? t('noBox') : t('box', { box });
  const detail = [ofBox, ofCode, period].filter((part) => part !== null).join(', ');
  return (
    <ListScreen
      viewId="vat-lines"
      title={t('linesTitle')}
      trail={
        <Link to={code === undefined ? '/vat' : '/vat/codes'} search={keepScope}>
          {t('title')}
        </Link>
      }
      detail={detail === '' ? undefined : <span>{detail}</span>}
      controls={<VatChooser shown="lines" />}
      source={source}
      scope={scope}
      usualColumns={usualColumns}
      renderers={renderers}
      onActivate={links.open}
      empty={{ title: t('linesEmpty'), text: t('linesEmptyText') }}
    />
  );
}
