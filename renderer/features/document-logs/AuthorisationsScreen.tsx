import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCodeLabel } from '../../app/labels.ts';
import { ListScreen } from '../../app/list/ListScreen.tsx';
import { useScope } from '../../app/scope.ts';
import { StatusDot, type Tone } from '../../ui/Badge.tsx';
import type { CellValue } from '../../ui/table/types.ts';
import { useDocumentLinks } from './use-document-links.tsx';

const source = { kind: 'view', view: 'authorisations' } as const;
const quickColumn = { column: 'decision', most: 3 };
const usualColumns = [
  'decidedAt',
  'authoriser',
  'decision',
  'step',
  'rule',
  'fileName',
  'relation',
  'grossCents',
];
const tones: Readonly<Record<string, Tone>> = { authorised: 'good', rejected: 'bad', pending: 'caution' };

/** Who authorised which document, when and by which rule; a step leads to its document. */
export function AuthorisationsScreen() {
  const { t } = useTranslation('lists');
  const scope = useScope();
  const links = useDocumentLinks();
  const codeLabel = useCodeLabel();
  const renderers = useMemo(
    () => ({
      fileName: links.fileName,
      decision: (cell: CellValue): ReactNode =>
        typeof cell === 'string' ? (
          <StatusDot tone={tones[cell] ?? 'neutral'}>
            {codeLabel('authorisations', 'decision', cell)}
          </StatusDot>
        ) : null,
    }),
    [links, codeLabel],
  );
  return (
    <ListScreen
      viewId="authorisations"
      title={t('authorisations.title')}
      source={source}
      scope={scope}
      usualColumns={usualColumns}
      quickColumn={quickColumn}
      renderers={renderers}
      onActivate={links.open}
      empty={{ title: t('authorisations.empty'), text: t('authorisations.emptyText') }}
    />
  );
}
