import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../../app/FailureState.tsx';
import { keepScope } from '../../app/keep-scope.ts';
import { useScope } from '../../app/scope.ts';
import { useArchive } from '../../app/session-context.ts';
import { useQuery } from '../../app/use-query.ts';
import { SkeletonLines } from '../../ui/Skeleton.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { Absent } from './Absent.tsx';
import { Activity } from './Activity.tsx';
import { Counts } from './Counts.tsx';
import { Facts } from './Facts.tsx';
import styles from './OverviewScreen.module.css';
import { Verdicts } from './Verdicts.tsx';
import { Years } from './Years.tsx';

/** What is in the archive, and how it stands. */
export function OverviewScreen() {
  const { t } = useTranslation(['overview', 'ui']);
  const scope = useScope();
  const archive = useArchive();
  const isForeign = archive.format === 'foreign';
  const { data, failure, retry } = useQuery('overview.get', { scope });
  return (
    <div className={styles.screen}>
      <div className={styles.page}>
        <Head />
        <div className={styles.main}>
          <Verdicts />
          {failure !== undefined ? (
            <FailureState failure={failure} onRetry={retry} />
          ) : data === undefined ? (
            <SkeletonLines lines={6} label={t('ui:loading')} />
          ) : (
            <Counts counts={data.counts} />
          )}
          {isForeign ? null : <Activity />}
          {data === undefined || isForeign ? null : <Years years={data.years} />}
        </div>
        <aside className={styles.side}>
          <Facts documentBytes={data?.documentBytes ?? 0} />
          {data === undefined ? null : <Absent codes={data.absent} />}
          {isForeign ? null : (
            <Link to="/lookups" search={keepScope}>
              {t('lookups.link')}
            </Link>
          )}
        </aside>
      </div>
    </div>
  );
}

function Head() {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const { client, fileName, period, exportedAt, format: archiveFormat } = useArchive();
  if (archiveFormat === 'foreign') {
    return (
      <header className={styles.head}>
        <h1>{fileName}</h1>
        <p>{t('foreignText')}</p>
      </header>
    );
  }
  const facts = [
    client?.kvkNumber == null ? null : t('kvk', { number: client.kvkNumber }),
    period?.from == null || period.to == null
      ? null
      : t('period', { from: format.date(period.from), to: format.date(period.to) }),
    exportedAt === null ? null : t('exported', { at: format.instant(exportedAt) }),
  ];
  return (
    <header className={styles.head}>
      <h1>{client?.name ?? fileName}</h1>
      <p>{facts.filter((fact) => fact !== null).join(' · ')}</p>
    </header>
  );
}
