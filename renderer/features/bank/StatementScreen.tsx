import { Link, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { keepScope } from '../../app/keep-scope.ts';
import { ListScreen } from '../../app/list/ListScreen.tsx';
import { ScreenFailure } from '../../app/ScreenFailure.tsx';
import { useQuery } from '../../app/use-query.ts';
import { useFormat } from '../../ui/use-format.ts';
import { StatementBalance } from './StatementBalance.tsx';
import { useBankLineLinks } from './use-bank-line-links.tsx';

const source = { kind: 'view', view: 'bank-lines' } as const;
const usualColumns = ['date', 'counterName', 'counterIban', 'remittance', 'entryNumber', 'amountCents'];

/** The lines of one bank statement. */
export function StatementScreen() {
  const { t } = useTranslation('lists');
  const links = useBankLineLinks();
  const format = useFormat();
  const { statementId: parameter } = useParams({ strict: false });
  const bankStatementId = Number(parameter);
  const scope = useMemo(() => ({ bankStatementId }), [bankStatementId]);
  const statement = useQuery('records.get', { table: 'bank_statement', id: bankStatementId });
  const trail = (
    <Link to="/bank" search={keepScope}>
      {t('bank.title')}
    </Link>
  );
  if (statement.failure !== undefined) {
    return (
      <ScreenFailure
        title={t('bank.lines')}
        trail={trail}
        failure={statement.failure}
        onRetry={statement.retry}
      />
    );
  }
  const field = (name: string) => statement.data?.fields.find((candidate) => candidate.name === name)?.value;
  const number = field('number');
  const date = field('statement_date');
  return (
    <ListScreen
      viewId="bank-statement"
      title={typeof number === 'string' ? t('bank.statement', { number }) : t('bank.lines')}
      trail={trail}
      detail={typeof date === 'string' ? <span>{format.date(date)}</span> : undefined}
      strip={<StatementBalance bankStatementId={bankStatementId} />}
      source={source}
      scope={scope}
      usualColumns={usualColumns}
      renderers={links.renderers}
      onActivate={links.open}
      empty={{ title: t('bank.linesEmpty'), text: t('bank.linesEmptyText') }}
    />
  );
}
