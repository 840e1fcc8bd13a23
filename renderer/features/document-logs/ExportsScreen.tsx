import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCodeLabel } from '../../app/labels.ts';
import { ListScreen } from '../../app/list/ListScreen.tsx';
import { useScope } from '../../app/scope.ts';
import { StatusDot } from '../../ui/Badge.tsx';
import type { CellValue } from '../../ui/table/types.ts';
import { useDocumentLinks } from './use-document-links.tsx';

const source = { kind: 'view', view: 'exports' } as const;
const quickColumn = { column: 'outcome', most: 2 };
const usualColumns = [
  'at',
  'package',
  'outcome',
  'reference',
  'remark',
  'fileName',
  'kind',
  'relation',
  'invoiceNumber',
];

/** What was exported to the bookkeeping package, when and with what outcome; an export leads to its document. */
export function ExportsScreen() {
  const { t } = useTranslation('lists');
  const scope = useScope();
  const links = useDocumentLinks();
  const codeLabel = useCodeLabel();
  const renderers = useMemo(
    () => ({
      fileName: links.fileName,
      outcome: (cell: CellValue): ReactNode =>
        typeof cell === 'string' ? (
          <StatusDot tone={cell === 'exported' ? 'good' : 'bad'}>
            {codeLabel('exports', 'outcome', cell)}
          </StatusDot>
        ) : null,
    }),
    [links, codeLabel],
  );
  return (
    <ListScreen
      viewId="exports"
      title={t('exports.title')}
      source={source}
      scope={scope}
      usualColumns={usualColumns}
      quickColumn={quickColumn}
      renderers={renderers}
      onActivate={links.open}
      empty={{ title: t('exports.empty'), text: t('exports.emptyText') }}
    />
  );
}
