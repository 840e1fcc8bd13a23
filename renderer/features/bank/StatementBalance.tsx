import { useTranslation } from 'react-i18next';
import { useQuery } from '../../app/use-query.ts';
import { StatusDot } from '../../ui/Badge.tsx';
import { useFormat } from '../../ui/use-format.ts';
import styles from './StatementBalance.module.css';

const source = { kind: 'view', view: 'bank-statements' } as const;

/** A statement's balances, and whether it connects: what a gap is, in place. */
export function StatementBalance({ bankStatementId }: { readonly bankStatementId: number }) {
  const { t } = useTranslation('lists');
  const format = useFormat();
  const columns = useQuery('lists.columns', { source });
  const rows = useQuery('lists.rows', { query: { source, scope: { bankStatementId } }, offset: 0, limit: 1 });
  const cells = rows.data?.rows[0]?.cells;
  if (columns.data === undefined || cells === undefined) return null;
  const at = (name: string) => cells[columns.data?.columns.findIndex((column) => column.name === name) ?? -1];
  const cents = (name: string) => {
    const cell = at(name);
    return typeof cell === 'number' || typeof cell === 'string' ? format.cents(cell) : '';
  };
  const connection = String(at('connection'));
  const problems = [
    connection === 'gap' || connection === 'gap_and_lines'
      ? t('bank.gap', { previous: cents('previousClosingCents'), gap: cents('gapCents') })
      : null,
    connection === 'lines_differ' || connection === 'gap_and_lines'
      ? t('bank.linesDiffer', { difference: cents('lineDifferenceCents') })
      : null,
  ].filter((problem) => problem !== null);
  return (
    <div className={styles.balance}>
      <dl>
        <div>
          <dt>{t('bank.opening')}</dt>
          <dd>{cents('openingCents')}</dd>
        </div>
        <div>
          <dt>{t('bank.linesSum')}</dt>
          <dd>{cents('linesCents')}</dd>
        </div>
        <div>
          <dt>{t('bank.closing')}</dt>
          <dd>{cents('closingCents')}</dd>
        </div>
      </dl>
      {problems.length === 0 ? (
        <StatusDot tone="good">{t(connection === 'first' ? 'bank.first' : 'bank.connects')}</StatusDot>
      ) : (
        problems.map((problem) => (
          <StatusDot key={problem} tone="bad">
            {problem}
          </StatusDot>
        ))
      )}
    </div>
  );
}
