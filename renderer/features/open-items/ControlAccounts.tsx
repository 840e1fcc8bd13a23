import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { keepUpTo } from '../../app/up-to.ts';
import { useFormat } from '../../ui/use-format.ts';
import styles from './OpenItems.module.css';

interface Control {
  readonly accountId: number;
  readonly code: string;
  readonly description: string;
  readonly rule: 'rgs' | 'journal' | 'items';
  readonly balanceCents: number | string;
  readonly itemsCents: number | string;
}

/** Each account of debtors and creditors as the ledger has it beside what its items come to. */
export function ControlAccounts({ controls }: { readonly controls: readonly Control[] }) {
  const { t } = useTranslation('openItems');
  const format = useFormat();
  const rest = (control: Control) => String(BigInt(control.balanceCents) - BigInt(control.itemsCents));
  const unexplained = controls.filter((control) => rest(control) !== '0');
  return (
    <details className={styles.controls}>
      <summary>
        {unexplained.length === 0
          ? t('agrees', { count: controls.length })
          : t('agreesNot', { accounts: unexplained.map(({ code }) => code).join(', ') })}
      </summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('account')}</th>
            <th scope="col">{t('why')}</th>
            <th scope="col" className={styles.amount}>
              {t('balance')}
            </th>
            <th scope="col" className={styles.amount}>
              {t('itemsSum')}
            </th>
            <th scope="col" className={styles.amount}>
              {t('rest')}
            </th>
          </tr>
        </thead>
        <tbody>
          {controls.map((control) => (
            <tr key={control.accountId}>
              <td>
                <Link
                  to="/ledger/$accountId"
                  params={{ accountId: String(control.accountId) }}
                  search={keepUpTo}
                >
                  {control.code} {control.description}
                </Link>
              </td>
              <td>{t(`controlRule.${control.rule}`)}</td>
              <td className={styles.amount}>{format.cents(control.balanceCents)}</td>
              <td className={styles.amount}>{format.cents(control.itemsCents)}</td>
              <td className={styles.amount}>{format.cents(rest(control))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{t('restHint')}</p>
    </details>
  );
}
