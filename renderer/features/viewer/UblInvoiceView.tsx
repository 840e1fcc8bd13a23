import { Save } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { UblInvoice } from '#shared/contract/documents.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useFormat } from '../../ui/use-format.ts';
import styles from './UblInvoiceView.module.css';

/** A UBL invoice as people read one. Everything in it is the supplier's text, shown as text. */
export function UblInvoiceView({
  invoice,
  onSaveAttachment,
}: {
  readonly invoice: UblInvoice;
  readonly onSaveAttachment: (index: number, fileName: string) => void;
}) {
  const { t } = useTranslation('viewer');
  const format = useFormat();
  const money = (cents: number | string | null) => (cents === null ? '' : format.cents(cents));
  const facts = [
    [t('ubl.number'), invoice.number],
    [t('ubl.issueDate'), invoice.issueDate === null ? null : format.date(invoice.issueDate)],
    [t('ubl.dueDate'), invoice.dueDate === null ? null : format.date(invoice.dueDate)],
    [t('ubl.orderReference'), invoice.orderReference],
    [t('ubl.paymentReference'), invoice.paymentReference],
    [t('ubl.iban'), invoice.iban],
  ] as const;
  return (
    <article className={styles.paper}>
      <header className={styles.head}>
        <h2>{t(invoice.kind === 'credit_note' ? 'ubl.creditNote' : 'ubl.invoice')}</h2>
        <Party label={t('ubl.supplier')} party={invoice.supplier} />
        <Party label={t('ubl.customer')} party={invoice.customer} />
      </header>
      <dl className={styles.facts}>
        {facts.map(([label, value]) =>
          value === null ? null : (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      {invoice.note === null ? null : (
        <p className={styles.note}>
          <span className="sr-only">{t('ubl.note')}: </span>
          {invoice.note}
        </p>
      )}
      <Lines invoice={invoice} />
      <dl className={styles.totals}>
        <Total label={t('ubl.totalNet')} value={money(invoice.netCents)} />
        {invoice.vat.map((vat, index) => (
          // Two rates of the same height may both be listed.
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
          <Total key={index} label={vatLabel(vat)} value={money(vat.vatCents)} />
        ))}
        <Total label={t('ubl.totalGross')} value={money(invoice.grossCents)} />
        <Total
          isMain
          label={t('ubl.payable')}
          value={
            invoice.payableCents === null && invoice.grossCents === null
              ? ''
              : format.money(invoice.payableCents ?? invoice.grossCents ?? 0, invoice.currency)
          }
        />
      </dl>
      {invoice.attachments.length === 0 ? null : (
        <section className={styles.attachments}>
          <h3>{t('ubl.attachments')}</h3>
          <ul>
            {invoice.attachments.map((attachment, index) => (
              // Two may have the same name.
              // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
              <li key={index}>
                {attachment.fileName}
                <span>
                  {attachment.mimeType} · {format.bytes(attachment.byteSize)}
                </span>
                <IconButton
                  label={t('ubl.saveAttachment', { name: attachment.fileName })}
                  icon={<Save />}
                  size="small"
                  onPress={() => onSaveAttachment(index, attachment.fileName)}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  );

  function vatLabel(vat: UblInvoice['vat'][number]): string {
    if (vat.rateBp === null || vat.baseCents === null) return t('ubl.vatPlain');
    return t('ubl.vatOver', { rate: format.rate(vat.rateBp), base: format.cents(vat.baseCents) });
  }
}

function Party({ label, party }: { readonly label: string; readonly party: UblInvoice['supplier'] }) {
  const { t } = useTranslation('viewer');
  return (
    <section className={styles.party}>
      <h3>{label}</h3>
      <p className={styles.name}>{party.name ?? t('ubl.unnamed')}</p>
      {party.address.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {party.vatNumber === null ? null : <p>{t('ubl.vatNumber', { number: party.vatNumber })}</p>}
      {party.kvkNumber === null ? null : <p>{t('ubl.kvkNumber', { number: party.kvkNumber })}</p>}
    </section>
  );
}

function Lines({ invoice }: { readonly invoice: UblInvoice }) {
  const { t } = useTranslation('viewer');
  const format = useFormat();
  // UN/ECE recommendation 20; a code without a word of its own stays as it is.
  const unit = (code: string | null) => (code !== null && isKnownUnit(code) ? t(`unit.${code}`) : code);
  const decimal = (text: string | null) => (text === null ? null : format.decimal(text));
  const rate = (basisPoints: number | null) => (basisPoints === null ? '' : format.rate(basisPoints));
  return (
    <table className={styles.lines}>
      <caption className="sr-only">{t('ubl.lines')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('ubl.description')}</th>
          <th scope="col" className={styles.figure}>
            {t('ubl.quantity')}
          </th>
          <th scope="col" className={styles.figure}>
            {t('ubl.unitPrice')}
          </th>
          <th scope="col" className={styles.figure}>
            {t('ubl.vat')}
          </th>
          <th scope="col" className={styles.figure}>
            {t('ubl.net')}
          </th>
        </tr>
      </thead>
      <tbody>
        {invoice.lines.map((line, index) => (
          // The lines' own ids need not differ.
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
          <tr key={index}>
            <td>{line.description}</td>
            <td className={styles.figure}>
              {[decimal(line.quantity), unit(line.unit)].filter(Boolean).join(' ')}
            </td>
            <td className={styles.figure}>{decimal(line.unitPrice)}</td>
            <td className={styles.figure}>{rate(line.vatRateBp)}</td>
            <td className={styles.figure}>{line.netCents === null ? '' : format.cents(line.netCents)}</td>
          </tr>
        ))}
        {invoice.adjustments.map((adjustment, index) => (
          // Adjustments have no ids.
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
          <tr key={`adjustment ${index}`} className={styles.adjustment}>
            <td colSpan={3}>
              {adjustment.description ?? t(Number(adjustment.netCents) < 0 ? 'ubl.allowance' : 'ubl.charge')}
            </td>
            <td className={styles.figure}>{rate(adjustment.vatRateBp)}</td>
            <td className={styles.figure}>{format.cents(adjustment.netCents)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const knownUnits = ['C62', 'EA', 'H87', 'HUR', 'DAY', 'MON', 'KGM', 'LTR', 'MTR', 'MTK'] as const;

function isKnownUnit(code: string): code is (typeof knownUnits)[number] {
  return (knownUnits as readonly string[]).includes(code);
}

function Total({
  label,
  value,
  isMain = false,
}: {
  readonly label: string;
  readonly value: string;
  readonly isMain?: boolean;
}) {
  return value === '' ? null : (
    <div className={isMain ? styles.main : undefined}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
