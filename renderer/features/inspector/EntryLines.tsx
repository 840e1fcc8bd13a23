import { useNavigate } from '@tanstack/react-router';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { recordMethods } from '#shared/contract/records.ts';
import type { RecordRef } from '#shared/contract/values.ts';
import type { OutputOf } from '#shared/rpc/contract.ts';
import { keepScope } from '../../app/keep-scope.ts';
import { TextLink } from '../../ui/TextLink.tsx';
import { type Format, useFormat } from '../../ui/use-format.ts';
import styles from './CompactTable.module.css';
import { differenceCents } from './entry-balance.ts';

/** A journal entry as the contract gives it. */
export type EntryDetail = OutputOf<(typeof recordMethods)['records.entry']>;
type Line = EntryDetail['lines'][number];

/** Settings of the lines. */
export interface EntryLinesProps {
  readonly detail: EntryDetail;
  readonly onNavigate: (ref: RecordRef) => void;
  /** The line that was chosen, where one was. */
  readonly currentLineId?: number;
}

/** The lines of an entry as debit and credit, with relation and VAT, and their totals. */
export function EntryLines({ detail, onNavigate, currentLineId }: EntryLinesProps) {
  const { t } = useTranslation('inspector');
  const format = useFormat();
  const difference = differenceCents(detail.debitCents, detail.creditCents);
  return (
    <table className={styles.table}>
      <caption className="sr-only">{t('lines')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('account')}</th>
          <th scope="col" className={styles.figure}>
            {t('debit')}
          </th>
          <th scope="col" className={styles.figure}>
            {t('credit')}
          </th>
        </tr>
      </thead>
      <tbody>
        {detail.lines.map((line) => (
          <tr key={line.id} aria-current={line.id === currentLineId || undefined}>
            <td>
              <TextLink onPress={() => onNavigate({ table: 'ledger_account', id: line.accountId })}>
                {line.accountCode} {line.accountDescription}
              </TextLink>
              <Under line={line} onNavigate={onNavigate} hasDocument={detail.documents.length > 0} />
            </td>
            <td className={styles.figure}>{line.debitCents === null ? '' : format.cents(line.debitCents)}</td>
            <td className={styles.figure}>
              {line.creditCents === null ? '' : format.cents(line.creditCents)}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">
            {difference === 0n ? t('total') : t('unbalanced', { amount: format.money(String(difference)) })}
          </th>
          <td className={styles.figure}>{format.cents(detail.debitCents)}</td>
          <td className={styles.figure}>{format.cents(detail.creditCents)}</td>
        </tr>
      </tfoot>
    </table>
  );
}

/** Below the account: what the line says, whom it is about, and its VAT. */
function Under({
  line,
  onNavigate,
  hasDocument,
}: {
  readonly line: Line;
  readonly onNavigate: (ref: RecordRef) => void;
  /** The document itself is linked below, so its name says nothing more. */
  readonly hasDocument: boolean;
}) {
  const { t } = useTranslation('inspector');
  const format = useFormat();
  const navigate = useNavigate();
  const { relation } = line;
  const words = [
    line.description,
    line.invoiceReference,
    hasDocument || line.documentReference === line.invoiceReference ? null : line.documentReference,
  ].filter((part) => part !== null && part !== '');
  const parts = [
    ...(relation === null
      ? []
      : [
          {
            id: 'relation',
            words: (
              <TextLink onPress={() => onNavigate({ table: relation.table, id: relation.id })}>
                {relation.title}
              </TextLink>
            ),
          },
        ]),
    ...(words.length === 0 ? [] : [{ id: 'words', words: words.join(' · ') }]),
    ...line.vat.map((vat, index) => {
      const { codeId } = vat;
      const text = vatText(vat, format);
      const openLines = () =>
        void navigate({
          to: '/vat/lines',
          search: (old) => ({ ...keepScope(old), code: codeId ?? undefined }),
        });
      return {
        id: `vat ${index}`,
        words: codeId === null ? text : <TextLink onPress={openLines}>{text}</TextLink>,
      };
    }),
  ];
  if (parts.length === 0) return null;
  return (
    <span className={styles.under}>
      {parts.map((part, index) => (
        <Fragment key={part.id}>
          {index === 0 ? null : ' · '}
          {part.words}
        </Fragment>
      ))}
    </span>
  );

  function vatText(vat: Line['vat'][number], { rate, cents }: Format): string {
    const sign = vat.side === 'C' ? '−' : '';
    return t('vatPart', {
      code: vat.code ?? '',
      rate: vat.rateBp === null ? '' : rate(vat.rateBp),
      amount: `${sign}${cents(vat.amountCents)}`,
    }).replace(/ +/g, ' ');
  }
}
