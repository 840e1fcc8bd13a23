import { expect, test } from 'vitest';
import { findTerms, isFoundCell } from '../../../renderer/app/list/find-terms.ts';
import type { TableColumn } from '../../../renderer/ui/table/types.ts';

const column = (name: string, type: TableColumn['type'], more: Partial<TableColumn> = {}): TableColumn => ({
  name,
  label: name,
  type,
  sortable: true,
  filterable: true,
  ...more,
});
const columns = [
  column('description', 'text'),
  column('kind', 'code'),
  column('currency', 'code'),
  column('grossCents', 'cents'),
  column('date', 'date'),
  column('lines', 'integer'),
  column('year', 'integer', { isName: true }),
  column('balanceCents', 'cents', { filterable: false }),
];
const words = (name: string) =>
  name === 'kind' ? { invoice: 'Factuur', credit_note: 'Creditnota' } : ({} as Record<string, string>);
const terms = (text: string) =>
  Object.fromEntries(
    findTerms(columns, text, words).map(({ column: name, op, values }) => [name, [op, ...values]]),
  );

test('a text is part of texts, of codes without words, and of the words of codes', () => {
  expect(terms(' Fact ')).toEqual({
    description: ['contains', 'Fact'],
    kind: ['in', 'invoice'],
    currency: ['contains', 'Fact'],
  });
  expect(terms('  ')).toEqual({});
});

test('an amount is the whole amount with either sign; digits are parts of numbers', () => {
  expect(terms('1.234,56')).toMatchObject({ grossCents: ['in', '123456', '-123456'] });
  expect(terms('1234')).toMatchObject({
    grossCents: ['in', '123400', '-123400'],
    lines: ['contains', '1234'],
    year: ['contains', '1234'],
  });
  expect(terms('1.234')).not.toHaveProperty('year');
  expect(terms('1234')).not.toHaveProperty('balanceCents');
});

test('a day, a month and a year are looked for in dates', () => {
  expect(terms('31-12-2025').date).toEqual(['starts_with', '2025-12-31']);
  expect(terms('3-2025').date).toEqual(['starts_with', '2025-03']);
  expect(terms('2025').date).toEqual(['starts_with', '2025']);
  expect(terms('Jansen')).not.toHaveProperty('date');
});

test('the cells that are marked are those that the engine finds', () => {
  const made = findTerms(columns, 'één', words);
  expect(isFoundCell(made, 'description', 'Regel EEN')).toBe(true);
  expect(isFoundCell(made, 'description', 'twee')).toBe(false);
  const amounts = findTerms(columns, '12,10', words);
  expect(isFoundCell(amounts, 'grossCents', -1210)).toBe(true);
  expect(isFoundCell(amounts, 'grossCents', 12100)).toBe(false);
  expect(isFoundCell(amounts, 'grossCents', null)).toBe(false);
});
