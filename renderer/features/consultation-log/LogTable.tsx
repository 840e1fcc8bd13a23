import { useTranslation } from 'react-i18next';
import type { ConsultationEntry } from '#shared/contract/consultation-log.ts';
import { useTableLabel } from '../../app/labels.ts';
import { CardTable } from '../../ui/CardTable.tsx';
import { useFormat } from '../../ui/use-format.ts';
import styles from './ConsultationLogScreen.module.css';

/** Views and screens, and by what they are called in the navigation. */
const navigationNames = {
  documents: 'documents',
  invoices: 'invoices',
  relations: 'relations',
  authorisations: 'authorisations',
  exports: 'exports',
  'trial-balance': 'ledger',
  'profit-and-loss': 'profitAndLoss',
  'balance-sheet': 'balanceSheet',
  journals: 'journals',
  'journal-entries': 'entries',
  entries: 'entries',
  'open-items': 'openItems',
  vat: 'vat',
  'vat-codes': 'vat',
  'bank-statements': 'bank',
  'bank-lines': 'bank',
  overview: 'overview',
  search: 'search',
  tables: 'tables',
  appointments: 'appointments',
  retention: 'retention',
  verification: 'verification',
  inspection: 'inspection',
  'consultation-log': 'consultationLog',
} as const;
/** Views that stand for one table. */
const tablesOfViews: Readonly<Record<string, string>> = {
  'journal-lines': 'journal_line',
  'ledger-card': 'journal_line',
};

/** What was done, newest first. */
export function LogTable({
  entries,
  clockSetBack,
}: {
  readonly entries: readonly ConsultationEntry[];
  /** Numbers of entries before which the computer's clock was set back. */
  readonly clockSetBack: ReadonlySet<number>;
}) {
  const { t } = useTranslation(['consultationLog', 'workspace']);
  const format = useFormat();
  const tableLabel = useTableLabel();
  const nameOf = (subject: string, id: number | null) => {
    const name = subject in navigationNames ? navigationNames[subject as keyof typeof navigationNames] : null;
    if (name !== null) return t(`workspace:nav.${name}`);
    const label = tableLabel(tablesOfViews[subject] ?? subject, id === null ? 2 : 1);
    return id === null ? label : `${label} ${id}`;
  };
  const detailOf = ({ action, detail }: ConsultationEntry) => {
    if (detail === null) return null;
    const key = `${action}.${detail}`;
    if (key === 'verification.passed' || key === 'verification.failed')
      return t(`detail.${detail as 'passed'}`);
    if (action === 'settings') return t(`detail.${detail as 'owner_on'}`, { defaultValue: detail });
    return detail;
  };
  return (
    <CardTable
      label={t('entriesTitle')}
      columns={[t('column.number'), t('column.at'), t('column.by'), t('column.action'), t('column.subject')]}
    >
      {entries.map((entry) => {
        const { number, at, by, action, subject, id, words } = entry;
        const parts = [
          subject === null ? null : nameOf(subject, id),
          words === null ? null : `“${words}”`,
          detailOf(entry),
        ].filter((part, place, all) => part !== null && all.indexOf(part) === place);
        return (
          <tr key={number}>
            <td className={styles.number}>{format.integer(number)}</td>
            <td className={styles.instant}>
              {format.instant(at)}
              {clockSetBack.has(number) ? <small>{t('clockBack')}</small> : null}
            </td>
            <td>
              {by.kind === 'owner' ? t('owner') : by.name}
              {by.kind === 'owner' ? null : (
                <small>{t('under', { by: by.appointedBy, on: format.date(by.appointedOn) })}</small>
              )}
            </td>
            <td>{t(`action.${action}`)}</td>
            <td className={styles.subject}>{parts.join(' · ')}</td>
          </tr>
        );
      })}
    </CardTable>
  );
}
