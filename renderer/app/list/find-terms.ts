import type { Filter } from '#shared/contract/lists.ts';
import { foldText } from '#shared/domain/fold-text.ts';
import { parseWrittenAmount } from '#shared/domain/written-amount.ts';
import { parseTypedDate } from '#shared/domain/written-date.ts';
import type { CellValue, TableColumn } from '../../ui/table/types.ts';

/** As many columns as can be looked through at once; no screen shows as many. */
const mostTerms = 800;

/**
 * What a typed text means in each of the columns, as conditions of which one is enough: part of a text, the word of a code, a whole
 * amount with either sign, a day, a month or a year, digits of a number. None where it can mean nothing.
 */
export function findTerms(
  columns: readonly TableColumn[],
  typed: string,
  codeWords: (column: string) => Readonly<Record<string, string>>,
): Filter[] {
  const text = typed.trim();
  if (text === '') return [];
  return columns.flatMap((column) => termsOf(column, text, codeWords(column.name))).slice(0, mostTerms);
}

function termsOf(column: TableColumn, text: string, words: Readonly<Record<string, string>>): Filter[] {
  const { name } = column;
  if (!column.filterable) return [];
  const contains = (value: string): Filter[] => [{ column: name, op: 'contains', values: [value] }];
  switch (column.type) {
    case 'text':
      return contains(text);
    case 'code': {
      const folded = foldText(text);
      const codes = Object.keys(words).filter((code) => foldText(words[code] ?? '').includes(folded));
      if (codes.length > 0) return [{ column: name, op: 'in', values: codes }];
      // A code without a word of its own stands there as it is.
      return Object.keys(words).length > 0 ? [] : contains(text);
    }
    case 'cents':
      return amountTerms(name, text);
    case 'integer': {
      const digits = text.replaceAll(/[.,\s]/g, '');
      return /^-?\d+$/.test(digits) && (!column.isName || digits === text) ? contains(digits) : [];
    }
    case 'real': {
      const number = Number(text.replace(',', '.'));
      return Number.isFinite(number) ? [{ column: name, op: 'equals', values: [number] }] : [];
    }
    case 'date':
    case 'instant':
      return dateTerms(name, text);
    case 'flag':
    case 'blob':
      return [];
  }
}

function amountTerms(column: string, text: string): Filter[] {
  const cents = parseWrittenAmount(text);
  if (cents === null) return [];
  const exact = BigInt(cents);
  const values = [...new Set([exact, -exact])].map(String);
  return [{ column, op: 'in', values }];
}

function dateTerms(column: string, text: string): Filter[] {
  const day = parseTypedDate(text);
  const month = /^(\d{1,2})[-/.](\d{4})$/.exec(text);
  const iso = /^\d{4}(?:-\d{2})?$/.test(text) ? text : null;
  const start = day ?? (month === null ? iso : `${month[2]}-${(month[1] ?? '').padStart(2, '0')}`);
  return start === null ? [] : [{ column, op: 'starts_with', values: [start] }];
}

/** Whether a cell is one of those found, to the rules of the engine. */
export function isFoundCell(terms: readonly Filter[], column: string, cell: CellValue): boolean {
  if (cell === null || typeof cell === 'object') return false;
  const text = foldText(String(cell));
  return terms.some(({ column: name, op, values }) => {
    if (name !== column) return false;
    const wanted = values.map((value) => foldText(String(value)));
    if (op === 'contains') return wanted.some((value) => text.includes(value));
    if (op === 'starts_with') return wanted.some((value) => text.startsWith(value));
    return wanted.includes(text);
  });
}
