import type { RecordDetail } from '#shared/contract/records.ts';
import type { Cell } from '#shared/contract/values.ts';

/** One field of a record. */
export type RecordField = RecordDetail['fields'][number];

/** How a field is shown. */
export type FieldForm =
  | 'cents'
  | 'date'
  | 'instant'
  | 'rate'
  | 'bytes'
  | 'flag'
  | 'code'
  | 'number'
  | 'hash'
  | 'text';

/** How a field is shown, by its type and, where the type says too little, by its name in the format. */
export function fieldForm({ name, type }: Pick<RecordField, 'name' | 'type'>): FieldForm {
  switch (type) {
    case 'cents':
    case 'date':
    case 'instant':
    case 'flag':
    case 'code':
      return type;
    case 'integer':
    case 'real':
      if (name.endsWith('_bp')) return 'rate';
      if (name === 'byte_size') return 'bytes';
      return 'number';
    default:
      return name === 'sha256' ? 'hash' : 'text';
  }
}

/** The value of a field by its name; null where there is none. */
export function fieldValue(record: RecordDetail, name: string): Cell {
  return record.fields.find((field) => field.name === name)?.value ?? null;
}

/** The text of a field; null where it is empty or no text. */
export function fieldText(record: RecordDetail, name: string): string | null {
  const value = fieldValue(record, name);
  return typeof value === 'string' && value !== '' ? value : null;
}

/** The id that a field holds; null where it holds none. */
export function fieldId(record: RecordDetail, name: string): number | null {
  const value = fieldValue(record, name);
  return typeof value === 'number' ? value : null;
}

/** Fields that say something to people: not empty, not the id, and not what stands elsewhere in the pane. */
export function tellingFields(record: RecordDetail, elsewhere: readonly string[] = []): RecordField[] {
  return record.fields.filter(
    ({ name, value }) =>
      value !== null &&
      value !== '' &&
      name !== 'id' &&
      typeof value !== 'object' &&
      !elsewhere.includes(name),
  );
}

/** A cell as it is copied: exact and unformatted; amounts stay cents only where they are no whole euros and cents. */
export function copyText({ type, value }: Pick<RecordField, 'type' | 'value'>): string {
  if (value === null || typeof value === 'object') return '';
  if (type !== 'cents' || !/^-?\d+$/.test(String(value))) return String(value);
  const digits = String(value).replace('-', '').padStart(3, '0');
  const sign = String(value).startsWith('-') ? '-' : '';
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
