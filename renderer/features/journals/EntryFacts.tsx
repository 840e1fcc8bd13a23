import { FileText, ReceiptText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { EngineContract } from '#shared/contract/engine-contract.ts';
import type { OutputOf } from '#shared/rpc/contract.ts';
import { useSelectedRecord } from '../../app/scope.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './EntryFacts.module.css';

/** An entry's description and papers, above its lines; a paper opens beside them. */
export function EntryFacts({ entry }: { readonly entry: OutputOf<EngineContract['records.entry']> }) {
  const { t } = useTranslation('lists');
  const [, select] = useSelectedRecord();
  const { description, fiscalYearLabel, periodNumber, enteredBy } = entry.entry;
  const facts = [
    description,
    periodNumber === null
      ? fiscalYearLabel
      : t('journals.yearAndPeriod', { year: fiscalYearLabel, period: periodNumber }),
    enteredBy === null ? null : t('journals.enteredBy', { name: enteredBy }),
  ];
  return (
    <div className={styles.facts}>
      <p>{facts.filter((fact) => fact !== null && fact !== '').join(' · ')}</p>
      {entry.documents.map((document) => (
        <Button
          key={`document-${document.id}`}
          icon={<FileText aria-hidden="true" />}
          onPress={() => select(document)}
        >
          {document.title}
        </Button>
      ))}
      {entry.invoices.map((invoice) => (
        <Button
          key={`invoice-${invoice.id}`}
          icon={<ReceiptText aria-hidden="true" />}
          onPress={() => select(invoice)}
        >
          {invoice.title}
        </Button>
      ))}
    </div>
  );
}
