import { formatCentsPlain, formatDate, type Language } from '#shared/domain/format.ts';
import { parseWrittenAmount } from '#shared/domain/written-amount.ts';
import { parseTypedDate } from '#shared/domain/written-date.ts';
import type { TableColumn, TableFilter } from '../types.ts';
import type { FilterKind } from './filter-kind.ts';

/** A range as it is typed. */
export interface RangeDraft {
  readonly from: string;
  readonly to: string;
}

/** What a column's filters are as a typed range. */
export function rangeDraft(
  kind: FilterKind,
  filters: readonly TableFilter[],
  language: Language,
): RangeDraft {
  const textOf = (...operators: TableFilter['op'][]) => {
    const value = filters.find(({ op }) => operators.includes(op))?.values[0];
    if (value === undefined || value === null) return '';
    if (kind === 'amount') return formatCentsPlain(value, language);
    return kind === 'date' ? formatDate(String(value).slice(0, 10), language) : String(value);
  };
  return { from: textOf('at_least', 'equals'), to: textOf('at_most', 'equals') };
}

/** Reads one end of a range: null where it is empty, undefined where it is none of its kind. */
export function parseEnd(kind: FilterKind, text: string): string | number | null | undefined {
  if (text.trim() === '') return null;
  if (kind === 'amount') {
    const cents = parseWrittenAmount(text);
    return typeof cents === 'bigint' ? String(cents) : (cents ?? undefined);
  }
  if (kind === 'date') return parseTypedDate(text) ?? undefined;
  const number = Number(text.trim().replace(',', '.'));
  return Number.isFinite(number) ? number : undefined;
}

/** A typed range as filters; undefined where an end cannot be read. An instant's last day counts to its end. */
export function rangeFilters(
  column: TableColumn,
  kind: FilterKind,
  draft: RangeDraft,
): readonly TableFilter[] | undefined {
  const from = parseEnd(kind, draft.from);
  const to = parseEnd(kind, draft.to);
  if (from === undefined || to === undefined) return undefined;
  const last = column.type === 'instant' && typeof to === 'string' ? `${to}T23:59:59Z` : to;
  return [
    ...(from === null ? [] : [{ column: column.name, op: 'at_least' as const, values: [from] }]),
    ...(last === null ? [] : [{ column: column.name, op: 'at_most' as const, values: [last] }]),
  ];
}
