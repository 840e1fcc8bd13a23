import type { DocumentDetail } from '#shared/contract/documents.ts';
import type { ListColumn, ListRow } from '#shared/contract/lists.ts';
import type { Cell } from '#shared/contract/values.ts';

type Line = DocumentDetail['invoices'][number]['lines'][number];

/** Rows of the table `invoice_line` as the lines of an invoice. */
export function invoiceLinesOf(columns: readonly ListColumn[], rows: readonly ListRow[]): Line[] {
  const place = new Map(columns.map(({ name }, index) => [name, index]));
  return rows.map(({ cells }, index) => {
    const cell = (name: string): Cell => cells[place.get(name) ?? -1] ?? null;
    const text = (name: string) => {
      const value = cell(name);
      return value === null || typeof value === 'object' ? null : String(value);
    };
    const integer = (name: string) => {
      const value = cell(name);
      return typeof value === 'number' && Number.isInteger(value) ? value : null;
    };
    const net = cell('net_cents');
    return {
      lineNumber: integer('line_number') ?? index + 1,
      description: text('description'),
      quantity: [text('quantity'), text('unit')].filter((part) => part !== null).join(' ') || null,
      unitPrice: text('unit_price'),
      netCents: typeof net === 'number' || typeof net === 'string' ? net : null,
      vatRateBp: integer('vat_rate_bp'),
      account: null,
    };
  });
}
