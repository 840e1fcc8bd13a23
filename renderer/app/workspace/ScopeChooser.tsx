import { useNavigate, useSearch } from '@tanstack/react-router';
import { ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { Menu } from '../../ui/Menu.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useArchive } from '../session-context.ts';
import styles from './ScopeChooser.module.css';

const all = 'all';

/** Chooses the administration and the fiscal year that every screen is narrowed to. */
export function ScopeChooser() {
  const { t } = useTranslation('workspace');
  const format = useFormat();
  const archive = useArchive();
  const navigate = useNavigate();
  const search = useSearch({ strict: false });

  const { administrations } = archive;
  const [only] = administrations;
  if (only === undefined)
    return <span className={styles.name}>{archive.client?.name ?? archive.fileName}</span>;

  const administration =
    administrations.length === 1 ? only : administrations.find(({ id }) => id === search.administration);
  const year = administration?.years.find(({ id }) => id === search.year);
  const go = (scope: { administration?: number | undefined; year?: number | undefined }) =>
    void navigate({ to: '.', search: (old) => ({ ...old, ...scope, record: undefined }) });

  return (
    <>
      {administrations.length === 1 ? (
        <span className={styles.name} title={only.name}>
          {only.name}
        </span>
      ) : (
        <Menu
          label={t('administration')}
          choice="one"
          trigger={
            <Button
              className={styles.chooser ?? ''}
              aria-label={`${t('administration')}: ${administration?.name ?? t('allAdministrations')}`}
            >
              <span className={styles.value}>{administration?.name ?? t('allAdministrations')}</span>
              <ChevronDown aria-hidden="true" />
            </Button>
          }
          onChoose={(id) => go({ administration: id === all ? undefined : Number(id), year: undefined })}
          groups={[
            {
              id: 'all',
              entries: [{ id: all, label: t('allAdministrations'), isChosen: administration === undefined }],
            },
            {
              id: 'each',
              entries: administrations.map(({ id, code, name }) => ({
                id: String(id),
                label: name,
                detail: code,
                isChosen: id === administration?.id,
              })),
            },
          ]}
        />
      )}
      {administration === undefined || administration.years.length === 0 ? null : (
        <Menu
          label={t('year')}
          choice="one"
          trigger={
            <Button
              className={styles.chooser ?? ''}
              aria-label={`${t('year')}: ${year?.label ?? t('allYears')}`}
            >
              <span className={styles.value}>{year?.label ?? t('allYears')}</span>
              <ChevronDown aria-hidden="true" />
            </Button>
          }
          onChoose={(id) => go({ year: id === all ? undefined : Number(id) })}
          groups={[
            { id: 'all', entries: [{ id: all, label: t('allYears'), isChosen: year === undefined }] },
            {
              id: 'each',
              entries: administration.years.toReversed().map(({ id, label, startDate, endDate }) => ({
                id: String(id),
                label,
                detail: `${format.date(startDate)} – ${format.date(endDate)}`,
                isChosen: id === year?.id,
              })),
            },
          ]}
        />
      )}
    </>
  );
}
