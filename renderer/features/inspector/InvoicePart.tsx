import { useTranslation } from 'react-i18next';
import type { RecordRef } from '#shared/contract/values.ts';
import { useQuery } from '../../app/use-query.ts';
import { InvoiceLines } from './InvoiceLines.tsx';
import { invoiceLinesOf } from './invoice-line-rows.ts';
import { Section } from './Section.tsx';

const source = { kind: 'table', table: 'invoice_line' } as const;
const limit = 200;

/** The lines of an invoice, read from their table: an invoice need not have a document. */
export function InvoicePart({
  invoiceId,
  onNavigate,
}: {
  readonly invoiceId: number;
  readonly onNavigate: (ref: RecordRef) => void;
}) {
  const { t } = useTranslation('inspector');
  const columns = useQuery('lists.columns', { source });
  const rows = useQuery('lists.rows', {
    query: {
      source,
      filters: [{ column: 'invoice_id', op: 'equals', values: [invoiceId] }],
      sort: [{ column: 'line_number', direction: 'asc' }],
    },
    offset: 0,
    limit,
  });
  if (columns.data === undefined || rows.data === undefined || rows.data.rows.length === 0) return null;
  return (
    <Section title={t('lines')}>
      <InvoiceLines lines={invoiceLinesOf(columns.data.columns, rows.data.rows)} onNavigate={onNavigate} />
    </Section>
  );
}
