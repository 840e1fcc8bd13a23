import { useTranslation } from 'react-i18next';
import type { Cell } from '#shared/contract/values.ts';
import { useRecordWords } from '../../app/use-record-words.ts';
import { useFormat } from '../../ui/use-format.ts';

/** Text beyond this is cut; the proof itself holds all of it. */
const longest = 400;

/** Writes a proved value as people do; what is not as its column's name promises stays as it is. */
export function useProofValue(): (table: string, column: string, value: Cell) => string {
  const { t } = useTranslation('ui');
  const format = useFormat();
  const words = useRecordWords();
  return (table, column, value) => {
    if (value === null) return '';
    if (typeof value === 'object') return format.bytes(value.blobBytes);
    const text = String(value);
    if (column.endsWith('_cents') && /^-?\d+$/.test(text)) return format.cents(text);
    if (column.startsWith('is_') && (value === 0 || value === 1)) return t(value === 1 ? 'yes' : 'no');
    // An instant or a date of the format's; anything else comes back as it is.
    if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}(?:T|$)/.test(text)) return format.instant(text);
    const said = words.code(table, column, text);
    return said.length > longest ? `${said.slice(0, longest)} …` : said;
  };
}
