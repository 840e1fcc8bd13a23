import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { keepUpTo } from '../../app/up-to.ts';
import type { Balances } from '../../app/use-balances.ts';
import { useFormat } from '../../ui/use-format.ts';
import styles from './GroupedTrialBalance.module.css';
import { carryDifferences } from './trial-balance-lines.ts';

/** How a year's opening follows from the closing of the year before, or why that cannot be said; nothing for a first year. */
export function CarriedOver({ balances, place }: { readonly balances: Balances; readonly place: number }) {
  const { t } = useTranslation('statements');
  const format = useFormat();
  const year = balances.years[place];
  const before = balances.years[place - 1];
  if (year === undefined) return null;
  if (year.opening !== 'records') {
    const text = year.opening === 'none' ? 'trialNoOpening' : 'openingByJournal';
    return <p className={styles.note}>{t(text, { years: year.label })}</p>;
  }
  if (before === undefined) return null;
  const names = { year: year.label, before: before.label };
  if (balances.accounts.every(({ balances: of }) => of[place]?.carry === 'unknown')) {
    return <p className={styles.note}>{t('carryUnknown', names)}</p>;
  }
  const differences = carryDifferences(balances, place);
  const result = balances.accounts.find(({ balances: of }) => of[place]?.carry === 'result');
  if (differences.length === 0) {
    return (
      <p className={styles.equal}>
        {t('carried', names)}{' '}
        {result === undefined
          ? null
          : t('resultTaken', { ...names, account: `${result.code} ${result.description}` })}
      </p>
    );
  }
  return (
    <details className={styles.differences} open={differences.length <= 5}>
      <summary>{t('carryDiffers', { ...names, count: differences.length })}</summary>
      <ul>
        {differences.map(({ id, code, description, expectedCents, openingCents }) => (
          <li key={id}>
            <Link to="/ledger/$accountId" params={{ accountId: String(id) }} search={keepUpTo}>
              {code} {description}
            </Link>
            {': '}
            {t('carryDifference', {
              expected: format.cents(String(expectedCents)),
              opening: format.cents(String(openingCents)),
              difference: format.cents(String(openingCents - expectedCents)),
            })}
          </li>
        ))}
      </ul>
    </details>
  );
}
