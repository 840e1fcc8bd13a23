import { useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../ui/use-format.ts';
import { useArchive } from '../session-context.ts';
import { useUpToText } from '../UpToChooser.tsx';
import { useAdministrationId } from '../use-balances.ts';
import type { PrintFact } from './printout.ts';

/** What every sheet says of itself, whatever is on it. */
export interface PrintHead {
  /** The administration, and the client where that is somebody else. */
  readonly of: string;
  /** Above what the sheet itself has to say: year and period. */
  readonly before: readonly PrintFact[];
  /** Below that: the archive, when it was printed, and by whom. */
  readonly after: readonly PrintFact[];
  /** ISO 8601. */
  readonly at: string;
}

/** Of whom, of which year and period, from which archive, when and by whom: at the moment that it is asked. `ofYear` where no year is chosen. */
export function usePrintHead(): (ofYear?: string) => PrintHead {
  const { t } = useTranslation(['print', 'workspace']);
  const format = useFormat();
  const { administrations, client, fileName, archiveId, openedBy } = useArchive();
  const administrationId = useAdministrationId();
  const { year: yearId } = useSearch({ strict: false });
  const period = useUpToText();
  return useCallback(
    (ofYear) => {
      const administration = administrations.find(({ id }) => id === administrationId);
      const year = administrations.flatMap(({ years }) => years).find(({ id }) => id === yearId);
      const name =
        administration?.name ?? (administrations.length === 0 ? null : t('workspace:allAdministrations'));
      const at = new Date().toISOString();
      const years = year?.label ?? ofYear ?? t('workspace:allYears');
      return {
        of: [...new Set([client?.name, name])].filter(Boolean).join(' · ') || fileName,
        before:
          administrations.length === 0
            ? []
            : [{ name: t('workspace:year'), text: [years, period].filter(Boolean).join(', ') }],
        after: [
          { name: t('archive'), text: [fileName, archiveId].filter(Boolean).join(' · ') },
          {
            name: t('printed'),
            text: t('printedBy', {
              at: format.instant(at),
              who:
                openedBy.kind === 'owner'
                  ? t('owner')
                  : t('appointed', { name: openedBy.name, by: openedBy.appointedBy }),
            }),
          },
        ],
        at,
      };
    },
    [t, format, administrations, client, fileName, archiveId, openedBy, administrationId, yearId, period],
  );
}
