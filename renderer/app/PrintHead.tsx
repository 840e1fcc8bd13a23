import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import styles from './PrintHead.module.css';
import { useArchive } from './session-context.ts';

/** Settings of the head of a printed page. */
export interface PrintHeadProps {
  readonly title: string;
  /** The period, where the page ends before the year does. */
  readonly period?: string | undefined;
}

/** What a printed page says above its figures, and the screen does not: of whom, of which year and period, from which archive. */
export function PrintHead({ title, period }: PrintHeadProps) {
  const { t } = useTranslation('workspace');
  const archive = useArchive();
  const search = useSearch({ strict: false });
  const [only] = archive.administrations;
  const administration =
    archive.administrations.length === 1
      ? only
      : archive.administrations.find(({ id }) => id === search.administration);
  const year = administration?.years.find(({ id }) => id === search.year);
  return (
    <div className={styles.head} aria-hidden="true">
      <strong>{title}</strong>
      <span>
        {[
          administration?.name ?? archive.client?.name,
          year === undefined ? t('allYears') : `${t('year')} ${year.label}`,
          period,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      <span>{[archive.fileName, archive.archiveId].filter(Boolean).join(' · ')}</span>
    </div>
  );
}
