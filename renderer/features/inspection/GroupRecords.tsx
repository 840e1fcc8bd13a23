import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#shared/contract/failure.ts';
import type { InspectionReason, InspectionTerm, inspectionMethods } from '#shared/contract/inspection.ts';
import type { OutputOf } from '#shared/rpc/contract.ts';
import { FailureState } from '../../app/FailureState.tsx';
import { useColumnLabel, useTableLabel } from '../../app/labels.ts';
import { failureOf } from '../../app/query-cache.ts';
import { useOpenRecord } from '../../app/record-home.ts';
import { useEngine } from '../../app/session-context.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { SkeletonLines } from '../../ui/Skeleton.tsx';
import { TextLink } from '../../ui/TextLink.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { type Exclusion, isIncluded, withRecord } from './exclusion.ts';
import styles from './InspectionScreen.module.css';

type Found = OutputOf<(typeof inspectionMethods)['inspection.records']>['records'][number];

const atOnce = 100;

/** Settings of the list. */
export interface GroupRecordsProps {
  readonly table: string;
  readonly total: number;
  readonly terms: readonly InspectionTerm[];
  readonly exclusion: Exclusion;
  readonly onChange: (exclusion: Exclusion) => void;
}

/** The records of one kind with why each is there; each can be looked at and taken out. */
export function GroupRecords({ table, total, terms, exclusion, onChange }: GroupRecordsProps) {
  const { t } = useTranslation(['inspection', 'ui']);
  const format = useFormat();
  const engine = useEngine();
  const columnLabel = useColumnLabel();
  const tableLabel = useTableLabel();
  const openRecord = useOpenRecord();
  const [records, setRecords] = useState<readonly Found[]>([]);
  const [limit, setLimit] = useState(atOnce);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    setFailure(null);
    const read = async () => {
      const offset = Math.max(0, limit - atOnce);
      const answer = await engine.call('inspection.records', { table, offset, limit: atOnce }, { signal });
      if (!signal.aborted) setRecords((before) => [...before.slice(0, offset), ...answer.records]);
    };
    read().catch((error: unknown) => {
      if (!signal.aborted) setFailure(failureOf(error));
    });
    return () => controller.abort();
  }, [engine, table, limit]);
  const because = (reason: InspectionReason): string =>
    reason.kind === 'term'
      ? t('holds', { column: columnLabel(reason.column), value: terms[reason.term]?.value ?? '' })
      : t('belongs', { table: tableLabel(reason.to.table, 1) });
  if (failure !== null) return <FailureState failure={failure} onRetry={() => setLimit(atOnce)} />;
  if (records.length === 0) return <SkeletonLines lines={4} label={t('ui:loading')} />;
  return (
    <>
      <ul className={styles.records}>
        {records.map(({ link, reasons }) => (
          <li key={link.id} className={styles.record}>
            <Checkbox
              isSelected={isIncluded(exclusion, link)}
              isDisabled={exclusion.tables.has(link.table)}
              onChange={(isIn) => onChange(withRecord(exclusion, { table: link.table, id: link.id }, isIn))}
            >
              <span className="sr-only">{t('keep', { title: link.title })}</span>
            </Checkbox>
            <span className={styles.title}>
              <TextLink label={link.title} onPress={() => openRecord(link)}>
                {link.title}
              </TextLink>
            </span>
            <span className={styles.reason}>{[...new Set(reasons.map(because))].join(' · ')}</span>
            <span className={styles.date}>{link.date === null ? '' : format.date(link.date)}</span>
            <span className={styles.amount}>
              {link.amountCents === null ? '' : format.cents(link.amountCents)}
            </span>
          </li>
        ))}
      </ul>
      {records.length < total ? (
        <Button variant="quiet" onPress={() => setLimit(records.length + atOnce)}>
          {t('more', { shown: format.integer(records.length), total: format.integer(total) })}
        </Button>
      ) : null}
    </>
  );
}
