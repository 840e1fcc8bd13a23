import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { balanceSheet, usualGrouping } from '#shared/domain/statements.ts';
import { keepUpTo } from '../../app/up-to.ts';
import { StatementTable } from '../../ui/StatementTable.tsx';
import { useFormat } from '../../ui/use-format.ts';
import styles from './StatementFrame.module.css';
import { type StatementData, StatementFrame } from './StatementFrame.tsx';
import { balanceSeries } from './statement-view.ts';
import { useAmountCells, useSections, yearColumns } from './use-statement-blocks.tsx';

/** The balance sheet: assets, and equity and debts with the result carried into them, the years side by side. */
export function BalanceSheetScreen() {
  const { t } = useTranslation('statements');
  return (
    <StatementFrame title={t('balanceSheet')} view="balance-sheet" seriesOf={balanceSeries} needsOpening>
      {(data) => <Sheet data={data} />}
    </StatementFrame>
  );
}

function Sheet({ data }: { readonly data: StatementData }) {
  const { t } = useTranslation('statements');
  const format = useFormat();
  const cells = useAmountCells();
  const sections = useSections();
  const grouping = usualGrouping(data.accounts);
  const { assets, liabilities, results, differences } = balanceSheet(data.accounts, grouping);
  const unequal = data.years
    .map((place, index) => ({ label: data.balances.years[place]?.label, cents: differences[index] ?? 0n }))
    .filter(({ cents }) => cents !== 0n);
  const totals = liabilities.totals.map((total, year) => total + (results[year] ?? 0n));
  return (
    <>
      {unequal.length === 0 ? (
        <p className={styles.equal}>{t('equal')}</p>
      ) : (
        <p className={styles.difference} role="alert">
          {t('unequal', {
            years: unequal.map(({ label, cents }) => `${label}: ${format.money(String(cents))}`).join('; '),
          })}
        </p>
      )}
      <StatementTable
        label={t('figures', { title: t('balanceSheet') })}
        codeLabel={t('account')}
        nameLabel={t('description')}
        columns={yearColumns(data, t('difference'))}
        blocks={[
          {
            id: 'assets',
            title: t('assets'),
            sections: sections(assets, grouping),
            totals: [{ id: 'total', name: t('totalAssets'), cells: cells(assets.totals), isTotal: true }],
          },
          {
            id: 'liabilities',
            title: t('liabilities'),
            sections: sections(liabilities, grouping),
            totals: [
              {
                id: 'result',
                name: (
                  <Link to="/profit-and-loss" search={keepUpTo}>
                    {t('resultCarried')}
                  </Link>
                ),
                cells: cells(results),
              },
              { id: 'total', name: t('totalLiabilities'), cells: cells(totals), isTotal: true },
            ],
          },
        ]}
      />
    </>
  );
}
