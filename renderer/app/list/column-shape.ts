import { snakeCase } from '../labels.ts';

/** How wide a column stands by its name, in pixels, and whether it takes a share of what is left. */
export interface ColumnShape {
  readonly width: number;
  readonly grows: boolean;
}

const shapes: Readonly<Record<string, ColumnShape>> = {
  // Texts of any length.
  description: { width: 174, grows: true },
  remittance: { width: 230, grows: true },
  relation: { width: 150, grows: true },
  name: { width: 210, grows: true },
  file_name: { width: 210, grows: true },
  counter_name: { width: 180, grows: true },
  account: { width: 150, grows: true },
  recognised_text: { width: 240, grows: true },
  remark: { width: 200, grows: true },
  title: { width: 220, grows: true },
  body: { width: 240, grows: true },
  // Texts of a known length.
  status: { width: 158, grows: false },
  ageing: { width: 128, grows: false },
  open_by: { width: 126, grows: false },
  subledger: { width: 100, grows: false },
  relation_code: { width: 92, grows: false },
  reference: { width: 124, grows: false },
  days_overdue: { width: 96, grows: false },
  decision: { width: 140, grows: false },
  outcome: { width: 132, grows: false },
  box: { width: 104, grows: false },
  vat_code: { width: 84, grows: false },
  rate_bp: { width: 72, grows: false },
  comparison: { width: 122, grows: false },
  connection: { width: 178, grows: false },
  authoriser: { width: 160, grows: false },
  rule: { width: 190, grows: false },
  retention_class: { width: 170, grows: false },
  article: { width: 196, grows: false },
  kind: { width: 122, grows: false },
  number: { width: 124, grows: false },
  invoice_number: { width: 124, grows: false },
  invoice_reference: { width: 124, grows: false },
  entry_number: { width: 104, grows: false },
  statement_number: { width: 96, grows: false },
  code: { width: 88, grows: false },
  journal: { width: 140, grows: false },
  journal_code: { width: 76, grows: false },
  account_code: { width: 80, grows: false },
  line_number: { width: 62, grows: false },
  iban: { width: 188, grows: false },
  counter_iban: { width: 188, grows: false },
  kvk_number: { width: 100, grows: false },
  vat_number: { width: 142, grows: false },
  city: { width: 130, grows: false },
  country: { width: 70, grows: false },
  currency: { width: 70, grows: false },
  side: { width: 76, grows: false },
  id: { width: 72, grows: false },
  year: { width: 72, grows: false },
  period: { width: 76, grows: false },
};

/** A column's shape; undefined where its type decides. */
export function columnShape(name: string): ColumnShape | undefined {
  const key = snakeCase(name);
  return Object.hasOwn(shapes, key) ? shapes[key] : undefined;
}
