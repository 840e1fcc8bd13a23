import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alignColumns, counted, formatCell, formatCents } from '../../../electron/cli/columns.ts';

describe('aligned columns', () => {
  const columns = [
    { title: 'what', isRightAligned: false },
    { title: 'cents', isRightAligned: true },
  ];

  test('are as wide as their widest cell, without spaces at the end', () => {
    expect(
      alignColumns(columns, [
        ['rent', '1200.00'],
        ['a long name', '3.50'],
        ['x', ''],
      ]),
    ).toEqual(['what           cents', 'rent         1200.00', 'a long name     3.50', 'x']);
  });

  test('are their titles alone where there are no rows', () => {
    expect(alignColumns(columns, [])).toEqual(['what  cents']);
  });

  test('cut long cells, never within a character', () => {
    const [, line] = alignColumns([{ title: 't', isRightAligned: false }], [['𝄞'.repeat(100)]]);
    expect(line).toBe(`${'𝄞'.repeat(59)}…`);
    const [, whole] = alignColumns([{ title: 't', isRightAligned: false }], [['𝄞'.repeat(60)]]);
    expect(whole).toBe('𝄞'.repeat(60));
  });

  test('keep each row on its line, whatever stands in it', () => {
    const unit = fc.constantFrom(...'aé€𝄞 \u0000\t\n\r\u001b\u0085\u009b\u2028\u202e');
    const cell = fc.string({ unit, maxLength: 80 });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell)), (rows) => {
        const lines = alignColumns(columns, rows);
        expect(lines).toHaveLength(rows.length + 1);
        expect(lines.filter((line) => /[\p{Cc}\u2028\u2029]/u.test(line))).toEqual([]);
      }),
    );
  });
});

describe('amounts', () => {
  test.each([
    [0, '0.00'],
    [5, '0.05'],
    [-5, '-0.05'],
    [-100, '-1.00'],
    [110_975_322, '1109753.22'],
    ['9223372036854775807', '92233720368547758.07'],
    ['-9223372036854775808', '-92233720368547758.08'],
  ])('%s cents are %s', (cents, written) => {
    expect(formatCents(cents)).toBe(written);
  });

  test('read back as what they were', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (cents) => {
        expect(BigInt(formatCents(cents).replace('.', ''))).toBe(cents);
      }),
    );
  });
});

test('a cell is shown by its column’s type', () => {
  expect(formatCell(null, 'text')).toBe('');
  expect(formatCell({ blobBytes: 42 }, 'blob')).toBe('42 bytes');
  expect(formatCell(1250, 'cents')).toBe('12.50');
  expect(formatCell('9007199254740993', 'cents')).toBe('90071992547409.93');
  expect(formatCell(1250, 'integer')).toBe('1250');
  expect(formatCell(0.1, 'real')).toBe('0.1');
});

test('a number goes with its word', () => {
  expect([0, 1, 2].map((count) => counted(count, 'finding'))).toEqual([
    '0 findings',
    '1 finding',
    '2 findings',
  ]);
});
