import type { RecordDetail } from '#shared/contract/records.ts';
import { useRecordWords } from '../../app/use-record-words.ts';
import { useFormat } from '../../ui/use-format.ts';
import { fieldText, fieldValue } from './record-fields.ts';

/** What stands at the head of a record. */
export interface HeadFacts {
  readonly kind: string;
  readonly title: string;
  readonly facts: readonly (string | null)[];
}

/** The kind, name and main facts of a record, from its fields and links. */
export function useHeadFacts(record: RecordDetail): HeadFacts {
  const format = useFormat();
  const words = useRecordWords();
  const { table } = record.ref;
  const title = record.title === '' ? `${words.table(table, 'one')} ${record.ref.id}` : record.title;
  const date = (name: string) => {
    const text = fieldText(record, name);
    return text === null ? null : format.instant(text);
  };
  const money = (name: string) => {
    const cents = fieldValue(record, name);
    const isCents = typeof cents === 'number' ? Number.isInteger(cents) : /^-?\d+$/.test(String(cents));
    return isCents && cents !== null && typeof cents !== 'object'
      ? format.money(cents, fieldText(record, 'currency') ?? 'EUR')
      : null;
  };
  const code = (name: string) => {
    const text = fieldText(record, name);
    return text === null ? null : words.code(table, name, text);
  };
  const firstLink = (role: string) => record.groups.find((group) => group.role === role)?.links[0] ?? null;
  const plain = words.table(table, 'one');
  switch (table) {
    case 'document':
      return {
        kind: code('kind') ?? plain,
        title,
        facts: [firstLink('relation')?.title ?? null, date('received_at')],
      };
    case 'invoice':
      return {
        kind: [code('kind'), code('direction')].filter(Boolean).join(' · '),
        title: fieldText(record, 'number') ?? title,
        facts: [firstLink('relation')?.title ?? null, date('issue_date'), money('gross_cents')],
      };
    case 'journal_entry':
      return { kind: plain, title, facts: [firstLink('journal')?.title ?? null, date('entry_date')] };
    case 'relation':
      return { kind: code('type') ?? plain, title, facts: [fieldText(record, 'city')] };
    case 'ledger_account':
      return { kind: plain, title, facts: [code('type')] };
    case 'journal':
      return { kind: plain, title, facts: [code('type')] };
    default:
      return { kind: plain, title, facts: [] };
  }
}
