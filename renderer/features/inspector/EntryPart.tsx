import { useTranslation } from 'react-i18next';
import type { RecordRef } from '#shared/contract/values.ts';
import { FailureState } from '../../app/FailureState.tsx';
import { useQuery } from '../../app/use-query.ts';
import { SkeletonLines } from '../../ui/Skeleton.tsx';
import { useFormat } from '../../ui/use-format.ts';
import styles from './DocumentParts.module.css';
import { EntryLines } from './EntryLines.tsx';
import { LinkList } from './LinkGroups.tsx';
import { Section } from './Section.tsx';

/** Settings of an entry's part. */
export interface EntryPartProps {
  readonly entryId: number;
  readonly onNavigate: (ref: RecordRef) => void;
  readonly currentLineId?: number;
  /** How many lines at most. */
  readonly limit: number;
}

/** An entry's lines, and the documents and invoices that it was made from. */
export function EntryPart({ entryId, onNavigate, limit, ...rest }: EntryPartProps) {
  const { t } = useTranslation(['inspector', 'ui']);
  const format = useFormat();
  const { data, failure, retry } = useQuery('records.entry', { entryId, limit });
  if (failure !== undefined) return <FailureState failure={failure} onRetry={retry} />;
  if (data === undefined) return <SkeletonLines lines={6} label={t('ui:loading')} />;
  return (
    <>
      <Section title={t('lines')}>
        <EntryLines detail={data} onNavigate={onNavigate} {...rest} />
        {data.totalLines > data.lines.length ? (
          <p className={styles.none}>
            {t('moreLines', {
              shown: format.integer(data.lines.length),
              total: format.integer(data.totalLines),
            })}
          </p>
        ) : null}
      </Section>
      {data.documents.length === 0 ? null : (
        <Section title={t('documents')}>
          <LinkList links={data.documents} onNavigate={onNavigate} />
        </Section>
      )}
      {data.invoices.length === 0 ? null : (
        <Section title={t('invoices')}>
          <LinkList links={data.invoices} onNavigate={onNavigate} />
        </Section>
      )}
    </>
  );
}
