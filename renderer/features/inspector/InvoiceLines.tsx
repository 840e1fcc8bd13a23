import { useTranslation } from 'react-i18next';
import type { DocumentDetail } from '#shared/contract/documents.ts';
import type { RecordRef } from '#shared/contract/values.ts';
import { TextLink } from '../../ui/TextLink.tsx';
import { useFormat } from '../../ui/use-format.ts';
import styles from './CompactTable.module.css';

type Line = DocumentDetail['invoices'][number]['lines'][number];

/** The lines of an invoice: what, how many, at which rate, how much, and the account proposed for it. */
export function InvoiceLines({
  lines,
  onNavigate,
}: {
  readonly lines: readonly Line[];
  readonly onNavigate: (ref: RecordRef) => void;
}) {
  const { t } = useTranslation('inspector');
  const format = useFormat();
  return (
    <table className={styles.table}>
      <caption className="sr-only">{t('lines')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('description')}</th>
          <th scope="col" className={styles.figure}>
            {t('vat')}
          </th>
          <th scope="col" className={styles.figure}>
            {t('net')}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => {
          const { account } = line;
          const price = [line.quantity, line.unitPrice]
            .filter((part) => part !== null && part !== '')
            .map((part) => format.decimal(part ?? ''))
            .join(' × ');
          return (
            <tr key={line.lineNumber}>
              <td>
                {line.description}
                {price === '' ? null : <span className={styles.soft}> {price}</span>}
                {account === null ? null : (
                  <span className={styles.under}>
                    <TextLink onPress={() => onNavigate({ table: account.table, id: account.id })}>
                      {account.title}
                    </TextLink>
                  </span>
                )}
              </td>
              <td className={styles.figure}>{line.vatRateBp === null ? '' : format.rate(line.vatRateBp)}</td>
              <td className={styles.figure}>{line.netCents === null ? '' : format.cents(line.netCents)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
