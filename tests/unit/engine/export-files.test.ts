import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { csvOf } from '#engine/export/csv.ts';
import { decimalText, type ExportColumn, neutralised } from '#engine/export/export-column.ts';
import { xlsxOf } from '#engine/export/xlsx.ts';
import type { ListColumn } from '#shared/contract/lists.ts';
import type { Cell } from '#shared/contract/values.ts';

const columnOf = (
  type: ListColumn['type'],
  index: number,
  codes: Record<string, string> = {},
): ExportColumn => ({
  column: { name: `c${index}`, type, sortable: true, filterable: true },
  index,
  heading: `=${type}`,
  codes,
});

async function* pagesOf(...rows: Cell[][]) {
  yield rows.map((cells) => ({ ref: null, cells }));
}

async function csv(language: 'nl' | 'en', columns: ExportColumn[], ...rows: Cell[][]): Promise<string> {
  let text = '';
  for await (const piece of csvOf(columns, pagesOf(...rows), language)) text += piece;
  return text;
}

async function sheetsOf(columns: ExportColumn[], rows: Cell[][], most?: number) {
  const stream = xlsxOf(columns, pagesOf(...rows), 'A/B: [c]', most);
  return (await readXlsx(new Uint8Array(await new Response(stream).arrayBuffer()))).sheets;
}

test('whatever begins like a formula is made text', () => {
  for (const text of ['=1+1', '+1', '-1', '@a', ' =1', '\t1', '\r1', '\n=1', '\u00a0=1', '＝1', '＠a']) {
    expect(neutralised(text), JSON.stringify(text)).toBe(`'${text}`);
  }
  for (const text of ['', 'a=1', '1-2', "'=1", 'NL 12']) expect(neutralised(text)).toBe(text);
});

test('amounts are exact at any size, in the decimal mark of the language', () => {
  expect(decimalText(-5, ',')).toBe('-0,05');
  expect(decimalText(123456, '.')).toBe('1234.56');
  expect(decimalText('-9007199254740993123', ',')).toBe('-90071992547409931,23');
});

test('a CSV cell of text is neutralised and quoted, one of figures is not', async () => {
  const columns = [
    columnOf('cents', 0),
    columnOf('text', 1),
    columnOf('code', 2, { D: 'Debet' }),
    columnOf('real', 3),
  ];
  const rows: Cell[][] = [
    [-150, '=A1;"x"\nb', 'D', 1.5],
    ['word', null, 'constructor', -2],
  ];
  expect(await csv('nl', columns, ...rows)).toBe(
    `\uFEFF'=cents;'=text;'=code;'=real\r\n-1,50;"'=A1;""x""\nb";Debet;1,5\r\nword;;constructor;-2\r\n`,
  );
  expect(await csv('en', columns, ...rows)).toContain('\r\n-1.50,"\'=A1;""x""\nb",Debet,1.5\r\n');
});

test('a workbook holds figures, dates and text, and text that is too much for Excel is cut', async () => {
  const columns = [columnOf('cents', 0), columnOf('date', 1), columnOf('text', 2), columnOf('flag', 3)];
  const [sheet] = await sheetsOf(columns, [
    [123456, '2025-12-31', '=1', 1],
    ['9007199254740993', '1850-01-01', 'x'.repeat(40_000), null],
    [-1, '2025-02-30', '\u0007<&>', 7],
  ]);
  expect(sheet?.name).toBe('A B   c');
  const [, first, second, third] = sheet?.rows ?? [];
  expect(first).toEqual([1234.56, new Date('2025-12-31T00:00:00Z'), "'=1", true]);
  expect(second?.slice(0, 2)).toEqual(['90071992547409.93', '1850-01-01']);
  expect(second?.[2]).toHaveLength(32_767);
  expect(third).toEqual([-0.01, '2025-02-30', '\u0007<&>', 7]);
});

test('more rows than a sheet holds go on in another, under the same headings', async () => {
  const rows = Array.from({ length: 7 }, (_, index): Cell[] => [index]);
  const sheets = await sheetsOf([columnOf('integer', 0)], rows, 4);
  expect(sheets.map((sheet) => sheet.rows)).toEqual([
    [["'=integer"], [0], [1], [2]],
    [["'=integer"], [3], [4], [5]],
    [["'=integer"], [6]],
  ]);
});
