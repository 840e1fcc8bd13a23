import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../ui/use-format.ts';
import { useArchive, useSession } from '../session-context.ts';
import { useShell } from '../shell-context.ts';

const longest = 200;

/** Says in the window's title which archive is open and by whose right. */
export function useWindowTitle(): void {
  const { t } = useTranslation('workspace');
  const format = useFormat();
  const { shell } = useShell();
  const { file } = useSession();
  const { openedBy } = useArchive();
  const title =
    openedBy.kind === 'owner'
      ? t('titleOwner', { file: file.name })
      : openedBy.validUntil === null
        ? t('titleAppointment', { file: file.name, ...openedBy })
        : t('titleAppointmentUntil', {
            file: file.name,
            ...openedBy,
            until: format.date(openedBy.validUntil),
          });
  useEffect(() => {
    void shell.call('window.title', { title: title.slice(0, longest) });
    return () => void shell.call('window.title', { title: '' });
  }, [shell, title]);
}
