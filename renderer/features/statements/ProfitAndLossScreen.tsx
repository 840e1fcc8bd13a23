import { useTranslation } from 'react-i18next';
import { profitAndLoss, usualGrouping } from '#shared/domain/statements.ts';
import { StatementTable } from '../../ui/StatementTable.tsx';
import { type StatementData, StatementFrame } from './StatementFrame.tsx';
import { resultSeries } from './statement-view.ts';
import { useAmountCells, useSections, yearColumns } from './use-statement-blocks.tsx';

/** The profit and loss account: revenue and costs by heading, the years side by side. */
export function ProfitAndLossScreen() {
  const { t } = useTranslation('statements');
  return (
    <StatementFrame
      title={t('profitAndLoss')}
      view="profit-and-loss"
      seriesOf={resultSeries}
      needsOpening={false}
    >
      {(data) => <ProfitAndLoss data={data} />}
    </StatementFrame>
  );
}

function ProfitAndLoss({ data }: { readonly data: StatementData }) {
  const { t } = useTranslation('statements');
  const cells = useAmountCells();
  const sections = useSections();
  const grouping = usualGrouping(data.accounts);
  const statement = profitAndLoss(data.accounts, grouping);
  return (
    <StatementTable
      label={t('figures', { title: t('profitAndLoss') })}
      codeLabel={t('account')}
      nameLabel={t('description')}
      columns={yearColumns(data, t('difference'))}
      blocks={[
        {
          id: 'result',
          sections: sections(statement, grouping),
          totals: [{ id: 'result', name: t('result'), cells: cells(statement.totals), isTotal: true }],
        },
      ]}
    />
  );
}
